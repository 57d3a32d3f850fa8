package nl.kennispeil.bank.exchange.gift;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.ItemFormat;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.draft.Decoded;

/**
 * GIFT: all question types of Moodle's {@code qformat_gift} (4.5), which this follows where the documentation is silent.
 * Each question is worth 1 point, as in Moodle.
 */
public final class GiftFormat implements ItemFormat {

    private static final int MAX_BYTES = 10_000_000;
    private static final Pattern NAMED = Pattern.compile("(?m)^(::.*::|\\$CATEGORY:)");
    private static final Pattern ANSWERS = Pattern.compile("(?s)\\{\\s*(\\}|[=~#]|(T|F|TRUE|FALSE)\\s*(#|\\})|%)");

    @Override
    public String name() {
        return "gift";
    }

    @Override
    public boolean recognises(SourceFile file) {
        if (file.bytes().length > MAX_BYTES) {
            return false;
        }
        Decoded decoded = Decoded.of(file.bytes());
        String start = decoded.text().stripLeading();
        if (!decoded.looksLikeText() || start.startsWith("<") || start.startsWith("{") || start.startsWith("[{")) {
            return false;
        }
        return ANSWERS.matcher(decoded.text()).find() || start.startsWith("$CATEGORY:") || start.startsWith("::");
    }

    /** Named questions with answers: text that holds braces by chance does not look so. */
    @Override
    public boolean holdsItems(SourceFile file) {
        if (!recognises(file)) {
            return false;
        }
        String text = Decoded.of(file.bytes()).text();
        return ANSWERS.matcher(text).find() && NAMED.matcher(text).find();
    }

    @Override
    public List<Incoming> read(SourceFile file) {
        if (file.bytes().length > MAX_BYTES) {
            return List.of(Incoming.refused(
                    file.path(), "", "", "the file is " + file.bytes().length + " bytes: allowed are " + MAX_BYTES));
        }
        Decoded decoded = Decoded.of(file.bytes());
        List<Incoming> items = new ArrayList<>();
        int number = 0;
        for (GiftBlock block : GiftBlock.of(decoded.text())) {
            number++;
            items.add(new GiftQuestion(file.path(), block, number, decoded.guessed()).read());
        }
        if (items.isEmpty()) {
            items.add(Incoming.refused(file.path(), "", "", "there is no question in the file"));
        }
        return items;
    }
}
