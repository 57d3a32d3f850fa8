package nl.kennispeil.delivery.itembank;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.kennispeil.bank.card.CardEdit;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.form.TestKinds;
import nl.kennispeil.bank.icpc.IcpcCode;
import nl.kennispeil.bank.icpc.IcpcList;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.screening.Screening;
import nl.kennispeil.delivery.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the card of an item and belongs to its version, as text per field, and what would change by other texts.
 * A reference is written {@code kind | name | date}; several values have semicolons between.
 */
final class Metadata {

    private static final int LONGEST = 1_000;
    private static final int MOST = 40;

    /** The problem of references with a date that is none. */
    static final String BAD_DATE = "references-date";

    /**
     * One field that would change.
     *
     * @param before as it is now; may be empty
     */
    record Change(MetaField field, String before, String after) {}

    /**
     * What would happen to one item.
     *
     * @param problems a code per field that cannot be taken, with words under {@code page.items.problem.<code>}
     * @param refused the texts those fields were to get
     * @param card the next revision; its version is still the old one
     * @param data what the next version has; null when no other version is needed
     */
    record Plan(
            ItemCard before,
            List<Change> changes,
            Map<MetaField, String> problems,
            Map<MetaField, String> refused,
            ItemCard card,
            @Nullable VersionData data) {

        boolean good() {
            return problems.isEmpty();
        }
    }

    private final Map<MetaField, Set<String>> known;
    private final Set<String> items;
    private final IcpcList icpc;

    /**
     * @param known the values that are in use, for fields that take no others; none for a field that takes any
     * @param items the ids of all items, which are no names of groups
     */
    Metadata(Map<MetaField, Set<String>> known, Set<String> items, IcpcList icpc) {
        this.known = Map.copyOf(known);
        this.icpc = icpc;
        this.items = Set.copyOf(items);
    }

    /** With the values in use, for fields that take no others. */
    static Metadata of(Overview overview) {
        Map<MetaField, Set<String>> known = new EnumMap<>(MetaField.class);
        for (Overview.Row each : overview.all()) {
            VersionData data = each.data();
            if (data != null) {
                values(each.card(), data).forEach((field, value) -> {
                    if (field.fromThoseInUse() && !value.equals(IncomingMetadata.NOTHING)) {
                        known.computeIfAbsent(field, any -> new TreeSet<>()).add(value);
                    }
                });
            }
        }
        return new Metadata(
                known,
                overview.all().stream().map(each -> each.id().value()).collect(Collectors.toSet()),
                overview.icpc());
    }

    /** The values of fields that take no others. */
    Map<MetaField, Set<String>> known() {
        return known;
    }

    /** A code of what is wrong with a value of an item that is new; empty when it can be taken. */
    String problem(MetaField field, String text) {
        return problem(field, text, true, "");
    }

    /** What each field has now; empty texts for what an item without content does not have. */
    static Map<MetaField, String> values(ItemCard card, @Nullable VersionData data) {
        Classification classification = data == null ? null : data.classification();
        Map<MetaField, String> values = new EnumMap<>(MetaField.class);
        values.put(MetaField.THEME, card.theme());
        values.put(MetaField.CATEGORY, classification == null ? "" : classification.category());
        values.put(MetaField.ICPC, classification == null ? "" : text(classification.icpc()));
        values.put(MetaField.ICPC_TITLE, classification == null ? "" : text(classification.icpcTitle()));
        values.put(MetaField.AGE, classification == null ? "" : classification.age());
        values.put(MetaField.ASPECT, classification == null ? "" : classification.aspect());
        values.put(MetaField.CHARACTER, classification == null ? "" : classification.character());
        values.put(MetaField.LANGUAGE, data == null ? "" : data.language());
        values.put(MetaField.TESTS, data == null ? "" : String.join("; ", data.tests()));
        values.put(MetaField.TARGET_GROUPS, String.join("; ", card.targetGroups()));
        values.put(
                MetaField.REFERENCES,
                card.references().stream().map(Metadata::written).collect(Collectors.joining("; ")));
        values.put(MetaField.OWNER, card.owner());
        values.put(MetaField.LICENCE, card.licence());
        values.put(MetaField.ENEMIES, String.join("; ", card.enemies()));
        values.put(MetaField.REVIEW_BY, text(card.reviewBy()));
        return values;
    }

