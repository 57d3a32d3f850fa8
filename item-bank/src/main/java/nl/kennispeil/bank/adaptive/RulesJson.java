package nl.kennispeil.bank.adaptive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.adaptive.AbilityRule;
import nl.kennispeil.scoring.adaptive.AbilityRule.ErrorBy;
import nl.kennispeil.scoring.adaptive.AbilityRule.Nodes;
import nl.kennispeil.scoring.adaptive.AbilityRule.Search;
import nl.kennispeil.scoring.adaptive.AbilityRule.Unmixed;
import nl.kennispeil.scoring.adaptive.AdaptiveRules;
import nl.kennispeil.scoring.adaptive.ContentRule;
import nl.kennispeil.scoring.adaptive.Criterion;
import nl.kennispeil.scoring.adaptive.ExposureRule;
import nl.kennispeil.scoring.adaptive.PilotRule;
import nl.kennispeil.scoring.adaptive.Start;
import nl.kennispeil.scoring.adaptive.StopRule;
import nl.kennispeil.scoring.adaptive.StopRule.Condition;
import nl.kennispeil.scoring.adaptive.UnknownRule;

/**
 * The file {@code cat.json}. What is not known is refused by its name, never skipped. Everything but {@code stop} may be left
 * out.
 *
 * <pre>
 * "start":    {"theta": 0} | {"group": true}, and "block": [items] or "targets": [θ, …]
 * "ability":  EAP (default), MAP, ML, WLE, Jeffreys; "final": the same for the result (default as "ability")
 * "prior":    {"mean": 0, "sd": 1}
 * "nodes":    {"low", "high", "count"}; "search": {"low": -4, "high": 4}; "error": expected, observed
 * "unmixed":  EAP, fence, step: what ML does before its maximum exists
 * "select":   MFI (default), KL, KLP, MLWI, MPWI, MEI, MEPV, bOpt, thOpt, random, or
 *             {"criterion": "progressive" | "proportional", "acceleration": 1},
 *             {"criterion": "a-stratified", "strata": 4, "blocked": true}
 * "content":  {"method": none | shadow | weighted, "blueprint": file} |
 *             {"method": "proportions", "column": name, "shares": {value: share}}
 * "exposure": {"method": none} | {"method": "randomesque", "best": 5} | {"method": "sympson-hetter", "max": 0.25} |
 *             {"method": "progressive-restricted", "max", "acceleration": 1} |
 *             {"method": "eligibility", "max", "bands": [θ, …], "overlap": 1.2}
 * "stop":     {"length": 120} | {"min", "max"} with any of "se", "interval": {"cut", "level": 0.95},
 *             "sprt": {"cut", "half", "alpha": 0.05, "beta": 0.05}, "seconds", "information", and "all": true
 * "pilots":   {"count", "clearFirst": 0, "clearLast": 0, "inLength": false}
 * "unknown":  wrong (default), ignored
 * </pre>
 */
public final class RulesJson {

    /** A longer text is refused. */
    public static final int MOST_CHARACTERS = 200_000;

