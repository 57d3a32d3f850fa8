package nl.kennispeil.delivery.itemexchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kennispeil.delivery.secret.Digests;
import org.jspecify.annotations.Nullable;

/**
 * A test that came in, flat: its items in order, and what of it a test form here cannot do.
 *
 * @param number from 1, in the order of the report
 * @param file where it stood
 * @param title as it is called there; may be empty
 * @param places its items in order
 * @param left what a test form here cannot do, each as {@code code} or {@code code:detail}
 * @param seconds working time; 0 when it says none that a form can have
 * @param forwardOnly null when it does not say
 * @param own what our own file says of it; null when there is none
 * @param key stands for the same test in the same file, whenever it comes in
 */
record ArrivedTest(
        int number,
        String file,
        String identifier,
        String title,
        List<Place> places,
        List<String> left,
        long seconds,
        @Nullable Boolean forwardOnly,
        @Nullable ArrivedRules own,
        String key) {

    private static final long LONGEST = 12 * 60 * 60;
    private static final int LONGEST_SAID = 40;
    private static final int MOST_LEFT = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Names of QTI whose loss has words of its own. */
    private static final Set<String> NAMED = Set.of(
            "branchRule",
            "preCondition",
            "testFeedback",
            "rubricBlock",
            "templateDefault",
            "adaptiveSelection",
            "outcomeProcessing",
            "itemSessionControl",
            "sectionInclude",
            "assessmentSectionRef",
            "stylesheet");

    /** Every code of {@link #left}. */
    static final Set<String> CODES = Stream.concat(
                    NAMED.stream(),
                    Stream.of(
                            "outcomeDeclaration",
                            "other",
                            "selection",
                            "replacement",
                            "shuffle",
                            "minimum",
                            "late",
                            "time",
                            "weight",
                            "parts",
                            "headings",
                            "navigation",
                            "individual",
                            "own",
                            "ownDiffers",
                            "ownTime",
                            "blueprint"))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * An item of the test.
     *
     * @param row number of the item in the import; 0 when it is not in the package
     * @param name as the test calls it, or its file
     * @param scored false for a pilot
     */
    record Place(int row, String name, boolean scored) {}

    ArrivedTest {
        places = List.copyOf(places);
        left = List.copyOf(left);
    }

    /** As text, to keep: the test as it was read, and the rows of its items. */
    static String write(String file, JsonNode structure, Map<String, Integer> rows) {
        ObjectNode node = JSON.createObjectNode().put("file", file);
        rows.forEach(node.putObject("rows")::put);
        node.set("test", structure);
        return node.toString();
    }

    /** Reads what {@link #write} wrote. */
    static ArrivedTest read(int number, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return new Flattening(
                            node.path("rows"),
                            node.path("test"),
                            node.path("file").asText())
                    .test(number);
        } catch (JsonProcessingException impossible) {
            // the message would quote the test
            throw new IllegalStateException("a test that was kept is no JSON");
        }
    }

    private static final class Flattening {

        private final JsonNode rows;
        private final JsonNode test;
        private final String file;
        private final List<Place> places = new ArrayList<>();
        private final Set<String> left = new LinkedHashSet<>();
        private long seconds;
        private int sections;

        Flattening(JsonNode rows, JsonNode test, String file) {
            this.rows = rows;
            this.test = test;
            this.file = file;
        }

        ArrivedTest test(int number) {
            limits(test, true);
            JsonNode parts = test.path("parts");
            if (parts.size() > 1) {
                left.add("parts:" + parts.size());
            }
            Set<String> ways = new HashSet<>();
            for (JsonNode part : parts) {
                limits(part, parts.size() == 1 && seconds == 0);
                ways.add(part.path("navigation").asText());
                if (part.path("submission").asText().equals("individual")
                        && !part.path("navigation").asText().equals("linear")) {
                    left.add("individual");
                }
                members(part);
            }
            if (sections > 1) {
                left.add("headings:" + sections);
            }
            if (ways.size() > 1) {
                left.add("navigation");
            }
            test.path("unsupported").forEach(each -> unsupported(each.asText()));
            Optional<ArrivedRules> own =
                    test.has("kennispeil") ? ArrivedRules.read(test.path("kennispeil")) : Optional.empty();
            own.ifPresentOrElse(this::compare, () -> {
                if (test.has("kennispeil")) {
                    left.add("own");
                }
            });
            List<String> few = List.copyOf(left);
            return new ArrivedTest(
                    number,
                    file,
                    test.path("identifier").asText(),
                    test.path("title").asText().strip(),
                    places,
                    few.subList(0, Math.min(MOST_LEFT, few.size())),
                    seconds,
                    ways.equals(Set.of("linear")) ? Boolean.TRUE : ways.equals(Set.of("nonlinear")) ? false : null,
                    own.orElse(null),
                    Digests.sha256Hex(test.path("identifier").asText() + "|"
                            + test.path("sha256").asText(file)));
        }

        /** Where our own file and the test say other things, the test counts: another system may have changed it. */
        private void compare(ArrivedRules own) {
            if (!own.blueprint().isEmpty()) {
                left.add("blueprint:" + own.blueprint());
            }
            boolean other = places.stream().anyMatch(each -> {
                Boolean scored = own.scored().get(each.name());
                return scored == null || scored != each.scored();
            });
            if (other || own.scored().size() != places.size()) {
                left.add("ownDiffers");
            }
            if (own.rules().time().toSeconds() != seconds) {
                left.add("ownTime");
            }
        }

        private void unsupported(String said) {
            if (said.startsWith("outcomeDeclaration ")) {
                left.add("outcomeDeclaration:" + said.replaceAll("^outcomeDeclaration |: .*$", ""));
            } else if (said.startsWith("itemSessionControl")) {
                left.add("itemSessionControl");
            } else if (said.startsWith("kennispeil-form.json")) {
                left.add("own");
            } else {
                left.add(NAMED.contains(said) ? said : "other:" + said);
            }
        }

        private void members(JsonNode holder) {
            for (JsonNode each : holder.path("members")) {
                if (each.has("section")) {
                    section(each);
                } else {
                    item(each);
                }
            }
        }

        private void section(JsonNode section) {
            sections += section.path("visible").asBoolean() ? 1 : 0;
            if (section.has("select")) {
                left.add("selection:" + section.path("select").asText());
            }
            if (section.path("withReplacement").asBoolean()) {
                left.add("replacement");
            }
            if (section.path("shuffle").asBoolean()) {
                left.add("shuffle");
            }
            limits(section, false);
            members(section);
        }

        private void item(JsonNode item) {
            limits(item, false);
            String name = item.path("item").asText();
            String source = test.path("source").asText();
            String bundle = file.endsWith(source) ? file.substring(0, file.length() - source.length()) : "";
            String place = item.has("canonical")
                    ? item.path("canonical").asText()
                    : bundle + item.path("path").asText();
            int row = rows.path(place).asInt();
            places.add(new Place(row, name.isEmpty() ? item.path("href").asText() : name, scored(item, name)));
        }

        private boolean scored(JsonNode item, String name) {
            JsonNode weights = item.path("weights");
            String counts = test.path("weight").asText();
            boolean all = true;
            for (Map.Entry<String, JsonNode> each : weights.properties()) {
                BigDecimal weight = number(each.getValue().asText()).orElse(BigDecimal.ONE);
                if (weight.signum() != 0 && weight.compareTo(BigDecimal.ONE) != 0) {
                    left.add("weight:" + name + " × "
                            + weight.stripTrailingZeros().toPlainString());
                }
                all &= weight.signum() == 0 || !(counts.isEmpty() || counts.equals(each.getKey()));
            }
            boolean none = weights.isEmpty() || (!counts.isEmpty() && !weights.has(counts));
            return none || !all;
        }

        private static Optional<BigDecimal> number(String said) {
            return said.strip().matches("-?[0-9]{1,9}(\\.[0-9]{0,9})?")
                    ? Optional.of(new BigDecimal(said.strip()))
                    : Optional.empty();
        }

        /** @param counts true where the limit is that of the whole test */
        private void limits(JsonNode holder, boolean counts) {
            String said = holder.path("maxSeconds").asText();
            long most = number(said)
                    .map(each -> each.setScale(0, RoundingMode.CEILING).longValue())
                    .orElse(0L);
            if (counts && most > 0 && most <= LONGEST) {
                seconds = most;
            } else if (!said.isEmpty()) {
                left.add("time:" + said.substring(0, Math.min(LONGEST_SAID, said.length())));
            }
            String least = holder.path("minSeconds").asText();
            if (!least.isEmpty()
                    && number(least).filter(each -> each.signum() == 0).isEmpty()) {
                left.add("minimum");
            }
            if (holder.path("late").asBoolean()) {
                left.add("late");
            }
        }
    }
}
