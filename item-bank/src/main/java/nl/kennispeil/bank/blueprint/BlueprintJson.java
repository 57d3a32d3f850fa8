package nl.kennispeil.bank.blueprint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code blueprint.json}. What is not known is refused by its name, never skipped: a demand that is not kept
 * would be worse than none.
 *
 * <p>Constraints: {@code {"column","value","min","max"}}, {@code {"column","below","above","min","max"}}, either of them
 * with {@code "and": [{"column",…}]}; {@code {"sum","min","max"}}; {@code {"mean","min","max"}};
 * {@code {"information": θ,"min","max"}}; {@code {"exposure": {"forms","candidates"}}}; {@code {"overlap": form or "*","max"}};
 * {@code {"between": n}} of the forms that are made together; {@code {"sets": column, "whole": true}} or
 * {@code {"sets": column,"min","max"}}; {@code {"actual": true}}. A bound that is left out is none.
 *
 * <p>Objective: {@code {"maximise" or "minimise": column or "information","theta": θ or [θ…]}}, {@code {"maximin":
 * "information","theta","target"}} with a target for each θ or none, {@code {"minimax": "information","theta","target"}}.
 */
public final class BlueprintJson {

    /** A larger file is refused. */
    public static final int MOST_BYTES = 1_000_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxStringLength(10_000)
                    .maxNumberLength(40)
                    .build())
            .build());

    private static final int MOST_POINTS = 50;

    private static final String TOP = "blueprint";

    private BlueprintJson() {}

    /**
     * Reads a file.
     *
     * @param name of the blueprint when the file has none
     * @throws BlueprintException that says where, what was got and what is allowed
     */
    public static Blueprint read(byte[] file, String name) {
        if (file.length > MOST_BYTES) {
            throw new BlueprintException(TOP, file.length + " bytes, allowed is " + MOST_BYTES);
        }
        try {
            JsonNode root = JSON.readTree(file);
            if (root == null || !root.isObject()) {
                throw new BlueprintException(TOP, "needed is an object");
            }
            return read(root, name);
        } catch (JsonProcessingException e) {
            throw new BlueprintException(
                    "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()), "this is no JSON");
        } catch (IOException e) {
            throw new BlueprintException(TOP, "this is no JSON");
        }
    }

    private static Blueprint read(JsonNode root, String name) {
        only(root, TOP, "name", "length", "constraints", "enemies", "objective");
        List<Constraint> constraints = new ArrayList<>();
        JsonNode list = root.path("constraints");
        if (!list.isMissingNode() && !list.isArray()) {
            throw new BlueprintException("constraints", "needed is a list");
        }
        for (int i = 0; i < list.size(); i++) {
            constraints.add(constraint(list.get(i), "constraints[" + (i + 1) + "]"));
        }
        String enemies = enemies(root.path("enemies"));
        Objective objective = objective(root.path("objective"));
        String named = root.has("name") ? text(root, "name", TOP) : name;
        int length = whole(root, "length", TOP);
        return checked(TOP, () -> new Blueprint(named, length, constraints, enemies, objective));
    }

    private static Constraint constraint(JsonNode node, String where) {
        if (!node.isObject()) {
            throw new BlueprintException(where, "needed is an object");
        }
        if (node.has("column")) {
            return count(node, where);
        }
        if (node.has("sum")) {
            only(node, where, "sum", "min", "max");
            return checked(
                    where, () -> new Constraint.Sum(text(node, "sum", where), low(node, where), high(node, where)));
        }
        if (node.has("mean")) {
            only(node, where, "mean", "min", "max");
            return checked(
                    where, () -> new Constraint.Mean(text(node, "mean", where), low(node, where), high(node, where)));
        }
        if (node.has("information")) {
            only(node, where, "information", "min", "max");
            return checked(
                    where,
                    () -> new Constraint.Information(
                            number(node, "information", where), low(node, where), high(node, where)));
        }
        if (node.has("exposure")) {
            only(node, where, "exposure");
            JsonNode limits = node.get("exposure");
            only(limits, where + ".exposure", "forms", "candidates");
            return checked(
                    where,
                    () -> new Constraint.Exposure(
                            limits.has("forms") ? whole(limits, "forms", where) : 0,
                            limits.has("candidates") ? whole(limits, "candidates", where) : Integer.MAX_VALUE));
        }
        if (node.has("overlap")) {
            only(node, where, "overlap", "max");
            return checked(
                    where, () -> new Constraint.Overlap(text(node, "overlap", where), whole(node, "max", where)));
        }
        if (node.has("between")) {
            only(node, where, "between");
            return checked(where, () -> new Constraint.Between(whole(node, "between", where)));
        }
        if (node.has("sets")) {
            return sets(node, where);
        }
        if (node.has("actual")) {
            only(node, where, "actual");
            if (!node.get("actual").isBoolean() || !node.get("actual").booleanValue()) {
                throw new BlueprintException(where, "actual is true or left out");
            }
            return new Constraint.Actual();
        }
        throw new BlueprintException(
                where,
                "a constraint of unknown kind with " + names(node)
                        + ", known are column, sum, mean, information, exposure, overlap, between, sets, actual");
    }

    private static Constraint sets(JsonNode node, String where) {
        only(node, where, "sets", "whole", "min", "max");
        JsonNode whole = node.path("whole");
        if (!whole.isMissingNode() && !whole.isBoolean()) {
            throw new BlueprintException(where, "whole is true or false");
        }
        boolean bounded = node.has("min") || node.has("max");
        if (whole.booleanValue() == bounded) {
            throw new BlueprintException(where, "sets need either \"whole\": true or a min or max of items");
        }
        return checked(
                where,
                () -> new Constraint.Sets(
                        text(node, "sets", where),
                        node.has("min") ? whole(node, "min", where) : 1,
                        node.has("max") ? whole(node, "max", where) : Integer.MAX_VALUE,
                        !bounded));
    }

    private static Constraint count(JsonNode node, String where) {
        only(node, where, "column", "value", "below", "above", "and", "min", "max");
        List<Condition> all = new ArrayList<>();
        all.add(condition(node, where));
        JsonNode and = node.path("and");
        if (!and.isMissingNode() && !and.isArray()) {
            throw new BlueprintException(where + ".and", "needed is a list");
        }
        for (int i = 0; i < and.size(); i++) {
            String place = where + ".and[" + (i + 1) + "]";
            only(and.get(i), place, "column", "value", "below", "above");
            all.add(condition(and.get(i), place));
        }
        return checked(
                where,
                () -> new Constraint.Count(
                        all,
                        node.has("min") ? whole(node, "min", where) : 0,
                        node.has("max") ? whole(node, "max", where) : Integer.MAX_VALUE));
    }

    private static Condition condition(JsonNode node, String where) {
        JsonNode value = node.path("value");
        if (!value.isMissingNode() && !value.isTextual() && !value.isNumber()) {
            throw new BlueprintException(where, "value must be a text or a number");
        }
        return checked(
                where,
                () -> new Condition(
                        text(node, "column", where),
                        value.isMissingNode() ? null : value.asText(),
                        node.has("below") ? (Double) number(node, "below", where) : null,
                        node.has("above") ? (Double) number(node, "above", where) : null));
    }

    private static String enemies(JsonNode node) {
        if (node.isMissingNode()) {
            return "";
        }
        only(node, "enemies", "file");
        String file = text(node, "file", "enemies");
        if (!file.matches("[A-Za-z0-9_][A-Za-z0-9._ -]{0,99}")) {
            throw new BlueprintException("enemies", "file must be a name beside the blueprint, without a path");
        }
        return file;
    }

    private static @Nullable Objective objective(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        String where = "objective";
        only(node, where, "maximise", "minimise", "maximin", "minimax", "theta", "target");
        List<Objective.Goal> goals = Arrays.stream(Objective.Goal.values())
                .filter(each -> node.has(word(each)))
                .toList();
        if (goals.size() != 1) {
            throw new BlueprintException(
                    where, "needed is one of maximise, minimise, maximin and minimax, got " + names(node));
        }
        List<Double> thetas = list(node, "theta", where);
        List<Double> targets = list(node, "target", where);
        Objective.Goal goal = goals.get(0);
        return checked(where, () -> new Objective(goal, text(node, word(goal), where), thetas, targets));
    }

    private static String word(Objective.Goal goal) {
        return goal.name().toLowerCase(Locale.ROOT);
    }

    private static List<Double> list(JsonNode node, String field, String where) {
        List<Double> numbers = new ArrayList<>();
        JsonNode list = node.path(field);
        if (list.isArray()) {
            if (list.size() > MOST_POINTS) {
                throw new BlueprintException(
                        where, field + " has " + list.size() + " numbers, allowed is " + MOST_POINTS);
            }
            for (JsonNode each : list) {
                if (!each.isNumber()) {
                    throw new BlueprintException(where, field + " must be a number or a list of numbers");
                }
                numbers.add(each.doubleValue());
            }
        } else if (!list.isMissingNode()) {
            numbers.add(number(node, field, where));
        }
        return numbers;
    }

    /** Writes a blueprint, a constraint per line of the list; what {@link #read} makes of it is equal. */
    public static String write(Blueprint blueprint) {
        ObjectNode root = JSON.createObjectNode();
        root.put("name", blueprint.name());
        root.put("length", blueprint.length());
        ArrayNode constraints = root.putArray("constraints");
        blueprint.constraints().forEach(each -> constraints.add(json(each)));
        if (!blueprint.enemiesFile().isEmpty()) {
            root.putObject("enemies").put("file", blueprint.enemiesFile());
        }
        Objective objective = blueprint.objective();
        if (objective != null) {
            ObjectNode node = root.putObject("objective");
            node.put(word(objective.goal()), objective.what());
            list(node, "theta", objective.thetas());
            list(node, "target", objective.targets());
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a blueprint cannot be written", e);
        }
    }

    private static void list(ObjectNode node, String field, List<Double> numbers) {
        if (numbers.size() == 1) {
            node.put(field, numbers.get(0));
        } else if (!numbers.isEmpty()) {
            ArrayNode list = node.putArray(field);
            numbers.forEach(list::add);
        }
    }

    private static ObjectNode json(Constraint constraint) {
        ObjectNode node = JSON.createObjectNode();
        if (constraint instanceof Constraint.Count count) {
            put(node, count.all().get(0));
            if (count.all().size() > 1) {
                ArrayNode and = node.putArray("and");
                count.all().stream().skip(1).forEach(each -> put(and.addObject(), each));
            }
            node.put("min", count.min());
            if (count.max() != Integer.MAX_VALUE) {
                node.put("max", count.max());
            }
        } else if (constraint instanceof Constraint.Sum sum) {
            bounds(node.put("sum", sum.column()), sum.min(), sum.max());
        } else if (constraint instanceof Constraint.Mean mean) {
            bounds(node.put("mean", mean.column()), mean.min(), mean.max());
        } else if (constraint instanceof Constraint.Information information) {
            bounds(node.put("information", information.theta()), information.min(), information.max());
        } else if (constraint instanceof Constraint.Exposure exposure) {
            ObjectNode limits = node.putObject("exposure").put("forms", exposure.forms());
            if (exposure.candidates() != Integer.MAX_VALUE) {
                limits.put("candidates", exposure.candidates());
            }
        } else if (constraint instanceof Constraint.Overlap overlap) {
            node.put("overlap", overlap.form()).put("max", overlap.max());
        } else if (constraint instanceof Constraint.Between between) {
            node.put("between", between.max());
        } else if (constraint instanceof Constraint.Sets sets) {
            node.put("sets", sets.column());
            if (sets.whole()) {
                node.put("whole", true);
            } else {
                node.put("min", sets.min());
                if (sets.max() != Integer.MAX_VALUE) {
                    node.put("max", sets.max());
                }
            }
        } else {
            node.put("actual", true);
        }
        return node;
    }

    private static void put(ObjectNode node, Condition condition) {
        node.put("column", condition.column());
        if (condition.value() != null) {
            node.put("value", condition.value());
        }
        Double below = condition.below();
        if (below != null) {
            number(node, "below", below);
        }
        Double above = condition.above();
        if (above != null) {
            number(node, "above", above);
        }
    }

    private static void bounds(ObjectNode node, double min, double max) {
        if (Double.isFinite(min)) {
            number(node, "min", min);
        }
        if (Double.isFinite(max)) {
            number(node, "max", max);
        }
    }

    private static void number(ObjectNode node, String field, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            node.put(field, (long) value);
        } else {
            node.put(field, value);
        }
    }

    private static double low(JsonNode node, String where) {
        return node.has("min") ? number(node, "min", where) : Double.NEGATIVE_INFINITY;
    }

    private static double high(JsonNode node, String where) {
        return node.has("max") ? number(node, "max", where) : Double.POSITIVE_INFINITY;
    }

    private static double number(JsonNode node, String field, String where) {
        JsonNode value = node.path(field);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new BlueprintException(where, field + " must be a number");
        }
        return value.doubleValue();
    }

    private static int whole(JsonNode node, String field, String where) {
        double value = number(node, field, where);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new BlueprintException(where, field + " is " + value + ", needed is a whole number");
        }
        return (int) value;
    }

    private static String text(JsonNode node, String field, String where) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new BlueprintException(where, field + " must be a text that is not empty");
        }
        return value.textValue();
    }

    private static void only(JsonNode node, String where, String... known) {
        if (!node.isObject()) {
            throw new BlueprintException(where, "needed is an object");
        }
        Set<String> unknown = names(node);
        unknown.removeAll(Set.of(known));
        if (!unknown.isEmpty()) {
            throw new BlueprintException(where, "unknown " + unknown + ", known are " + List.of(known));
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> each = node.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }

    /** Makes something; what its own checks say gets its place. */
    private static <T> T checked(String where, Making<T> making) {
        try {
            return making.make();
        } catch (BlueprintException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new BlueprintException(where, String.valueOf(e.getMessage()));
        }
    }

    @FunctionalInterface
    private interface Making<T> {
        T make();
    }
}
