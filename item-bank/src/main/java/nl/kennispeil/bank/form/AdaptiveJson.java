package nl.kennispeil.bank.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.BlueprintJson;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;

/** The adaptive part of a form as text: what {@link #read} makes of what {@link #write} wrote is equal, to the last bit. */
public final class AdaptiveJson {

    private static final int MOST_CHARACTERS = 4_000_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxStringLength(BlueprintJson.MOST_BYTES)
                    .maxNumberLength(40)
                    .build())
            .build());

    private AdaptiveJson() {}

    public static String write(AdaptivePart part) {
        ObjectNode root = JSON.createObjectNode();
        root.put("rules", part.rules());
        Blueprint blueprint = part.blueprint();
        if (blueprint != null) {
            root.put("blueprint", BlueprintJson.write(blueprint));
        }
        root.putObject("scale")
                .put("mean", part.scale().mean())
                .put("sd", part.scale().sd())
                .put("step", part.scale().step());
        root.put("breakAfter", part.breakAfter()).put("openCounts", part.openCounts());
        ArrayNode pool = root.putArray("pool");
        part.pool().forEach((item, known) -> {
            ObjectNode node = pool.addObject().put("item", item.toString()).put("seconds", known.seconds());
            parameters(node.putObject("parameters"), known.parameters());
            if (!known.enemies().isEmpty()) {
                ArrayNode sets = node.putArray("enemies");
                known.enemies().forEach(sets::add);
            }
        });
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an adaptive part cannot be written", e);
        }
    }

    /** @throws IllegalArgumentException when it is damaged: what was got and what is allowed */
    public static AdaptivePart read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "an adaptive part of " + text.length() + " characters: allowed is " + MOST_CHARACTERS);
        }
        JsonNode root = parse(text);
        Map<ItemRef, AdaptivePart.Calibrated> pool = new LinkedHashMap<>();
        for (JsonNode each : root.path("pool")) {
            ItemRef item = ItemRef.parse(each.path("item").asText());
            Set<String> enemies = new TreeSet<>();
            each.path("enemies").forEach(set -> enemies.add(set.asText()));
            AdaptivePart.Calibrated known = new AdaptivePart.Calibrated(
                    parameters(each.path("parameters")), each.path("seconds").asDouble(Double.NaN), enemies);
            if (pool.put(item, known) != null) {
                throw new IllegalArgumentException("item " + item + " is twice in the pool");
            }
        }
        JsonNode scale = root.path("scale");
        return new AdaptivePart(
                root.path("rules").asText(),
                root.has("blueprint")
                        ? BlueprintJson.read(
                                root.get("blueprint").asText().getBytes(StandardCharsets.UTF_8), "blueprint")
                        : null,
                pool,
                new ReportingScale(number(scale, "mean"), number(scale, "sd"), number(scale, "step")),
                root.path("breakAfter").asInt(-1),
                root.path("openCounts").asBoolean());
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root == null || !root.isObject() || !root.path("pool").isArray()) {
                throw new IllegalArgumentException("an adaptive part needs an object with a pool");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an adaptive part that is no JSON", e);
        }
    }

    private static void parameters(ObjectNode node, ItemParameters parameters) {
        node.put("model", parameters.model().label());
        if (parameters instanceof Dichotomous item) {
            node.put("a", item.a()).put("b", item.b()).put("c", item.c()).put("d", item.d());
        } else if (parameters instanceof PartialCredit item) {
            node.put("a", item.a());
            list(node.putArray("steps"), item.steps());
        } else if (parameters instanceof GradedResponse item) {
            node.put("a", item.a());
            list(node.putArray("boundaries"), item.boundaries());
        } else {
            NominalResponse item = (NominalResponse) parameters;
            list(node.putArray("slopes"), item.slopes());
            list(node.putArray("intercepts"), item.intercepts());
        }
    }

    private static ItemParameters parameters(JsonNode node) {
        return switch (ItemModel.ofLabel(node.path("model").asText())) {
            case RASCH -> new ItemParameters.Rasch(number(node, "b"));
            case ONE_PL -> new ItemParameters.OnePl(number(node, "a"), number(node, "b"));
            case TWO_PL -> new ItemParameters.TwoPl(number(node, "a"), number(node, "b"));
            case THREE_PL -> new ItemParameters.ThreePl(number(node, "a"), number(node, "b"), number(node, "c"));
            case FOUR_PL ->
                new ItemParameters.FourPl(number(node, "a"), number(node, "b"), number(node, "c"), number(node, "d"));
            case PCM -> PartialCredit.pcm(numbers(node, "steps"));
            case GPCM -> PartialCredit.gpcm(number(node, "a"), numbers(node, "steps"));
            case GRM -> new GradedResponse(number(node, "a"), numbers(node, "boundaries"));
            case NRM -> new NominalResponse(numbers(node, "slopes"), numbers(node, "intercepts"));
        };
    }

    private static double number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("an adaptive part without a number " + field);
        }
        return value.doubleValue();
    }

    private static void list(ArrayNode node, double[] values) {
        for (double each : values) {
            node.add(each);
        }
    }

    private static double[] numbers(JsonNode node, String field) {
        double[] values = new double[node.path(field).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.path(field).get(i).asDouble(Double.NaN);
        }
        return values;
    }
}
