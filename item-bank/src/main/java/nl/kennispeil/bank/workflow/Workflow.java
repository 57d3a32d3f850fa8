package nl.kennispeil.bank.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;

/** The steps of the table {@code workflow.csv}, and whether one can be taken now. */
public final class Workflow {

    private static final String FILE = "workflow.csv";
    private static final String HEADER = "from;action;to;who;conditions";

    private final Map<ItemState, Map<Action, Step>> steps;

    private Workflow(Map<ItemState, Map<Action, Step>> steps) {
        this.steps = steps;
    }

    /** The table that ships with the program. */
    public static Workflow shipped() {
        try (InputStream in = Workflow.class.getResourceAsStream("/workflow/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException with the line, what stands there and what is allowed */
    static Workflow parse(String table) {
        Map<ItemState, Map<Action, Step>> steps = new EnumMap<>(ItemState.class);
        List<String> lines = table.lines().toList();
        boolean headed = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String where = FILE + " line " + (i + 1);
            if (!headed) {
                if (!line.equals(HEADER)) {
                    throw new IllegalArgumentException(where + ": '" + line + "', needed is '" + HEADER + "'");
                }
                headed = true;
                continue;
            }
            Step step = step(line, where);
            Step earlier = steps.computeIfAbsent(step.from(), any -> new LinkedHashMap<>())
                    .putIfAbsent(step.action(), step);
            if (earlier != null) {
                throw new IllegalArgumentException(
                        where + ": " + step.action().code() + " from " + step.from() + " stands there twice");
            }
        }
        return new Workflow(steps);
    }

    private static Step step(String line, String where) {
        String[] cells = line.split(";", -1);
        if (cells.length != 5) {
            throw new IllegalArgumentException(where + ": " + cells.length + " cells, needed is 5");
        }
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        for (String each : cells[4].isBlank() ? new String[0] : cells[4].split(" ")) {
            conditions.add(oneOf(Condition.values(), Condition::code, each, where));
        }
        return new Step(
                oneOf(ItemState.values(), ItemState::name, cells[0], where),
                oneOf(Action.values(), Action::code, cells[1], where),
                oneOf(ItemState.values(), ItemState::name, cells[2], where),
                oneOf(Who.values(), Who::code, cells[3], where),
                conditions);
    }

    private static <T> T oneOf(T[] allowed, Function<T, String> code, String word, String where) {
        return Arrays.stream(allowed)
                .filter(each -> code.apply(each).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(where + ": '" + word + "', allowed is one of "
                        + Arrays.stream(allowed).map(code).collect(Collectors.joining(", "))));
    }

    /** The steps from a state, in the order of the table. */
    public List<Step> from(ItemState state) {
        return List.copyOf(steps.getOrDefault(state, Map.of()).values());
    }

    public Optional<Step> step(ItemState from, Action action) {
        return Optional.ofNullable(steps.getOrDefault(from, Map.of()).get(action));
    }

    /** What comes of it. A signature of who asks is not yet among those that are given. */
    public Outcome ask(Action action, Asked asked) {
        Step step = step(asked.card().state(), action).orElse(null);
        if (step == null) {
            return new Outcome.Refused(List.of(Refusal.NO_STEP));
        }
        List<Refusal> why = why(step, asked);
        if (!why.isEmpty()) {
            return new Outcome.Refused(why);
        }
        boolean done = !step.takesTwo() || !others(step, asked).isEmpty();
        return done ? new Outcome.Moved(step, step.to()) : new Outcome.Signed(step);
    }

    /** Everything that is in the way of a step; empty when it can be taken, or signed. */
    public List<Refusal> why(Step step, Asked asked) {
        ItemCard card = asked.card();
        List<Refusal> why = new ArrayList<>();
        if (step.who() == Who.AUTHOR && !asked.mayEdit()) {
            why.add(Refusal.NOT_AUTHOR);
        }
        if (step.who() == Who.REVIEWER && !asked.mayReview()) {
            why.add(Refusal.NOT_REVIEWER);
        }
        for (Condition each : EnumSet.allOf(Condition.class)) {
            if (step.conditions().contains(each) && !holds(each, step, card, asked)) {
                why.add(refusal(each));
            }
        }
        return why;
    }

    private static boolean holds(Condition condition, Step step, ItemCard card, Asked asked) {
        return switch (condition) {
            case VERSION -> card.version() > 0;
            case NOT_OWN -> !card.writtenBy(asked.by());
            case TWO ->
                signed(step, asked).stream().noneMatch(asked.by()::equals)
                        || !others(step, asked).isEmpty();
            case THREADS -> asked.openThreads() == 0;
            case ANSWERED -> asked.unanswered() == 0;
            case REFERENCE -> !card.references().isEmpty() || asked.sourced();
            case DELIVERABLE -> asked.deliverable();
            case UNBLOCKED -> !card.blocked();
            case ACTUAL -> card.actual(asked.today());
            case REASON -> !asked.reason().isBlank();
        };
    }

    private static Refusal refusal(Condition condition) {
        return switch (condition) {
            case VERSION -> Refusal.NO_VERSION;
            case NOT_OWN -> Refusal.OWN;
            case TWO -> Refusal.SAME_PERSON;
            case THREADS -> Refusal.OPEN_THREADS;
            case ANSWERED -> Refusal.UNANSWERED;
            case REFERENCE -> Refusal.NO_REFERENCE;
            case DELIVERABLE -> Refusal.NOT_DELIVERABLE;
            case UNBLOCKED -> Refusal.BLOCKED;
            case ACTUAL -> Refusal.NOT_ACTUAL;
            case REASON -> Refusal.NO_REASON;
        };
    }

    /** Who said yes to this step about the version that is newest now. */
    public static Set<String> signed(Step step, Asked asked) {
        Set<String> signed = new HashSet<>();
        for (Signature each : asked.signatures()) {
            if (each.action() == step.action() && each.version() == asked.card().version()) {
                signed.add(each.by());
            }
        }
        return signed;
    }

    /** Those who count beside who asks: an author's yes counts for nothing where own work is not approved. */
    private static Set<String> others(Step step, Asked asked) {
        Set<String> others = signed(step, asked);
        others.remove(asked.by());
        if (step.conditions().contains(Condition.NOT_OWN)) {
            others.removeIf(asked.card()::writtenBy);
        }
        return others;
    }
}
