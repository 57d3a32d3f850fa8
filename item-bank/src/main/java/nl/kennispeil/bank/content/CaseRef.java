package nl.kennispeil.bank.content;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a case of this bank. It is the identifier by which an item refers to what the case tells, so an item says
 * for ever with which version it was made and approved; the text itself stands in the item.
 *
 * @param id {@code CS-} and eight letters or digits, the same for ever
 * @param version from 1
 */
public record CaseRef(String id, int version) {

    public static final Pattern ID = Pattern.compile("CS-[0-9A-Z]{8}");

    private static final Pattern WRITTEN = Pattern.compile("(" + ID + ")-([1-9][0-9]{0,5})");

    public CaseRef {
        if (!ID.matcher(id).matches() || version < 1) {
            throw new IllegalArgumentException(
                    "case \"" + id + "\" version " + version + ": allowed is " + ID + " and from 1");
        }
    }

    /** Reads what {@link #toString} writes; empty for anything else, such as a stimulus of another system. */
    public static Optional<CaseRef> parse(String identifier) {
        Matcher matcher = WRITTEN.matcher(identifier);
        return matcher.matches()
                ? Optional.of(new CaseRef(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** The case an item belongs to; empty for none, and for a stimulus that came from elsewhere. */
    public static Optional<CaseRef> of(ItemContent item) {
        return item.stimuli().stream()
                .flatMap(each -> parse(each.identifier()).stream())
                .findFirst();
    }

    /** Such as {@code CS-7K2M9QXA-3}. */
    @Override
    public String toString() {
        return id + "-" + version;
    }
}