    static final String TOP = "rules";

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10)
                    .maxStringLength(10_000)
                    .maxNumberLength(40)
                    .build())
            .build());

    private static final List<String> METHODS = List.of("EAP", "MAP", "ML", "WLE", "Jeffreys");

    private RulesJson() {}

    /** @throws RulesException that says where, what was got and what is allowed */
    public static RulesFile read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new RulesException(TOP, text.length() + " characters, allowed are " + MOST_CHARACTERS);
        }
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new RulesException(
                    "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    "this is no JSON: " + e.getOriginalMessage());
        }
        if (root == null || !root.isObject()) {
            throw new RulesException(TOP, "needed is an object");
        }
        return file(new Node(root, TOP));
    }

    private static RulesFile file(Node top) {
        top.only(
                "start",
                "ability",
                "final",
                "prior",
                "nodes",
                "search",
                "error",
                "unmixed",
                "select",
                "content",
                "exposure",
                "stop",
                "pilots",
                "unknown");
        Node content = top.part("content").only("method", "blueprint", "column", "shares");
        ContentRule rule = content.word(
                "method",
                "none",
                List.of("none", "shadow", "weighted", "proportions"),
                List.of(
                        new ContentRule.None(),
                        new ContentRule.Shadow(),
                        new ContentRule.Weighted(),
                        new ContentRule.Proportions()));
        String blueprint = content.text("blueprint", "");
        if (!blueprint.matches("|[A-Za-z0-9_][A-Za-z0-9._ -]{0,99}")) {
            throw new RulesException(
                    "content.blueprint",
                    "got \"" + blueprint + "\", allowed is a name beside the rules, without a path");
        }
        boolean needs = rule instanceof ContentRule.Shadow || rule instanceof ContentRule.Weighted;
        if (needs && blueprint.isEmpty()) {
            throw new RulesException("content.blueprint", "is missing, this method keeps to a blueprint");
        }
        Map<String, Double> shares = shares(content, rule instanceof ContentRule.Proportions);
        AdaptiveRules rules = new AdaptiveRules(
                start(top.part("start")),
                ability(top),
                criterion(top.partOrWord("select", "criterion")),
                rule,
                exposure(top.part("exposure")),
                stop(top.part("stop")),
                pilots(top.part("pilots")),
                top.word("unknown", "wrong", List.of("wrong", "ignored"), List.of(UnknownRule.values())));
        return new RulesFile(rules, blueprint, content.text("column", ""), shares);
    }

    private static Map<String, Double> shares(Node content, boolean proportions) {
        if (content.has("shares") != proportions || content.has("column") != proportions) {
            throw new RulesException("content", "column and shares belong to the method proportions, and to no other");
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        Node part = content.part("shares");
        for (Iterator<String> names = part.json().fieldNames(); names.hasNext(); ) {
            String name = names.next();
            double share = part.number(name);
            if (!(share > 0)) {
                throw new RulesException(part.at(name), "got " + share + ", allowed is above 0");
            }
            shares.put(name, share);
        }
        return shares;
    }

    private static Start start(Node node) {
        node.only("theta", "group", "block", "targets");
        if (node.flag("group") && node.has("theta")) {
            throw new RulesException(node.where(), "theta and group exclude each other");
        }
        if (node.has("block") && node.has("targets")) {
            throw new RulesException(node.where(), "block and targets exclude each other");
        }
        return node.checked(() -> new Start(
                node.flag("group"),
                node.number("theta", 0),
                node.has("block")
                        ? new Start.Routing.Block(node.texts("block"))
                        : node.has("targets")
                                ? new Start.Routing.Targets(node.numbers("targets"))
                                : new Start.Routing.None()));
    }

    private static AbilityRule ability(Node top) {
        AbilityMethod during = top.word("ability", "EAP", METHODS, List.of(AbilityMethod.values()));
        AbilityMethod atEnd = top.word("final", top.text("ability", "EAP"), METHODS, List.of(AbilityMethod.values()));
        Node priorNode = top.part("prior").only("mean", "sd");
        NormalPrior prior =
                priorNode.checked(() -> new NormalPrior(priorNode.number("mean", 0), priorNode.number("sd", 1)));
        Node nodes = top.part("nodes").only("low", "high", "count");
        Node search = top.part("search").only("low", "high");
        Nodes usual = Nodes.around(prior);
        return new AbilityRule(
                during,
                atEnd,
                prior,
                nodes.checked(() -> new Nodes(
                        nodes.number("low", usual.lowest()),
                        nodes.number("high", usual.highest()),
                        nodes.whole("count", usual.count()))),
                search.checked(() -> new Search(
                        search.number("low", Search.DEFAULT.lowest()),
                        search.number("high", Search.DEFAULT.highest()),
                        Search.DEFAULT.tolerance(),
                        true)),
                top.word("error", "expected", List.of("expected", "observed"), List.of(ErrorBy.values())),
                top.word("unmixed", "EAP", List.of("EAP", "fence", "step"), List.of(Unmixed.values())));
    }

    private static Criterion criterion(Node node) {
        String name = node.text("criterion", "MFI");
        List<Criterion> plain = List.of(
                new Criterion.Information(),
                new Criterion.KullbackLeibler(false),
                new Criterion.KullbackLeibler(true),
                new Criterion.WeightedInformation(false),
                new Criterion.WeightedInformation(true),
                new Criterion.ExpectedInformation(true),
                new Criterion.ExpectedVariance(true),
                new Criterion.DifficultyMatch(),
                new Criterion.PeakMatch(),
                new Criterion.Random());
        List<String> words =
                new ArrayList<>(List.of("MFI", "KL", "KLP", "MLWI", "MPWI", "MEI", "MEPV", "bOpt", "thOpt", "random"));
        return node.checked(() -> switch (name) {
            case "progressive" -> {
                node.only("criterion", "acceleration");
                yield new Criterion.Progressive(node.number("acceleration", 1));
            }
            case "proportional" -> {
                node.only("criterion", "acceleration");
                yield new Criterion.Proportional(node.number("acceleration", 1));
            }
            case "a-stratified" -> {
                node.only("criterion", "strata", "blocked");
                yield new Criterion.Stratified(node.whole("strata", 4), node.flag("blocked"));
            }
            default -> {
                node.only("criterion");
                List<Criterion> all = new ArrayList<>(plain);
                words.addAll(List.of("progressive", "proportional", "a-stratified"));
                all.addAll(List.of(
                        new Criterion.Progressive(1),
                        new Criterion.Proportional(1),
                        new Criterion.Stratified(4, false)));
                yield node.word("criterion", "MFI", words, all);
            }
        });
    }

    private static ExposureRule exposure(Node node) {
        String method = node.text("method", "none");
        return node.checked(() -> switch (method) {
            case "none" -> {
                node.only("method", "max");
                yield new ExposureRule.None();
            }
            case "randomesque" -> {
                node.only("method", "best", "max");
                yield new ExposureRule.Randomesque(node.whole("best", 5));
            }
            case "sympson-hetter" -> {
                node.only("method", "max");
                yield new ExposureRule.SympsonHetter(node.number("max", 0.25));
            }
            case "progressive-restricted" -> {
                node.only("method", "max", "acceleration");
                yield new ExposureRule.ProgressiveRestricted(node.number("max", 0.25), node.number("acceleration", 1));
            }
            case "eligibility" -> {
                node.only("method", "max", "bands", "overlap");
                yield new ExposureRule.Eligibility(
                        node.number("max", 0.25), node.numbers("bands"), node.number("overlap", 1.2));
            }
            default ->
                throw new RulesException(
                        "exposure.method",
                        "got \"" + method + "\", allowed is none, randomesque, sympson-hetter, progressive-restricted,"
                                + " eligibility");
        });
    }

    private static StopRule stop(Node node) {
        node.only("length", "min", "max", "se", "interval", "sprt", "seconds", "information", "all");
        if (!node.has("length") && !node.has("max")) {
            throw new RulesException("stop", "needed is a length, or min and max");
        }
        if (node.has("length") && (node.has("min") || node.has("max"))) {
            throw new RulesException("stop", "length and min or max exclude each other");
        }
        int max = node.has("length") ? node.whole("length") : node.whole("max");
        int min = node.has("length") ? max : node.whole("min", 1);
        List<Condition> conditions = new ArrayList<>();
        if (node.has("se")) {
            conditions.add(node.checked(() -> new Condition.Precision(node.number("se"))));
        }
        if (node.has("interval")) {
            Node part = node.part("interval").only("cut", "level");
            conditions.add(part.checked(() -> new Condition.Interval(part.number("cut"), part.number("level", 0.95))));
        }
        if (node.has("sprt")) {
            Node part = node.part("sprt").only("cut", "half", "alpha", "beta");
            conditions.add(part.checked(() -> new Condition.RatioTest(
                    part.number("cut"), part.number("half"), part.number("alpha", 0.05), part.number("beta", 0.05))));
        }
        if (node.has("seconds")) {
            conditions.add(node.checked(() -> new Condition.Time(node.number("seconds"))));
        }
        if (node.has("information")) {
            conditions.add(node.checked(() -> new Condition.Information(node.number("information"))));
        }
        return node.checked(() -> new StopRule(min, max, conditions, node.flag("all")));
    }

    private static PilotRule pilots(Node node) {
        node.only("count", "clearFirst", "clearLast", "inLength");
        return node.checked(() -> new PilotRule(
                node.whole("count", 0),
                node.whole("clearFirst", 0),
                node.whole("clearLast", 0),
                node.flag("inLength")));
    }
}
