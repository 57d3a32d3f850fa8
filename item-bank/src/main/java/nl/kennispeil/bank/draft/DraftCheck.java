package nl.kennispeil.bank.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.bank.icpc.IcpcCode;
import nl.kennispeil.bank.icpc.IcpcList;

/** What a draft lacks before it can become a version. */
public final class DraftCheck {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}([.,]\\d{1,9})?");
    private static final Pattern POSITIVE = Pattern.compile("\\d{1,9}([.,]\\d{1,9})?");
    /** Points a marker gives: at most three digits and two decimals. */
    private static final Pattern POINTS = Pattern.compile("\\d{1,3}([.,]\\d{1,2})?");

    private static final IcpcList ICPC = IcpcList.byStructure();
    private static final Pattern COORDS = Pattern.compile("\\d{1,5}(\\.\\d{1,6})?(,\\d{1,5}(\\.\\d{1,6})?){2,399}");

    private final ItemDraft draft;
    private final Map<String, ? extends Set<String>> allowed;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Something that is missing or cannot be.
     *
     * @param field where, as a name of a field; the place where it belongs when there is none yet
     * @param code what: {@code empty}, {@code number}, {@code sum}, {@code key}, {@code few}, {@code alternative}, {@code twice},
     *     {@code gaps}, {@code unknown-option}, {@code place}, {@code conflict},
     *     {@code unknown-value}, or {@code icpc-} with what is wrong with a code
     */
    public record Problem(String field, String code) {}

    private DraftCheck(ItemDraft draft, Map<String, ? extends Set<String>> allowed) {
        this.draft = draft;
        this.allowed = allowed;
    }

    /** The same where every value of the blueprint's columns may be used. */
    public static List<Problem> problems(ItemDraft draft) {
        return problems(draft, Map.of());
    }

    /**
     * In the order of the screen; empty when the draft can become a version.
     *
     * @param allowed the values a field takes, by name of the field; a field that is not among them takes any
     */
    public static List<Problem> problems(ItemDraft draft, Map<String, ? extends Set<String>> allowed) {
        DraftCheck check = new DraftCheck(draft, allowed);
        check.all();
        return List.copyOf(check.problems);
    }

    /** The same for what a case tells: a draft with a title and a body only. */
    public static List<Problem> problemsOfCase(ItemDraft draft) {
        DraftCheck check = new DraftCheck(draft, Map.of());
        check.needs("title");
        check.needs("body");
        check.pictures();
        check.conflicts();
        return List.copyOf(check.problems);
    }

    private void all() {
        needs("title");
        needs("category");
        needs("rationale");
        place();
        pictures();
        conflicts();
        switch (draft.type()) {
            case SINGLE_CHOICE, TRUE_FALSE -> choice(true);
            case MULTIPLE_CHOICE -> choice(false);
            case ORDERING -> ordering();
            case EXTENDED_MATCHING, MATRIX -> match();
            case INLINE_CHOICE, NUMERIC, SHORT_TEXT -> gaps();
            case GAP_MATCH -> gapMatch();
            case HOTSPOT -> hotspot();
            case HOTTEXT -> hottext();
            case SLIDER -> slider();
            case ESSAY -> essay();
            case TEXT_ONLY -> {}
        }
    }

    /** Where it stands in the blueprint: a version keeps this for ever, so a slip of the pen is told before. */
    private void place() {
        String icpc = draft.get("icpc").strip();
        if (!icpc.isEmpty()) {
            Set<String> codes =
                    Optional.<Set<String>>ofNullable(allowed.get("icpc")).orElse(Set.of());
            ICPC.fault(icpc)
                    .or(() ->
                            codes.isEmpty() || codes.contains(IcpcCode.of(icpc).toString())
                                    ? Optional.empty()
                                    : Optional.of(IcpcCode.Fault.UNKNOWN))
                    .ifPresent(fault -> add(
                            "icpc",
                            "icpc-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        allowed.forEach((field, values) -> {
            String value = draft.get(field).strip();
            if (!field.equals("icpc") && !value.isEmpty() && !values.contains(value)) {
                add(field, "unknown-value");
            }
        });
    }

    private void conflicts() {
        if (draft.fields().keySet().stream().anyMatch(each -> each.startsWith(DraftMerge.CONFLICT))) {
            add("body", "conflict");
        }
    }

    private void add(String field, String code) {
        problems.add(new Problem(field, code));
    }

    private void needs(String field) {
        if (draft.get(field).isBlank()) {
            add(field, "empty");
        }
    }

    private void asks() {
        if (plain("prompt").isBlank() && plain("body").isBlank()) {
            add("prompt", "empty");
        }
    }

    private String plain(String field) {
        return PlainText.of(Rich.read(draft.get(field)));
    }

    /** A picture, film or recording says in words what it shows. */
    private void pictures() {
        for (String field : draft.fields().keySet()) {
            String value = draft.get(field);
            if (field.equals(DraftTree.BASE) || !value.startsWith("[\"div\"")) {
                continue;
            }
            Element rich = Rich.read(value);
            boolean silent = rich.descendants("img").stream()
                            .anyMatch(each -> each.attribute("alt", "").isBlank())
                    || rich.walk()
                            .filter(each -> each.is("video") || each.is("audio"))
                            .anyMatch(each -> each.attribute("aria-label", "").isBlank());
            if (silent) {
                add(field, "alternative");
            }
        }
    }

    private void options(String list, String one, int fewest) {
        List<String> ids = draft.list(list);
        if (ids.size() < fewest) {
            add(list, "few");
        }
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            Element rich = Rich.read(draft.get(one + "/" + id));
            String words = PlainText.of(rich);
            if (words.isBlank() && rich.elements().isEmpty()) {
                add(one + "/" + id, "empty");
            } else if (words.strip().equals("?")) {
                // the test offers "I don't know" itself, with a score of its own
                add(one + "/" + id, "unknown-option");
            } else if (!seen.add(words.strip().toLowerCase(java.util.Locale.ROOT)) && !words.isBlank()) {
                add(one + "/" + id, "twice");
            }
            points(one + "/" + id);
        }
    }

    private void points(String part) {
        String points = draft.get(part + "/points");
        if (!points.isEmpty() && !NUMBER.matcher(points).matches()) {
            add(part + "/points", "number");
        }
    }

    private long keys() {
        return draft.list("options").stream()
                .filter(each -> draft.is("option/" + each + "/key", "1"))
                .count();
    }

    private void choice(boolean one) {
        asks();
        options("options", "option", 2);
        boolean byPoints = Scoring.parts(draft);
        if (keys() == 0 || (one && !byPoints && keys() > 1)) {
            add("options", "key");
        }
    }

    private void ordering() {
        asks();
        options("options", "option", 2);
        if (!new HashSet<>(draft.list("order")).equals(new HashSet<>(draft.list("options")))) {
            add("order", "key");
        }
    }

    private void match() {
        asks();
        options("rows", "row", 1);
        options("columns", "column", 2);
        for (String row : draft.list("rows")) {
            if (draft.list("row/" + row + "/key").isEmpty()) {
                add("row/" + row + "/key", "key");
            }
        }
    }

    private void gaps() {
        ItemContent item = DraftTree.content(draft, "draft");
        if (item.interactions().isEmpty()) {
            add("body", "gaps");
        }
        item.interactions().forEach(each -> gap("gap/" + each.response()));
    }

    private void gap(String field) {
        points(field);
        switch (draft.type()) {
            case INLINE_CHOICE -> {
                options(field + "/options", field + "/option", 2);
                if (!draft.list(field + "/options").contains(draft.get(field + "/key"))) {
                    add(field + "/key", "key");
                }
            }
            case NUMERIC -> {
                number(field + "/key");
                String tolerance = draft.get(field + "/tolerance");
                if (!tolerance.isEmpty() && !POSITIVE.matcher(tolerance).matches()) {
                    add(field + "/tolerance", "number");
                }
            }
            default -> needs(field + "/accepted");
        }
    }

    private void number(String field) {
        if (!NUMBER.matcher(draft.get(field)).matches()) {
            add(field, draft.get(field).isEmpty() ? "key" : "number");
        }
    }

    private void gapMatch() {
        options("options", "option", 1);
        List<Element> gaps = Rich.read(draft.get("text")).descendants("qti-gap");
        if (gaps.isEmpty()) {
            add("text", "gaps");
        }
        for (Element gap : gaps) {
            String field = "gap/" + gap.attribute("identifier", "") + "/key";
            if (!draft.list("options").contains(draft.get(field))) {
                add(field, "key");
            }
        }
    }

    private void hotspot() {
        asks();
        needs("image/src");
        if (draft.get("image/alt").isBlank()) {
            add("image/alt", "alternative");
        }
        if (draft.list("options").isEmpty()) {
            add("options", "few");
        }
        for (String id : draft.list("options")) {
            if (!COORDS.matcher(draft.get("option/" + id + "/coords")).matches()) {
                add("option/" + id + "/coords", "place");
            }
            if (draft.get("option/" + id + "/label").isBlank()) {
                add("option/" + id + "/label", "empty");
            }
        }
        if (keys() == 0) {
            add("options", "key");
        }
    }

    private void hottext() {
        List<Element> passages = Rich.read(draft.get("text")).descendants("qti-hottext");
        if (passages.size() < 2) {
            add("text", "gaps");
        }
        if (passages.stream().noneMatch(each -> draft.is("option/" + each.attribute("identifier", "") + "/key", "1"))) {
            add("text", "key");
        }
    }

    private void slider() {
        asks();
        number("lower");
        number("upper");
        number("key");
    }

    private void essay() {
        asks();
        List<String> criteria = draft.list("criteria");
        if (criteria.isEmpty()) {
            needs("rubric");
        }
        amount("maximum", false);
        amount("tolerance", true);
        for (String each : criteria) {
            if (plain("criterion/" + each).isBlank()) {
                add("criterion/" + each, "empty");
            }
            amount("criterion/" + each + "/points", false);
        }
        if (problems.isEmpty() && !criteria.isEmpty()) {
            BigDecimal sum = criteria.stream()
                    .map(each -> decimal("criterion/" + each + "/points"))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(decimal("maximum")) != 0) {
                add("maximum", "sum");
            }
        }
    }

    private void amount(String field, boolean mayBeEmpty) {
        String value = draft.get(field);
        if (mayBeEmpty
                ? value.isEmpty() || POINTS.matcher(value).matches()
                : POINTS.matcher(value).matches() && decimal(field).signum() > 0) {
            return;
        }
        add(field, "number");
    }

    private BigDecimal decimal(String field) {
        return new BigDecimal(draft.get(field).replace(',', '.'));
    }
}
