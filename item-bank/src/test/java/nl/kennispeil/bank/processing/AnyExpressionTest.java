package nl.kennispeil.bank.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in an item, scoring says what it comes to or why not, and says the same again. */
class AnyExpressionTest {

    private static final List<String> NAMES = List.copyOf(new TreeSet<>(ExpressionCompiler.names()));
    private static final List<String> TYPES = List.of(
            "identifier", "boolean", "integer", "float", "string", "point", "pair", "directedPair", "duration", "uri");
    private static final List<String> TEXTS =
            List.of("A", "true", "0", "1", "-3", "2.5", "1e300", "INF", "NaN", "3 4", "A B", "PT1S", "", "x y z");
    private static final Map<String, List<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("identifier", List.of("RESPONSE", "SCORE", "T", "duration", "nothing")),
            Map.entry("n", List.of("1", "2", "0", "T", "x")),
            Map.entry("min", List.of("0", "1", "T")),
            Map.entry("max", List.of("1", "3", "T", "-1")),
            Map.entry("figures", List.of("2", "0", "T", "900")),
            Map.entry("number-repeats", List.of("2", "T", "0")),
            Map.entry("tolerance-mode", List.of("exact", "absolute", "relative")),
            Map.entry("tolerance", List.of("1", "0.5 2", "T", "-1")),
            Map.entry("rounding-mode", List.of("significantFigures", "decimalPlaces")),
            Map.entry("name", List.of("sin", "atan2", "floor", "mean", "sampleSD", "pi", "log")),
            Map.entry("shape", List.of("rect", "circle", "default")),
            Map.entry("coords", List.of("0,0,5,5", "1,1,1")),
            Map.entry("pattern", List.of("[a-z]+", "(", "{T}")),
            Map.entry("field-identifier", List.of("x")),
            Map.entry("case-sensitive", List.of("true", "false")));

    private static Element tree(SplittableRandom random, int depth) {
        String name = depth > 3 || random.nextInt(4) == 0
                ? pick(List.of("qti-base-value", "qti-variable", "qti-null", "qti-correct"), random)
                : pick(NAMES, random);
        Map<String, String> attributes = new TreeMap<>();
        ATTRIBUTES.forEach((attribute, values) -> attributes.put(attribute, pick(values, random)));
        attributes.put("base-type", pick(TYPES, random));
        List<Node> children = new ArrayList<>();
        if (name.equals("qti-base-value")) {
            String text = pick(TEXTS, random);
            if (!text.isEmpty()) {
                children.add(new Text(text));
            }
        } else if (depth <= 3) {
            int count = random.nextInt(1, 3);
            for (int i = 0; i < count; i++) {
                children.add(tree(random, depth + 1));
            }
        }
        boolean leaf = List.of("qti-variable", "qti-null", "qti-correct").contains(name);
        return Element.of(name, attributes, leaf ? List.of() : children);
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void comesToAValueOrAReason(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int valued = 0;
        for (int round = 0; round < 1500; round++) {
            String type = pick(TYPES, random);
            Element declarations = Xml.element("<x><responseDeclaration identifier='RESPONSE' cardinality='"
                    + pick(List.of("single", "multiple", "ordered"), random) + "' baseType='" + type
                    + "'/><outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>"
                    + "<outcomeDeclaration identifier='B' cardinality='single' baseType='boolean'/>"
                    + "<templateDeclaration identifier='T' cardinality='single' baseType='integer'><defaultValue>"
                    + "<value>2</value></defaultValue></templateDeclaration></x>");
            List<Node> parts = new ArrayList<>(declarations.children());
            parts.add(Element.of(
                    "qti-response-processing",
                    Element.of(
                            "qti-set-outcome-value",
                            Map.of("identifier", random.nextBoolean() ? "SCORE" : "B"),
                            tree(random, 1))));
            ItemContent item = ItemContent.of(Element.of(ItemContent.ROOT, Map.of(), parts));
            Map<String, List<String>> responses = Map.of("RESPONSE", List.of(pick(TEXTS, random)));
            Outcomes outcomes = ResponseProcessor.score(item, responses, Settings.seeded(round));
            assertThat(outcomes).isEqualTo(ResponseProcessor.score(item, responses, Settings.seeded(round)));
            assertThat(outcomes.failed().keySet())
                    .doesNotContainAnyElementsOf(outcomes.values().keySet());
            valued += outcomes.failed().isEmpty() ? 1 : 0;
            Scorability.of(item);
            MaximumScore.of(Compiled.of(item));
        }
        assertThat(valued).as("expressions with a value").isBetween(100, 1400);
    }
}
