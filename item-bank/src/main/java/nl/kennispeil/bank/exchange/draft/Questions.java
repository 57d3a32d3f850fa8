package nl.kennispeil.bank.exchange.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.exchange.draft.Asked.Told;
import nl.kennispeil.bank.exchange.draft.Interactions.Choice;
import nl.kennispeil.bank.exchange.html.HtmlFragment;

/**
 * Questions as Moodle asks and scores them, for its XML, for GIFT and for tables. Scoring follows Moodle 4.5:
 * {@code qtype_multichoice}, {@code qtype_shortanswer}, {@code qtype_numerical}, {@code qtype_match}, in one try.
 */
public final class Questions {

    private static final HtmlFragment NOTHING = new HtmlFragment(List.of(), List.of(), List.of());

    private Questions() {}

    /**
     * An option of a choice.
     *
     * @param share part of the points it is worth; below 0 for a penalty
     * @param feedback shown when it is chosen; may be empty
     */
    public record Option(HtmlFragment content, Share share, HtmlFragment feedback) {}

    /**
     * An answer that is accepted.
     *
     * @param text with wildcards
     * @param share part of the points
     * @param feedback shown when it is the first that fits; may be empty
     */
    public record Answer(String text, Share share, HtmlFragment feedback) {}

    /**
     * Numbers that are accepted, ends included; both ends empty for any number.
     *
     * @param share part of the points
     * @param feedback shown when it is the first that fits; may be empty
     */
    public record Range(Optional<BigDecimal> low, Optional<BigDecimal> high, Share share, HtmlFragment feedback) {}

    /** A row with the column it belongs to. */
    public record Pair(HtmlFragment row, HtmlFragment column) {}

    public static Asked choice(String response, List<Option> options, boolean several, boolean shuffle, Share points) {
        return choice(
                response,
                options,
                several,
                points,
                (choices, name) -> Interactions.choice(name, choices, several, shuffle));
    }

    /** One choice in running text; markup in options is kept as text only. */
    public static Asked inlineChoice(String response, List<Option> options, boolean shuffle, Share points) {
        boolean plain = options.stream()
                .allMatch(
                        option -> option.content().isPlain() && option.content().isInline());
        List<Option> texts = options.stream()
                .map(option -> new Option(
                        HtmlFragment.ofText(option.content().plain().replace('\n', ' ')),
                        option.share(),
                        option.feedback()))
                .toList();
        Asked asked = choice(
                response, texts, false, points, (choices, name) -> Interactions.inlineChoice(name, choices, shuffle));
        return plain
                ? asked
                : new Asked(
                        asked.interaction(),
                        asked.part(),
                        asked.told(),
                        asked.notes(),
                        List.of("markup in the options of a list in running text is lost"));
    }

    private interface Show {
        Element of(List<Choice> choices, String response);
    }

    private static Asked choice(String response, List<Option> options, boolean several, Share points, Show show) {
        List<Choice> choices = new ArrayList<>();
        Map<String, Share> shares = new LinkedHashMap<>();
        List<Told> told = new ArrayList<>();
        List<String> repairs = new ArrayList<>();
        for (Option option : options) {
            String identifier = Identifiers.letter(choices.size());
            choices.add(new Choice(identifier, option.content().compact()));
            shares.put(identifier, option.share());
            Element value = Qti.value(BaseType.IDENTIFIER, identifier);
            Element chosen = several
                    ? Qti.op("member", value, Qti.variable(response))
                    : Qti.op("match", Qti.variable(response), value);
            told.add(new Told(chosen, option.feedback()));
            if (option.content().isEmpty()) {
                repairs.add("option " + identifier + " is empty");
            }
        }
        check(shares.values(), several, repairs);
        return new Asked(
                show.of(choices, response), Part.choice(response, shares, several, points), told, List.of(), repairs);
    }

    private static void check(Iterable<Share> shares, boolean several, List<String> repairs) {
        Share sum = Share.NONE;
        Share most = Share.NONE;
        int count = 0;
        for (Share share : shares) {
            count++;
            most = share.compareTo(most) > 0 ? share : most;
            sum = share.signum() > 0 ? sum.plus(share) : sum;
        }
        if (count < 2) {
            repairs.add("a choice has " + count + " options: it needs at least 2");
        }
        if (most.signum() <= 0) {
            repairs.add("no option earns points: the item has no key");
        } else if (!several && !most.equals(Share.FULL)) {
            repairs.add("the best option earns " + most.text() + " of the points: expected is 1");
        } else if (several && sum.compareTo(Share.FULL) < 0) {
            repairs.add("the right options together earn " + sum.text() + " of the points: expected is 1");
        }
    }

    public static Asked trueFalse(
            String response,
            boolean right,
            List<Choice> labels,
            HtmlFragment whenTrue,
            HtmlFragment whenFalse,
            Share points) {
        Map<String, Share> shares = new LinkedHashMap<>();
        shares.put("true", right ? Share.FULL : Share.NONE);
        shares.put("false", right ? Share.NONE : Share.FULL);
        Element answer = Qti.variable(response);
        return Asked.of(
                Interactions.choice(response, labels, false, false),
                Part.choice(response, shares, false, points),
                List.of(
                        new Told(Qti.op("match", answer, Qti.value(BaseType.IDENTIFIER, "true")), whenTrue),
                        new Told(Qti.op("match", answer, Qti.value(BaseType.IDENTIFIER, "false")), whenFalse)));
    }

