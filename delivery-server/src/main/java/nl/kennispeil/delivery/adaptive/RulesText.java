package nl.kennispeil.delivery.adaptive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.form.AdaptivePart;
import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.adaptive.AbilityRule;
import nl.kennispeil.scoring.adaptive.AdaptiveRules;
import nl.kennispeil.scoring.adaptive.ContentRule;
import nl.kennispeil.scoring.adaptive.Criterion;
import nl.kennispeil.scoring.adaptive.ExposureRule;
import nl.kennispeil.scoring.adaptive.PilotRule;
import nl.kennispeil.scoring.adaptive.Start;
import nl.kennispeil.scoring.adaptive.StopRule;
import nl.kennispeil.scoring.adaptive.UnknownRule;

/** The rules of an adaptive form as its form keeps them; what is not known is refused by its name. */
final class RulesText {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10)
                    .maxStringLength(AdaptivePart.LONGEST_RULES)
                    .maxNumberLength(40)
                    .build())
            .build());

    private RulesText() {}

    /** @throws IllegalArgumentException that says where, what was got and what is allowed */
    static AdaptiveRules read(String text) {
        JsonNode root = parse(text);
        only(
                root,
                "rules",
                "start",
                "ability",
                "final",
                "prior",
                "select",
                "content",
                "exposure",
                "stop",
                "pilots",
                "unknown");
        JsonNode prior = root.path("prior");
        NormalPrior assumed =
                new NormalPrior(prior.path("mean").asDouble(0), prior.path("sd").asDouble(1));
        AbilityMethod during = one(AbilityMethod.class, root.path("ability"), AbilityMethod.EAP, "ability");
        return new AdaptiveRules(
                start(root.path("start")),
                AbilityRule.of(during, one(AbilityMethod.class, root.path("final"), during, "final"), assumed),
                criterion(root.path("select").asText("MFI")),
                content(root.path("content")),
                exposure(root.path("exposure")),
                stop(root.path("stop")),
                pilots(root.path("pilots")),
                one(UnknownRule.class, root.path("unknown"), UnknownRule.WRONG, "unknown"));
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root == null || !root.isObject()) {
                throw new IllegalArgumentException("adaptive rules: needed is an object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("adaptive rules that are no JSON", e);
        }
    }

    private static Start start(JsonNode node) {
        only(node, "start", "theta", "group");
        return node.path("group").asBoolean(false)
                ? Start.fromGroup()
                : Start.at(node.path("theta").asDouble(0));
    }

    private static Criterion criterion(String name) {
        return switch (name) {
            case "MFI" -> new Criterion.Information();
            case "MPWI" -> new Criterion.WeightedInformation(true);
            case "MLWI" -> new Criterion.WeightedInformation(false);
            case "KL" -> new Criterion.KullbackLeibler(false);
            case "KLP" -> new Criterion.KullbackLeibler(true);
            case "MEPV" -> new Criterion.ExpectedVariance(true);
            default ->
                throw new IllegalArgumentException(
                        "select is " + name + ": allowed are MFI, MPWI, MLWI, KL, KLP, MEPV");
        };
    }

    private static ContentRule content(JsonNode node) {
        only(node, "content", "method", "blueprint");
        String method = node.path("method").asText("none");
        return switch (method) {
            case "none" -> new ContentRule.None();
            case "shadow" -> new ContentRule.Shadow();
            case "weighted" -> new ContentRule.Weighted();
            default ->
                throw new IllegalArgumentException(
                        "content.method is " + method + ": allowed are none, shadow, weighted");
        };
    }

    private static ExposureRule exposure(JsonNode node) {
        only(node, "exposure", "method", "max", "best", "bands", "overlap");
        String method = node.path("method").asText("none");
        double max = node.path("max").asDouble(0.25);
        return switch (method) {
            case "none" -> new ExposureRule.None();
            case "randomesque" -> new ExposureRule.Randomesque(node.path("best").asInt(5));
            case "sympson-hetter" -> new ExposureRule.SympsonHetter(max);
            case "progressive-restricted" -> new ExposureRule.ProgressiveRestricted(max, 1);
            case "eligibility" ->
                new ExposureRule.Eligibility(
                        max, numbers(node.path("bands")), node.path("overlap").asDouble(1.2));
            default ->
                throw new IllegalArgumentException("exposure.method is " + method
                        + ": allowed are none, randomesque, sympson-hetter, progressive-restricted, eligibility");
        };
    }

    private static StopRule stop(JsonNode node) {
        only(node, "stop", "length", "min", "max", "se");
        if (node.has("length")) {
            return StopRule.length(node.path("length").asInt());
        }
        int min = node.path("min").asInt(1);
        int max = node.path("max").asInt();
        return node.has("se")
                ? StopRule.between(
                        min,
                        max,
                        new StopRule.Condition.Precision(node.path("se").asDouble()))
                : StopRule.between(min, max);
    }

    private static PilotRule pilots(JsonNode node) {
        only(node, "pilots", "count", "clearFirst", "clearLast", "inLength");
        return node.isMissingNode()
                ? PilotRule.NONE
                : new PilotRule(
                        node.path("count").asInt(),
                        node.path("clearFirst").asInt(),
                        node.path("clearLast").asInt(),
                        node.path("inLength").asBoolean(false));
    }

    private static List<Double> numbers(JsonNode node) {
        List<Double> all = new ArrayList<>();
        node.forEach(each -> all.add(each.asDouble(Double.NaN)));
        return all;
    }

    private static <E extends Enum<E>> E one(Class<E> type, JsonNode node, E usual, String where) {
        if (node.isMissingNode()) {
            return usual;
        }
        try {
            return Enum.valueOf(type, node.asText());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    where + " is " + node.asText() + ": allowed are " + List.of(type.getEnumConstants()), e);
        }
    }

    private static void only(JsonNode node, String where, String... known) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!Set.of(known).contains(name)) {
                throw new IllegalArgumentException(where + "." + name + " is unknown: allowed are " + List.of(known));
            }
        }
    }
}
