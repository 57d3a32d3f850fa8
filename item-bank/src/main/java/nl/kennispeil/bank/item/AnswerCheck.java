package nl.kennispeil.bank.item;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Deliverable;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer can be one to an item. Fewer choices than asked are allowed: an answer is saved while it is being
 * given. A limit that an item does not state is none.
 */
public final class AnswerCheck {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,3})?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern POINT = Pattern.compile("-?\\d{1,6} -?\\d{1,6}");
    private static final int SHORT_TEXT = 1_000;
    private static final Set<String> CHOICES = Set.of(
            "qti-simple-choice",
            "qti-inline-choice",
            "qti-hottext",
            "qti-hotspot-choice",
            "qti-simple-associable-choice",
            "qti-associable-hotspot");
    private static final Set<String> GAP_CHOICES = Set.of("qti-gap-text", "qti-gap-img");
    private static final Set<String> GAPS = Set.of("qti-gap", "qti-associable-hotspot");

    private AnswerCheck() {}

    /** What is wrong with an answer as it came, or empty when nothing is. */
    public static Optional<AnswerProblem> problem(ItemVersion item, String wire, boolean unknownAllowed) {
        Answer answer;
        try {
            answer = Answer.parse(wire);
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(
                    wire.length() > Answer.Given.MOST_CHARACTERS ? AnswerProblem.TOO_LONG : AnswerProblem.UNREADABLE);
        }
        if (answer instanceof Answer.Unknown) {
            return unknownAllowed ? Optional.empty() : Optional.of(AnswerProblem.NO_UNKNOWN);
        }
        if (answer instanceof Answer.Chosen chosen) {
            return item.letters().containsAll(chosen.letters())
                    ? Optional.empty()
                    : Optional.of(AnswerProblem.NO_SUCH_OPTION);
        }
        return answer instanceof Answer.Given given ? given(item, given) : Optional.empty();
    }

    private static Optional<AnswerProblem> given(ItemVersion item, Answer.Given given) {
        if (item.content().singleChoice().isPresent()) {
            return Optional.of(AnswerProblem.UNREADABLE);
        }
        for (Map.Entry<String, List<String>> each : given.responses().entrySet()) {
            Optional<Interaction> asked = item.content().interactions().stream()
                    .filter(interaction -> interaction.response().equals(each.getKey()))
                    .findFirst();
            if (asked.isEmpty()) {
                return Optional.of(AnswerProblem.NO_SUCH_RESPONSE);
            }
            Declaration response = item.content().response(each.getKey()).orElseThrow();
            Optional<AnswerProblem> problem = values(asked.get(), response, each.getValue());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** What is wrong with the values of one response; empty too when no interaction asks it, or it is not answered. */
    public static Optional<AnswerProblem> problem(ItemContent item, String response, List<String> values) {
        Optional<Declaration> declared = item.response(response);
        return item.interactions().stream()
                .filter(each -> each.response().equals(response) && each.kind() != InteractionKind.MEDIA)
                .findFirst()
                .filter(each -> declared.isPresent() && !values.isEmpty() && Deliverable.shown(each.kind()))
                .flatMap(each -> values(each, declared.orElseThrow(), values));
    }

    private static Optional<AnswerProblem> values(Interaction asked, Declaration response, List<String> values) {
        if (response.cardinality() == Cardinality.SINGLE && values.size() > 1) {
            return Optional.of(AnswerProblem.TOO_MANY);
        }
        Element element = asked.element();
        return switch (asked.kind()) {
            case CHOICE, INLINE_CHOICE, HOTTEXT, HOTSPOT, ORDER, GRAPHIC_ORDER ->
                among(values, identifiers(element, CHOICES), limit(element, "max-choices", response));
            case MATCH -> {
                List<Element> sets = element.elements("qti-simple-match-set");
                yield sets.size() != 2
                        ? Optional.of(AnswerProblem.NO_SUCH_OPTION)
                        : pairs(values, choices(sets.get(0), CHOICES), choices(sets.get(1), CHOICES), element);
            }
            case GAP_MATCH, GRAPHIC_GAP_MATCH ->
                pairs(values, choices(element, GAP_CHOICES), choices(element, GAPS), element);
            case ASSOCIATE, GRAPHIC_ASSOCIATE ->
                pairs(values, choices(element, CHOICES), choices(element, CHOICES), element);
            case TEXT_ENTRY -> texts(values, response.baseType(), SHORT_TEXT);
            case EXTENDED_TEXT -> texts(values, response.baseType(), Answer.Given.MOST_CHARACTERS);
            case SLIDER -> slider(values, element);
            case SELECT_POINT, POSITION_OBJECT ->
                values.stream().allMatch(each -> POINT.matcher(each).matches())
                        ? many(values.size(), limit(element, "max-choices", response))
                        : Optional.of(AnswerProblem.NO_SUCH_OPTION);
            case MEDIA, DRAWING, UPLOAD, END_ATTEMPT, CUSTOM, PORTABLE_CUSTOM ->
                Optional.of(AnswerProblem.NO_SUCH_RESPONSE);
        };
    }

    private static Optional<AnswerProblem> among(List<String> values, Set<String> allowed, int most) {
        if (!allowed.containsAll(values)) {
            return Optional.of(AnswerProblem.NO_SUCH_OPTION);
        }
        return new HashSet<>(values).size() < values.size()
                ? Optional.of(AnswerProblem.TOO_MANY)
                : many(values.size(), most);
    }

    private static Optional<AnswerProblem> pairs(
            List<String> values, Map<String, Integer> from, Map<String, Integer> to, Element element) {
        Map<String, Integer> used = new HashMap<>();
        for (String each : values) {
            String[] ends = each.split(" ", -1);
            if (ends.length != 2 || !from.containsKey(ends[0]) || !to.containsKey(ends[1])) {
                return Optional.of(AnswerProblem.NO_SUCH_OPTION);
            }
            used.merge(ends[0], 1, Integer::sum);
            used.merge(ends[1], 1, Integer::sum);
        }
        boolean over = used.entrySet().stream()
                .anyMatch(each -> each.getValue()
                        > Math.max(from.getOrDefault(each.getKey(), 0), to.getOrDefault(each.getKey(), 0)));
        if (over || new HashSet<>(values).size() < values.size()) {
            return Optional.of(AnswerProblem.TOO_MANY);
        }
        return many(values.size(), number(element, "max-associations"));
    }

    private static Optional<AnswerProblem> texts(List<String> values, @Nullable BaseType type, int most) {
        if (values.stream().anyMatch(each -> each.length() > most)) {
            return Optional.of(AnswerProblem.TOO_LONG);
        }
        Pattern wanted = type == BaseType.INTEGER ? INTEGER : type == BaseType.FLOAT ? NUMBER : null;
        return wanted == null
                        || values.stream().allMatch(each -> wanted.matcher(each).matches())
                ? Optional.empty()
                : Optional.of(AnswerProblem.NO_NUMBER);
    }

    private static Optional<AnswerProblem> slider(List<String> values, Element element) {
        double low = decimal(element.attribute("lower-bound", ""), Double.NEGATIVE_INFINITY);
        double high = decimal(element.attribute("upper-bound", ""), Double.POSITIVE_INFINITY);
        boolean inside = values.stream()
                .allMatch(each -> NUMBER.matcher(each).matches()
                        && Double.parseDouble(each) >= low
                        && Double.parseDouble(each) <= high);
        return inside ? Optional.empty() : Optional.of(AnswerProblem.NO_NUMBER);
    }

    private static double decimal(String written, double otherwise) {
        return NUMBER.matcher(written.strip()).matches() ? Double.parseDouble(written.strip()) : otherwise;
    }

    private static Optional<AnswerProblem> many(int values, int most) {
        return values > most ? Optional.of(AnswerProblem.TOO_MANY) : Optional.empty();
    }

    private static int limit(Element element, String attribute, Declaration response) {
        return response.cardinality() == Cardinality.SINGLE ? 1 : number(element, attribute);
    }

    /** A limit; none when it is 0, missing or unreadable. */
    private static int number(Element element, String attribute) {
        String written = element.attribute(attribute, "0").strip();
        int most = written.matches("\\d{1,6}") ? Integer.parseInt(written) : 0;
        return most == 0 ? Integer.MAX_VALUE : most;
    }

    private static Set<String> identifiers(Element within, Set<String> names) {
        return choices(within, names).keySet();
    }

    /** Identifiers with how often each may be used. */
    private static Map<String, Integer> choices(Element within, Set<String> names) {
        return within.walk()
                .filter(each -> names.contains(each.name()))
                .collect(Collectors.toMap(
                        each -> each.attribute("identifier", ""),
                        each -> each.is("qti-gap") ? 1 : number(each, "match-max"),
                        Math::max));
    }
}
