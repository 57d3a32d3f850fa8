package nl.kennispeil.delivery.adaptive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.scoring.ability.NormalPrior;

/**
 * The courses of adaptive attempts. A document with {@code _id = attempt} holds how it began, and one with
 * {@code _id = attempt:number} each answer that was confirmed. Both are written once: whoever comes second is given what
 * stands. So two devices or two nodes at the same moment see one course, and a replay of it gives the same items.
 */
public final class CourseLog {

    /** The name of the shelf. */
    public static final String SHELF = "courses";

    private static final int AT_A_TIME = 16;

    private final Shelf shelf;
    private final EligibilityTables tables;

    public CourseLog(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.tables = new EligibilityTables(shelves);
    }

    /** The tables that courses began with. */
    public EligibilityTables tables() {
        return tables;
    }

    /**
     * How a course began.
     *
     * @param seed decides what is left to chance
     * @param table version of the table of eligibility
     * @param prior of the candidate's reference group
     * @param retired what nobody was given any more at that moment
     */
    public record Beginning(long seed, long table, NormalPrior prior, List<ItemRef> retired, Instant at) {
        public Beginning {
            retired = List.copyOf(retired);
        }
    }

    /**
     * A step that is final.
     *
     * @param answer as it travels; empty for none
     * @param passedOver true when the item had been retired: the answer, if any, does not count
     * @param retired what nobody is given any more, as known from here on
     * @param late confirmed in time, arrived after the deadline
     */
    public record Confirmed(
            ItemRef item, String answer, boolean passedOver, List<ItemRef> retired, Instant at, boolean late) {
        public Confirmed {
            retired = List.copyOf(retired);
        }

        /** Never the answer: this may reach a log. */
        @Override
        public String toString() {
            return "Confirmed[" + item + "]";
        }
    }

    /** Begins a course, unless it has begun; durable on return. */
    Beginning begin(AttemptId attempt, Beginning proposed) {
        return shelf.change(Change.ofOrCreate(attempt.value())
                        .setOnInsert("schema", 1)
                        .setOnInsert("seed", Long.toString(proposed.seed()))
                        .setOnInsert("table", Long.toString(proposed.table()))
                        .setOnInsert("mean", Double.toString(proposed.prior().mean()))
                        .setOnInsert("sd", Double.toString(proposed.prior().sd()))
                        .setOnInsert("retired", texts(proposed.retired()))
                        .setOnInsert("at", proposed.at()))
                .map(CourseLog::beginning)
                .orElseThrow(() -> new IllegalStateException("the course of " + attempt + " was not written"));
    }

    /** How a course began; empty when it has not. */
    public Optional<Beginning> beginning(AttemptId attempt) {
        return shelf.find(attempt.value()).map(CourseLog::beginning);
    }

    /**
     * Confirms the answer with this number, from 1, unless that has been done; durable on return.
     *
     * @return what stands under this number
     */
    Confirmed confirm(AttemptId attempt, int number, Confirmed proposed) {
        return shelf.change(Change.ofOrCreate(id(attempt, number))
                        .setOnInsert("schema", 1)
                        .setOnInsert("item", proposed.item().toString())
                        .setOnInsert("answer", proposed.answer())
                        .setOnInsert("passedOver", proposed.passedOver())
                        .setOnInsert("retired", texts(proposed.retired()))
                        .setOnInsert("at", proposed.at())
                        .setOnInsert("late", proposed.late()))
                .map(CourseLog::confirmed)
                .orElseThrow(() -> new IllegalStateException("a step of " + attempt + " was not written"));
    }

    /** What was confirmed from this number on, in order. */
    public List<Confirmed> from(AttemptId attempt, int number) {
        List<Confirmed> steps = new ArrayList<>();
        for (int first = number; ; first += AT_A_TIME) {
            List<Fields> found = found(attempt, first);
            int expected = first;
            for (Fields each : found) {
                if (!each.id().equals(id(attempt, expected++))) {
                    throw new IllegalStateException("the course of " + attempt + " has a hole before " + each.id());
                }
                steps.add(confirmed(each));
            }
            if (found.size() < AT_A_TIME) {
                return steps;
            }
        }
    }

    /** Forgets courses. */
    public void delete(Collection<AttemptId> attempts) {
        for (AttemptId each : attempts) {
            for (int first = 1; ; first += AT_A_TIME) {
                List<String> ids = found(each, first).stream().map(Fields::id).toList();
                shelf.delete(ids);
                if (ids.size() < AT_A_TIME) {
                    break;
                }
            }
        }
        shelf.delete(attempts.stream().map(AttemptId::value).toList());
    }

    /** How many documents there are of a course. */
    public int count(AttemptId attempt) {
        int count = shelf.find(attempt.value()).isPresent() ? 1 : 0;
        for (int first = 1; ; first += AT_A_TIME) {
            int found = found(attempt, first).size();
            count += found;
            if (found < AT_A_TIME) {
                return count;
            }
        }
    }

    private List<Fields> found(AttemptId attempt, int first) {
        List<String> ids = new ArrayList<>(AT_A_TIME);
        for (int i = 0; i < AT_A_TIME; i++) {
            ids.add(id(attempt, first + i));
        }
        return shelf.findAll(ids).stream()
                .sorted(Comparator.comparing(Fields::id))
                .toList();
    }

    private static String id(AttemptId attempt, int number) {
        return attempt.value() + ":" + String.format(Locale.ROOT, "%05d", number);
    }

    private static Beginning beginning(Fields fields) {
        return new Beginning(
                Long.parseLong(fields.text("seed")),
                Long.parseLong(fields.text("table")),
                new NormalPrior(Double.parseDouble(fields.text("mean")), Double.parseDouble(fields.text("sd"))),
                items(fields),
                fields.instant("at"));
    }

    private static Confirmed confirmed(Fields fields) {
        return new Confirmed(
                ItemRef.parse(fields.text("item")),
                fields.text("answer"),
                fields.flag("passedOver"),
                items(fields),
                fields.instant("at"),
                fields.flag("late"));
    }

    private static List<ItemRef> items(Fields fields) {
        return fields.texts("retired").stream().map(ItemRef::parse).toList();
    }

    private static List<String> texts(List<ItemRef> items) {
        return items.stream().map(ItemRef::toString).toList();
    }
}