    private static String written(Reference reference) {
        LocalDate date = reference.date();
        String name = reference.kind() + " | " + reference.name();
        return date == null ? name : name + " | " + date;
    }

    /** What would change when these fields get these texts; what is not among them stays. */
    Plan plan(ItemCard card, @Nullable ItemVersion version, Map<MetaField, String> wanted) {
        VersionData before = version == null ? null : VersionData.of(version);
        Map<MetaField, String> now = values(card, before);
        Map<MetaField, String> problems = new EnumMap<>(MetaField.class);
        Map<MetaField, String> refused = new EnumMap<>(MetaField.class);
        CardEdit edit = card.edit();
        Map<MetaField, String> after = new EnumMap<>(now);
        wanted.forEach((field, text) -> {
            String problem = problem(field, text, version != null, now.getOrDefault(field, ""));
            if (problem.isEmpty()) {
                after.put(field, tidy(field, text));
            } else {
                problems.put(field, problem);
                refused.put(field, refused(problem, text));
            }
        });
        retitled(now, after);
        set(edit, after);
        List<Change> changes = new ArrayList<>();
        for (MetaField each : MetaField.values()) {
            String old = now.getOrDefault(each, "");
            String fresh = after.getOrDefault(each, "");
            if (!old.equals(fresh)) {
                changes.add(new Change(each, old, fresh));
            }
        }
        boolean classified = changes.stream().anyMatch(each -> each.field().classifies());
        return new Plan(card, changes, problems, refused, edit.done(), classified ? data(after) : null);
    }

    /** The title of another code is another: what a list says, or nothing that is wrong. */
    private void retitled(Map<MetaField, String> now, Map<MetaField, String> after) {
        String code = after.getOrDefault(MetaField.ICPC, "");
        String old = now.getOrDefault(MetaField.ICPC_TITLE, "");
        boolean untouched = after.getOrDefault(MetaField.ICPC_TITLE, "").equals(old);
        if (untouched && !code.equals(now.getOrDefault(MetaField.ICPC, ""))) {
            after.put(
                    MetaField.ICPC_TITLE,
                    code.isEmpty() ? "" : icpc.title(IcpcCode.of(code)).orElse(""));
        }
    }

    private static void set(CardEdit edit, Map<MetaField, String> after) {
        String day = after.getOrDefault(MetaField.REVIEW_BY, "");
        edit.theme(after.getOrDefault(MetaField.THEME, ""))
                .owner(after.getOrDefault(MetaField.OWNER, ""))
                .licence(after.getOrDefault(MetaField.LICENCE, ""))
                .targetGroups(several(after.getOrDefault(MetaField.TARGET_GROUPS, "")))
                .enemies(several(after.getOrDefault(MetaField.ENEMIES, "")))
                .references(references(after.getOrDefault(MetaField.REFERENCES, "")))
                .reviewBy(day.isEmpty() ? null : LocalDate.parse(day));
    }

    private static VersionData data(Map<MetaField, String> after) {
        return new VersionData(
                after.getOrDefault(MetaField.LANGUAGE, ""),
                parts(after.getOrDefault(MetaField.TESTS, ""), ";"),
                classification(after));
    }

    private static Classification classification(Map<MetaField, String> after) {
        return new Classification(
                after.getOrDefault(MetaField.CATEGORY, ""),
                orNull(after.getOrDefault(MetaField.ICPC, "")),
                orNull(after.getOrDefault(MetaField.ICPC_TITLE, "")),
                after.getOrDefault(MetaField.AGE, ""),
                after.getOrDefault(MetaField.ASPECT, ""),
                after.getOrDefault(MetaField.CHARACTER, ""));
    }

    /** A code; empty when the text can be taken. What stays as it is, is never wrong. */
    private String problem(MetaField field, String text, boolean content, String before) {
        String tidy = text.strip();
        if (tidy.equals(before)) {
            return "";
        }
        if (tidy.length() > LONGEST) {
            return "long";
        }
        if (Screening.findIn(tidy).isPresent()) {
            return "personal";
        }
        if (field.classifies() && !content) {
            return "no-content";
        }
        boolean needed = field == MetaField.OWNER
                || (field.classifies() && field != MetaField.ICPC && field != MetaField.ICPC_TITLE);
        if (tidy.isEmpty()) {
            return needed ? "empty" : "";
        }
        if (field == MetaField.LANGUAGE || field == MetaField.TESTS) {
            return said(field, tidy, before);
        }
        Set<String> allowed = known.getOrDefault(field, Set.of());
        if (!allowed.isEmpty() && !allowed.contains(tidy)) {
            return "unknown-value";
        }
        return switch (field) {
            case ICPC -> icpc(tidy);
            case REVIEW_BY -> isDate(tidy) ? "" : "date";
            case REFERENCES -> badDate(tidy).isPresent() ? BAD_DATE : badReferences(tidy) ? "references" : "";
            case TARGET_GROUPS -> several(tidy).size() > MOST ? "many" : "";
            case ENEMIES -> enemies(tidy, several(before));
            default -> "";
        };
    }

