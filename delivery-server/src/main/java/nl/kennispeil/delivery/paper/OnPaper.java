package nl.kennispeil.delivery.paper;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Stimulus;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.media.MediaFiles;
import nl.kennispeil.delivery.content.CandidateBody;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import nl.kennispeil.scan.print.Piece;

/** Which items paper can hold: those of which every part can be printed and answered. Safe for several threads. */
public final class OnPaper {

    private static final int KEPT = 20_000;

    private final MediaFiles media;

    /** Versions never change; what was wrong with one may be put right in the library. */
    private final Cache<ItemRef, Boolean> whole =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public OnPaper(MediaFiles media) {
        this.media = media;
    }

    /**
     * The items that cannot be on paper, in order.
     *
     * @param items of a form, in order
     */
    public List<Unprintable> unprintable(List<ItemVersion> items) {
        List<Unprintable> found = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            ItemVersion item = items.get(i);
            if (whole.getIfPresent(item.ref()) != null) {
                continue;
            }
            List<Fault> faults = faults(item, i + 1);
            if (faults.isEmpty()) {
                whole.put(item.ref(), true);
            } else {
                found.add(new Unprintable(i + 1, item.ref(), faults));
            }
        }
        return found;
    }

    private List<Fault> faults(ItemVersion item, int number) {
        Sheet sheet = Sheet.candidate(media, new PaperWords(Messages.in(Language.of("nl"))), number);
        body(sheet, item.content());
        shared(sheet, item.content());
        return sheet.faults();
    }

    /** What is asked, as a candidate may see it. */
    static List<Piece> body(Sheet sheet, ItemContent content) {
        if (content.body().isEmpty()
                || content.interactions().stream().allMatch(each -> each.kind() == InteractionKind.MEDIA)) {
            sheet.fault(Fault.Reason.NOTHING, "");
        }
        CandidateBody.missing(content).forEach(each -> sheet.fault(Fault.Reason.OTHER_WAY, ""));
        return content.body().isEmpty() ? List.of() : Flow.of(sheet, CandidateBody.of(content, file -> file));
    }

    /** What the item shares with others of its case, as a candidate may see it. */
    static List<Piece> shared(Sheet sheet, ItemContent content) {
        List<Piece> pieces = new ArrayList<>();
        for (Stimulus each : content.stimuli()) {
            pieces.addAll(Flow.of(sheet, CandidateBody.of(content, each, file -> file)));
        }
        return pieces;
    }

    /** One line per item for who plans or prints: "14: …". */
    public static List<String> words(List<Unprintable> unprintable, Messages messages) {
        PaperWords words = new PaperWords(messages);
        return unprintable.stream()
                .map(each -> words.t(
                        "forms.paper.line",
                        each.number(),
                        each.item().id(),
                        each.faults().stream().map(words::fault).collect(Collectors.joining("; "))))
                .toList();
    }

    /** The numbers with a comma between: what a page showed to who asks for a booklet. */
    public static String numbers(List<Unprintable> unprintable) {
        return unprintable.stream().map(each -> Integer.toString(each.number())).collect(Collectors.joining(","));
    }
}
