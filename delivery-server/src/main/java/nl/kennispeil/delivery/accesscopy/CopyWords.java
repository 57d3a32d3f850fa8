package nl.kennispeil.delivery.accesscopy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.jspecify.annotations.Nullable;

/** Words of a copy, Dutch first and English after it: the copy goes along for years, the choice of a moment does not. */
final class CopyWords {

    private static final Locale DUTCH = Language.NL.locale();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", DUTCH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", DUTCH).withZone(Page.ZONE);
    private static final String MISSING = "⟦";

    private final Messages nl = Messages.in(Language.NL);
    private final Messages en = Messages.in(Language.EN);

    String nl(String key, Object... arguments) {
        return nl.text("page.copy." + key, arguments);
    }

    String en(String key, Object... arguments) {
        return en.text("page.copy." + key, arguments);
    }

    /** Both, once when they are the same. */
    String both(String key, Object... arguments) {
        String dutch = nl(key, arguments);
        String english = en(key, arguments);
        return dutch.equals(english) ? dutch : dutch + " / " + english;
    }

    List<String> columns(CopyTable table) {
        return table.columns().stream().map(each -> both("column." + each)).toList();
    }

    /** A cell as people read it. */
    String cell(String column, @Nullable Object cell) {
        if (cell == null || cell.equals("")) {
            return "–";
        }
        if (cell instanceof Instant at) {
            return MOMENT.format(at).replace(".", "");
        }
        if (cell instanceof LocalDate day) {
            return DAY.format(day).replace(".", "");
        }
        if (cell instanceof Boolean flag) {
            return both(flag ? "yes" : "no");
        }
        if (cell instanceof Number number) {
            return number.toString().replace('.', ',');
        }
        String text = cell.toString();
        // what somebody typed is no key
        if (text.length() <= 40 && text.matches("[A-Za-z0-9./_-]+")) {
            String key = "value." + column + "." + text.toLowerCase(Locale.ROOT);
            if (!nl(key).startsWith(MISSING)) {
                return both(key);
            }
        }
        return text;
    }
}