    /** A group has a name of its own: who types the id of another item expects what would not happen. */
    private String enemies(String text, Set<String> had) {
        Set<String> names = several(text);
        if (names.size() > MOST) {
            return "many";
        }
        return names.stream().anyMatch(each -> items.contains(each) && !had.contains(each)) ? "enemy-item" : "";
    }

    /** Chapters and ranges; every code of a list, once an installation has one. */
    private String icpc(String text) {
        return icpc.fault(text)
                .map(each -> "icpc-" + each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("");
    }

    /** A language is one that the screens speak; a kind of test is on the list, or was there before. */
    private static String said(MetaField field, String text, String before) {
        if (field == MetaField.LANGUAGE) {
            return Arrays.stream(Language.values()).anyMatch(each -> each.code().equals(language(text)))
                    ? ""
                    : "language";
        }
        Set<String> had = several(before);
        Set<String> asked = several(text);
        boolean all = asked.stream()
                .allMatch(each -> had.contains(each) || TestKinds.find(each).isPresent());
        return all && !asked.isEmpty() ? "" : "tests";
    }

    /** As it is written in Dutch or English, or as a code. */
    private static String language(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "nederlands", "dutch" -> "nl";
            case "engels", "english" -> "en";
            default -> text.strip().toLowerCase(Locale.ROOT);
        };
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** What of a text a problem is about. */
    static String refused(String problem, String text) {
        return problem.equals(BAD_DATE) ? badDate(text).orElse("") : text.strip();
    }

    /** The first date of references that is none. */
    private static Optional<String> badDate(String text) {
        return parts(text, ";").stream()
                .map(each -> each.split("\\|", -1))
                .filter(each -> each.length == 3)
                .map(each -> each[2].strip())
                .filter(each -> !each.isEmpty() && !isDate(each))
                .findFirst();
    }

    private static boolean badReferences(String text) {
        try {
            return references(text).size() > MOST;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return true;
        }
    }

    /** As it will be kept, so that a difference in white space or order is none. */
    static String tidy(MetaField field, String text) {
        return switch (field) {
            case LANGUAGE -> language(text);
            case TARGET_GROUPS, ENEMIES, TESTS -> String.join("; ", several(text));
            case REFERENCES -> references(text).stream().map(Metadata::written).collect(Collectors.joining("; "));
            case ICPC -> text.isBlank() ? "" : IcpcCode.of(text.strip()).toString();
            default -> text.strip().replaceAll("\\s+", " ");
        };
    }

    static Set<String> several(String text) {
        return parts(text, ";").stream().collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> parts(String text, String between) {
        return Arrays.stream(text.split(between, -1))
                .map(each -> each.strip().replaceAll("\\s+", " "))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    static List<Reference> references(String text) {
        List<Reference> references = new ArrayList<>();
        for (String each : parts(text, ";")) {
            String[] cells = each.split("\\|", -1);
            if (cells.length > 3) {
                throw new IllegalArgumentException("a reference has kind, name and date");
            }
            String kind = cells.length == 1 ? "" : cells[0].strip();
            String name = cells.length == 1 ? cells[0].strip() : cells[1].strip();
            String date = cells.length == 3 ? cells[2].strip() : "";
            references.add(new Reference(kind, name, date.isEmpty() ? null : LocalDate.parse(date)));
        }
        return references;
    }

    /** The text of a field of several values with one more, or with one less. */
    static String with(MetaField field, String before, String value, boolean remove) {
        if (!field.several()) {
            return remove ? "" : value;
        }
        Set<String> parts = new LinkedHashSet<>(parts(before, ";"));
        for (String each : parts(value, ";")) {
            if (remove) {
                parts.remove(each);
            } else {
                parts.add(each);
            }
        }
        return String.join("; ", parts);
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
