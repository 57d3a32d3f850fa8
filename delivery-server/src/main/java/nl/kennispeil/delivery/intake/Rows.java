package nl.kennispeil.delivery.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.EnrolmentDraft;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Training;
import org.jspecify.annotations.Nullable;

/** Turns what rows say into how a person and an enrolment are to be. What rows do not say stays as it is. */
final class Rows {

    /** Where an exemption comes from, as far as the CRM tells. */
    private static final String EARLIER_TRAINING = "earlier training";

    private static final int RESUMABLE_MONTHS = 12;

    private final LocalDate today;
    private final Instant now;

    Rows(LocalDate today, Instant now) {
        this.today = today;
        this.now = now;
    }

    static Training training(Entry entry) {
        return entry.value(Column.TRAINING, Training.class).orElse(Training.AIOS);
    }

    Person person(PersonId id, @Nullable Person before, Entry entry) {
        return new Person(
                id,
                before == null || before.externalId() == null ? entry.externalId() : before.externalId(),
                entry.required(Column.NAME, String.class),
                said(entry, Column.MAIL, String.class, before == null ? null : before.mail()),
                said(entry, Column.PHONE, String.class, before == null ? null : before.phone()),
                said(entry, Column.ADDRESS, String.class, before == null ? null : before.address()),
                said(entry, Column.BIRTH_DATE, LocalDate.class, before == null ? null : before.birthDate()),
                said(entry, Column.BIG, String.class, before == null ? null : before.big()));
    }

    /**
     * Applies the rows of one enrolment to a draft.
     *
     * @param before as it stands; null for a new one
     */
    Enrolment enrolment(EnrolmentDraft draft, @Nullable Enrolment before, List<Entry> rows, boolean latestPeriod) {
        Entry first = rows.get(0);
        LocalDate begin = first.required(Column.BEGIN, LocalDate.class);
        if (before != null) {
            institute(draft, before, first);
        }
        if (latestPeriod) {
            end(draft, before, first, begin);
        }
        if (first.says(Column.INTERRUPTION_FROM)) {
            draft.interruptions(interruptions(rows));
        }
        if (first.says(Column.SHARE)) {
            shares(before, rows, begin).ifPresent(draft::shares);
        }
        if (first.says(Column.EXEMPTION_WEEKS)) {
            exemption(draft, before, first);
        }
        if (first.says(Column.RESUMABLE_UNTIL)) {
            draft.resumableUntil(
                    first.value(Column.RESUMABLE_UNTIL, LocalDate.class).orElse(null));
        }
        Enrolment after = draft.build();
        checkResumable(after);
        return after;
    }

    private void institute(EnrolmentDraft draft, Enrolment before, Entry row) {
        String wanted = row.required(Column.INSTITUTE, String.class);
        Enrolment.Stay last = before.stays().get(before.stays().size() - 1);
        Optional<LocalDate> from = row.value(Column.INSTITUTE_FROM, LocalDate.class);
        if (!last.institute().equals(wanted)) {
            draft.move(wanted, from.orElse(today.isBefore(before.begin()) ? before.begin() : today));
        } else if (before.stays().size() > 1 && from.isPresent() && !from.get().equals(last.from())) {
            draft.move(wanted, from.get());
        }
    }

    private void end(EnrolmentDraft draft, @Nullable Enrolment before, Entry row, LocalDate begin) {
        if (!row.says(Column.END)) {
            return;
        }
        Optional<LocalDate> day = row.value(Column.END, LocalDate.class);
        if (day.isEmpty()) {
            draft.noEnd();
            return;
        }
        if (day.get().isBefore(begin)) {
            throw new Refusal(Problem.in(Column.END, "end-before-begin"));
        }
        draft.end(day.get(), kind(before, row, day.get()), now);
    }

    private static Ending.Kind kind(@Nullable Enrolment before, Entry row, LocalDate day) {
        Optional<Ending.Kind> said = row.value(Column.END_KIND, Ending.Kind.class);
        if (said.isPresent()) {
            return said.get();
        }
        Ending known = before == null ? null : before.ending();
        if (known != null && known.day().equals(day)) {
            return known.kind();
        }
        return switch (training(row)) {
            case AIOS, REENTRANT -> Ending.Kind.COMPLETED;
            case APPLICANT -> throw new Refusal(Problem.in(Column.END_KIND, "applicant-kind"));
            default -> Ending.Kind.ROLE_ENDED;
        };
    }

