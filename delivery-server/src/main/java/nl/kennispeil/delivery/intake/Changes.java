package nl.kennispeil.delivery.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Person;
import org.jspecify.annotations.Nullable;

/** Lists what differs, old and new, for whoever confirms an import. A BIG number shows its last four digits only. */
final class Changes {

    private final List<Outcome.FieldChange> list = new ArrayList<>();

    List<Outcome.FieldChange> list() {
        return List.copyOf(list);
    }

    /** @param corrected the fields that hold what was corrected at the person's request */
    void person(Person before, Person after, Set<Column> corrected) {
        int first = list.size();
        note(Column.NAME, before.name(), after.name());
        note(Column.MAIL, before.mail(), after.mail());
        note(Column.PHONE, before.phone(), after.phone());
        note(Column.ADDRESS, before.address(), after.address());
        note(Column.BIRTH_DATE, before.birthDate(), after.birthDate());
        if (!Objects.equals(before.big(), after.big())) {
            list.add(new Outcome.FieldChange(Column.BIG.code(), masked(before.big()), masked(after.big())));
        }
        list.subList(first, list.size())
                .replaceAll(each -> new Outcome.FieldChange(
                        each.field(),
                        each.before(),
                        each.after(),
                        corrected.stream().anyMatch(field -> field.code().equals(each.field()))));
    }

    void enrolment(@Nullable Enrolment before, Enrolment after) {
        if (before == null) {
            return;
        }
        note(Column.INSTITUTE, stays(before), stays(after));
        note(Column.BEGIN, before.begin(), after.begin());
        note(Column.END, day(before.ending()), day(after.ending()));
        note(Column.END_KIND, kind(before.ending()), kind(after.ending()));
        note(Column.INTERRUPTION_FROM, interruptions(before), interruptions(after));
        note(Column.SHARE, shares(before), shares(after));
        note(Column.EXEMPTION_WEEKS, weeks(before), weeks(after));
        note(Column.RESUMABLE_UNTIL, before.resumableUntil(), after.resumableUntil());
    }

    void extraMinutes(int before, @Nullable Integer after) {
        if (after != null && after != before) {
            note(Column.EXTRA_MINUTES, before, after);
        }
    }

    static String masked(@Nullable String big) {
        return big == null ? "" : "•••••••" + big.substring(big.length() - 4);
    }

    private void note(Column column, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            list.add(new Outcome.FieldChange(
                    column.code(), before == null ? "" : before.toString(), after == null ? "" : after.toString()));
        }
    }

    private static String stays(Enrolment enrolment) {
        List<Enrolment.Stay> stays = enrolment.stays();
        Enrolment.Stay last = stays.get(stays.size() - 1);
        return stays.size() == 1 ? last.institute() : last.institute() + " (" + last.from() + ")";
    }

    private static @Nullable Object day(@Nullable Ending ending) {
        return ending == null ? null : ending.day();
    }

    private static @Nullable Object kind(@Nullable Ending ending) {
        return ending == null ? null : ending.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String interruptions(Enrolment enrolment) {
        return enrolment.interruptions().stream()
                .map(each -> each.from() + " – " + (each.until() == null ? "…" : each.until()) + " " + each.reason())
                .collect(Collectors.joining("; "));
    }

    private static String shares(Enrolment enrolment) {
        return enrolment.shares().stream()
                .map(each -> each.share().toPlainString() + " (" + each.from() + ")")
                .collect(Collectors.joining("; "));
    }

    private static int weeks(Enrolment enrolment) {
        return enrolment.exemptions().stream()
                .mapToInt(Enrolment.Exemption::weeks)
                .sum();
    }
}
