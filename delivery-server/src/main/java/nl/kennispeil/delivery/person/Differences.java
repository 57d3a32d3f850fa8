package nl.kennispeil.delivery.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what changed, for the log: actions and days, never what a personal field holds. */
final class Differences {

    /** An action of the log and its detail. */
    record Told(String action, String detail) {}

    private Differences() {}

    static List<Told> between(@Nullable Person before, Person after) {
        if (before == null) {
            return List.of(new Told("person.add", ""));
        }
        Set<String> fields = new TreeSet<>();
        note(fields, "externalId", before.externalId(), after.externalId());
        note(fields, "name", before.name(), after.name());
        note(fields, "mail", before.mail(), after.mail());
        note(fields, "phone", before.phone(), after.phone());
        note(fields, "address", before.address(), after.address());
        note(fields, "birthDate", before.birthDate(), after.birthDate());
        note(fields, "big", before.big(), after.big());
        return fields.isEmpty() ? List.of() : List.of(new Told("person.correct", "fields=" + String.join(",", fields)));
    }

    static List<Told> between(@Nullable Enrolment before, Enrolment after, LocalDate today) {
        if (before == null) {
            return List.of(new Told(
                    "enrolment.add", "training=" + after.training().code() + "; institute=" + after.institute(today)));
        }
        List<Told> told = new ArrayList<>();
        ending(before, after, told);
        if (!before.stays().equals(after.stays())) {
            told.add(new Told(
                    "enrolment.move",
                    "from=" + last(before).institute() + "; to=" + last(after).institute() + "; on="
                            + last(after).from()));
        }
        Set<String> fields = new TreeSet<>();
        note(fields, "begin", before.begin(), after.begin());
        note(fields, "interruptions", before.interruptions(), after.interruptions());
        note(fields, "shares", before.shares(), after.shares());
        note(fields, "exemptions", before.exemptions(), after.exemptions());
        note(fields, "resumableUntil", before.resumableUntil(), after.resumableUntil());
        if (!fields.isEmpty()) {
            told.add(new Told("enrolment.change", "fields=" + String.join(",", fields)));
        }
        return told;
    }

    private static void ending(Enrolment before, Enrolment after, List<Told> told) {
        Ending former = before.ending();
        Ending now = after.ending();
        if (Objects.equals(former, now)) {
            return;
        }
        if (former == null && now != null) {
            told.add(new Told("enrolment.end", "day=" + now.day() + "; kind=" + now.kind()));
        } else if (former != null && now != null) {
            told.add(new Told(
                    "enrolment.end-correct", "before=" + former.day() + "; day=" + now.day() + "; kind=" + now.kind()));
        } else if (former != null) {
            boolean resumed = after.interruptions().stream()
                    .filter(Enrolment.Interruption::between)
                    .anyMatch(each -> !each.from().isBefore(former.day())
                            && !each.from().isAfter(former.day().plusDays(1)));
            told.add(new Told(resumed ? "enrolment.resume" : "enrolment.end-remove", "before=" + former.day()));
        }
    }

    private static Enrolment.Stay last(Enrolment enrolment) {
        return enrolment.stays().get(enrolment.stays().size() - 1);
    }

    private static void note(Set<String> fields, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(name);
        }
    }
}
