package nl.kennispeil.delivery.purge;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * The deletions that have begun: written down before the first step, so that one that is broken off is finished by the
 * next run, also when the enrolment itself is gone by then. Removed when the certificate stands.
 */
final class Intents {

    /**
     * One that has begun.
     *
     * @param logins the accounts that go, which cannot be found any more once they are gone
     * @param counts what earlier tries have deleted already, by step
     */
    record Intent(
            CandidateId enrolment,
            PersonId person,
            boolean last,
            String training,
            String institute,
            @Nullable LocalDate dueOn,
            String by,
            List<String> logins,
            Map<String, Integer> counts) {}

    private static final String SHELF = "purge_intents";

    private final Shelf shelf;

    Intents(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
    }

    void begin(Intent intent) {
        LocalDate dueOn = intent.dueOn();
        shelf.insert(Fields.of(intent.enrolment().value())
                .with("schema", 1)
                .with("person", intent.person().value())
                .with("last", intent.last())
                .with("training", intent.training())
                .with("institute", intent.institute())
                .with("dueOn", dueOn == null ? null : dueOn.toString())
                .with("by", intent.by())
                .with("logins", intent.logins())
                .build());
    }

    /** Adds to what went in a step, so that the certificate counts every try. */
    void count(CandidateId enrolment, int step, int deleted) {
        if (deleted > 0) {
            shelf.change(Change.of(enrolment.value()).increment("counts." + step, deleted));
        }
    }

    /** What has begun and is not finished. */
    List<Intent> open(List<DeletionStep> steps) {
        return shelf.all().stream()
                .map(each -> new Intent(
                        new CandidateId(each.id()),
                        new PersonId(each.text("person")),
                        each.flag("last"),
                        each.text("training"),
                        each.text("institute"),
                        each.optionalText("dueOn").map(LocalDate::parse).orElse(null),
                        each.text("by"),
                        each.texts("logins"),
                        counts(each, steps)))
                .toList();
    }

    private static Map<String, Integer> counts(Fields fields, List<DeletionStep> steps) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        fields.map("counts").forEach((step, count) -> {
            int index = Integer.parseInt(step);
            if (index < steps.size()) {
                counts.merge(steps.get(index).name(), ((Number) count).intValue(), Integer::sum);
            }
        });
        return counts;
    }

    void finish(CandidateId enrolment) {
        shelf.delete(List.of(enrolment.value()));
    }

    /** The run removes an intent itself, as the very last thing; this only looks whether one was left. */
    DeletionStep step() {
        return new DeletionStep() {
            @Override
            public String name() {
                return "begun deletions";
            }

            @Override
            public int order() {
                return 100;
            }

            @Override
            public java.util.Set<String> shelves() {
                return java.util.Set.of(SHELF);
            }

            @Override
            public int delete(Subject subject) {
                return 0;
            }

            @Override
            public int remaining(Subject subject) {
                return 0;
            }
        };
    }
}