    /** Text that must be one of these answers; the first that fits counts. */
    public static Asked shortAnswer(String response, List<Answer> answers, boolean caseSensitive, Share points) {
        boolean wild = answers.stream().anyMatch(answer -> Wildcard.isIn(answer.text()));
        List<String> correct = answers.stream()
                .filter(answer -> answer.share().compareTo(Share.FULL) >= 0 && !Wildcard.isIn(answer.text()))
                .map(answer -> Wildcard.plain(answer.text()))
                .limit(1)
                .toList();
        List<String> repairs = new ArrayList<>();
        if (answers.stream().noneMatch(answer -> answer.share().compareTo(Share.FULL) >= 0)) {
            repairs.add("no answer earns all points: the item has no key");
        }
        Map<String, Share> values = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        List<Part.Case> cases = new ArrayList<>();
        List<Told> told = new ArrayList<>();
        List<Element> before = new ArrayList<>();
        int length = 0;
        for (Answer answer : answers) {
            String plain = Wildcard.plain(answer.text());
            length = Math.max(length, plain.length());
            if (seen.add(caseSensitive ? plain : plain.toLowerCase(Locale.ROOT))) {
                values.put(plain, answer.share().times(points));
            }
            Element fits = Wildcard.isIn(answer.text())
                    ? Element.of(
                            "qti-pattern-match",
                            Map.of("pattern", Wildcard.pattern(answer.text(), caseSensitive)),
                            Qti.variable(response))
                    : Qti.stringMatch(Qti.variable(response), plain, caseSensitive);
            cases.add(new Part.Case(fits, answer.share().times(points)));
            told.add(new Told(first(before, fits), answer.feedback()));
            before.add(fits);
        }
        Part part = wild
                ? Part.cases(Qti.response(response, Cardinality.SINGLE, BaseType.STRING, correct), cases)
                : Part.mapped(
                        response,
                        Cardinality.SINGLE,
                        BaseType.STRING,
                        correct,
                        values,
                        caseSensitive,
                        Optional.empty());
        return new Asked(Interactions.textEntry(response, length), part, told, List.of(), repairs);
    }

    /** A number that must lie in one of these ranges; the first that fits counts. */
    public static Asked numeric(String response, List<Range> ranges, Share points) {
        List<Part.Case> cases = new ArrayList<>();
        List<Told> told = new ArrayList<>();
        List<String> correct = new ArrayList<>();
        List<Element> before = new ArrayList<>();
        List<String> repairs = new ArrayList<>();
        for (Range range : ranges) {
            Element number = Qti.variable(response);
            Element fits = range.low()
                    .flatMap(low -> range.high().map(high -> Qti.between(number, low, high)))
                    .orElseGet(() -> Qti.op("not", Qti.op("is-null", number)));
            if (correct.isEmpty()
                    && range.share().compareTo(Share.FULL) >= 0
                    && range.low().isPresent()) {
                BigDecimal middle = range.low().get().add(range.high().orElseThrow());
                correct.add(Decimals.text(middle.divide(BigDecimal.valueOf(2))));
            }
            cases.add(new Part.Case(fits, range.share().times(points)));
            told.add(new Told(first(before, fits), range.feedback()));
            before.add(fits);
        }
        if (ranges.stream().noneMatch(range -> range.share().compareTo(Share.FULL) >= 0)) {
            repairs.add("no answer earns all points: the item has no key");
        }
        Element declaration = Qti.response(response, Cardinality.SINGLE, BaseType.FLOAT, correct);
        return new Asked(
                Interactions.textEntry(response, 10), Part.cases(declaration, cases), told, List.of(), repairs);
    }

    /**
     * Rows that each belong to one of the columns; every row is worth the same. Columns that read the same are one.
     *
     * @param distractors columns no row belongs to
     */
    public static Asked matching(
            String response, List<Pair> pairs, List<HtmlFragment> distractors, boolean shuffle, Share points) {
        List<Choice> rows = new ArrayList<>();
        Map<HtmlFragment, String> columns = new LinkedHashMap<>();
        Map<String, Share> values = new LinkedHashMap<>();
        List<HtmlFragment> all =
                new ArrayList<>(pairs.stream().map(Pair::column).toList());
        all.addAll(distractors);
        for (HtmlFragment column : all) {
            HtmlFragment key = new HtmlFragment(column.compact(), List.of(), List.of());
            columns.computeIfAbsent(key, each -> "M" + (columns.size() + 1));
        }
        for (Pair pair : pairs) {
            String row = "R" + (rows.size() + 1);
            rows.add(new Choice(row, pair.row().compact()));
            String column = columns.get(new HtmlFragment(pair.column().compact(), List.of(), List.of()));
            values.put(row + " " + column, points.over(pairs.size()));
        }
        List<Choice> choices = new ArrayList<>();
        columns.forEach((content, identifier) -> choices.add(new Choice(identifier, content.nodes())));
        Part part = Part.mapped(
                response,
                Cardinality.MULTIPLE,
                BaseType.DIRECTED_PAIR,
                List.copyOf(values.keySet()),
                values,
                true,
                Optional.empty());
        List<String> repairs = pairs.stream()
                        .anyMatch(pair -> pair.row().isEmpty() || pair.column().isEmpty())
                ? List.of("a row or a column to match is empty")
                : List.of();
        return new Asked(
                Interactions.match(response, rows, choices, 1, 0, shuffle), part, List.of(), List.of(), repairs);
    }

    public static Asked essay(String response, int lines) {
        return Asked.of(
                Interactions.extendedText(response, lines),
                Part.unmarked(response, Cardinality.SINGLE, BaseType.STRING),
                List.of());
    }

    public static HtmlFragment nothing() {
        return NOTHING;
    }

    private static Element first(List<Element> before, Element fits) {
        if (before.isEmpty()) {
            return fits;
        }
        Element none = Qti.op("not", Qti.joined("or", before));
        return Qti.op("and", none, fits);
    }
}
