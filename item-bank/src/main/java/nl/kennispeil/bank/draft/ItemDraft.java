package nl.kennispeil.bank.draft;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An item in the making: texts by field name. Names are paths such as {@code option/c1/key}; a list, such as
 * {@code options}, is a text of identifiers with spaces between; a formatted text is a {@code div} as
 * {@link nl.kennispeil.bank.content.Markup} writes it. An empty text and a missing field are the same. Immutable.
 *
 * @param fields texts by name, none empty
 */
public record ItemDraft(SortedMap<String, String> fields) {

    /** Fields a draft may have. */
    public static final int MOST_FIELDS = 2_000;

    /** Characters of one field. */
    public static final int LONGEST_FIELD = 100_000;

    /** Characters of all fields together, and of the item a draft began as. */
    public static final int LONGEST = 600_000;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z]{1,24}(/[A-Za-z0-9_.-]{1,64}){0,4}");
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    /** @throws IllegalArgumentException when there are too many fields, too much text, or a name is no path */
    public ItemDraft {
        TreeMap<String, String> kept = new TreeMap<>();
        int length = 0;
        for (Map.Entry<String, String> each : fields.entrySet()) {
            if (!NAME.matcher(each.getKey()).matches()) {
                throw new IllegalArgumentException("a field has a name that does not fit " + NAME);
            }
            String value = UNREADABLE.matcher(each.getValue()).replaceAll("");
            if (value.length() > LONGEST_FIELD && !each.getKey().equals(DraftTree.BASE)) {
                throw new IllegalArgumentException("field " + each.getKey() + " has " + value.length()
                        + " characters: allowed are " + LONGEST_FIELD);
            }
            length += value.length();
            if (!value.isEmpty()) {
                kept.put(each.getKey(), value);
            }
        }
        if (kept.size() > MOST_FIELDS || length > LONGEST) {
            throw new IllegalArgumentException("a draft has " + kept.size() + " fields and " + length
                    + " characters: allowed are " + MOST_FIELDS + " and " + LONGEST);
        }
        fields = Collections.unmodifiableSortedMap(kept);
    }

    public static ItemDraft of(Map<String, String> fields) {
        return new ItemDraft(new TreeMap<>(fields));
    }

    /** The text of a field, empty when it has none. */
    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    /** The identifiers of a list field, in order. */
    public List<String> list(String field) {
        return identifiers(get(field));
    }

    static List<String> identifiers(String value) {
        return Arrays.stream(value.split("\\s+"))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    }

    public boolean is(String field, String value) {
        return get(field).equals(value);
    }

    public ItemDraft with(String field, String value) {
        SortedMap<String, String> changed = new TreeMap<>(fields);
        changed.put(field, value);
        return new ItemDraft(changed);
    }

    /** What it is; text only when it does not say. */
    public DraftType type() {
        String type = get("type");
        return Arrays.stream(DraftType.values())
                .filter(each -> each.name().equals(type))
                .findFirst()
                .orElse(DraftType.TEXT_ONLY);
    }

    /** The names of fields only: the texts hold a key, and what is printed ends up in a log. */
    @Override
    public String toString() {
        return "ItemDraft" + fields.keySet();
    }
}