    private static List<Enrolment.Interruption> interruptions(List<Entry> rows) {
        List<Enrolment.Interruption> interruptions = new ArrayList<>();
        for (Entry each : rows) {
            Optional<LocalDate> from = each.value(Column.INTERRUPTION_FROM, LocalDate.class);
            LocalDate until =
                    each.value(Column.INTERRUPTION_UNTIL, LocalDate.class).orElse(null);
            if (from.isEmpty() ? until != null : until != null && until.isBefore(from.get())) {
                throw new Refusal(Problem.in(Column.INTERRUPTION_UNTIL, "interruption-order"));
            }
            from.ifPresent(day -> {
                Enrolment.Interruption interruption = new Enrolment.Interruption(
                        day,
                        until,
                        each.value(Column.INTERRUPTION_REASON, String.class).orElse("leave"));
                if (!interruptions.contains(interruption)) {
                    interruptions.add(interruption);
                }
            });
        }
        return interruptions;
    }

    /** The shares as they are to be; empty when the rows tell nothing new. */
    private Optional<List<Enrolment.Share>> shares(@Nullable Enrolment before, List<Entry> rows, LocalDate begin) {
        List<Enrolment.Share> said = new ArrayList<>();
        boolean dated = rows.stream()
                .anyMatch(each -> each.value(Column.SHARE_FROM, LocalDate.class).isPresent());
        for (Entry each : rows) {
            Optional<BigDecimal> share = each.value(Column.SHARE, BigDecimal.class);
            share.ifPresent(value -> {
                Enrolment.Share one = new Enrolment.Share(
                        each.value(Column.SHARE_FROM, LocalDate.class).orElse(begin), value);
                if (!said.contains(one)) {
                    said.add(one);
                }
            });
        }
        if (said.isEmpty()) {
            return Optional.empty();
        }
        if (!dated && before != null) {
            return undated(before, said.get(0).share());
        }
        said.sort(Comparator.comparing(Enrolment.Share::from));
        return Optional.of(fullTimeLeftOut(said));
    }

    /** A share without a day is the one of today: when it differs it counts from today, not for the years before. */
    private Optional<List<Enrolment.Share>> undated(Enrolment before, BigDecimal share) {
        List<Enrolment.Share> known = before.shares();
        BigDecimal last =
                known.isEmpty() ? BigDecimal.ONE : known.get(known.size() - 1).share();
        if (last.compareTo(share) == 0) {
            return Optional.empty();
        }
        List<Enrolment.Share> longer = new ArrayList<>(known);
        longer.add(new Enrolment.Share(today, share));
        return Optional.of(longer);
    }

    private static List<Enrolment.Share> fullTimeLeftOut(List<Enrolment.Share> shares) {
        return shares.get(0).share().compareTo(BigDecimal.ONE) == 0 ? shares.subList(1, shares.size()) : shares;
    }

    private static void exemption(EnrolmentDraft draft, @Nullable Enrolment before, Entry row) {
        int weeks = row.value(Column.EXEMPTION_WEEKS, Integer.class).orElse(0);
        int known = before == null
                ? 0
                : before.exemptions().stream()
                        .mapToInt(Enrolment.Exemption::weeks)
                        .sum();
        if (weeks != known) {
            draft.exemptions(weeks == 0 ? List.of() : List.of(new Enrolment.Exemption(weeks, EARLIER_TRAINING)));
        }
    }

    private static void checkResumable(Enrolment enrolment) {
        LocalDate until = enrolment.resumableUntil();
        Ending ending = enrolment.ending();
        if (until != null && (ending == null || until.isAfter(ending.day().plusMonths(RESUMABLE_MONTHS)))) {
            throw new Refusal(Problem.in(Column.RESUMABLE_UNTIL, "resumable"));
        }
    }

    private static <T> @Nullable T said(Entry entry, Column column, Class<T> type, @Nullable T otherwise) {
        return entry.says(column) ? entry.value(column, type).orElse(null) : otherwise;
    }
}
