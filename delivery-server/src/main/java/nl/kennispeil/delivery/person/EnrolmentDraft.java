package nl.kennispeil.delivery.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.kennispeil.delivery.candidate.CandidateId;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment while it is being changed, with the rules of each change. Built step by step, then handed over; not safe
 * for use by many threads.
 */
public final class EnrolmentDraft {

    private final CandidateId id;
    private final PersonId person;
    private final Training training;
    private LocalDate begin;
    private @Nullable Ending ending;
    private List<Enrolment.Stay> stays;
    private List<Enrolment.Interruption> interruptions = List.of();
    private List<Enrolment.Share> shares = List.of();
    private List<Enrolment.Exemption> exemptions = List.of();
    private @Nullable LocalDate resumableUntil;

    private EnrolmentDraft(
            CandidateId id, PersonId person, Training training, LocalDate begin, List<Enrolment.Stay> stays) {
        this.id = id;
        this.person = person;
        this.training = training;
        this.begin = begin;
        this.stays = stays;
    }

    /** A new one that begins at an institute. */
    public static EnrolmentDraft fresh(
            CandidateId id, PersonId person, Training training, LocalDate begin, String institute) {
        return new EnrolmentDraft(id, person, training, begin, List.of(new Enrolment.Stay(institute, begin)));
    }

    public static EnrolmentDraft of(Enrolment enrolment) {
        EnrolmentDraft draft = new EnrolmentDraft(
                enrolment.id(), enrolment.person(), enrolment.training(), enrolment.begin(), enrolment.stays());
        draft.ending = enrolment.ending();
        draft.interruptions = enrolment.interruptions();
        draft.shares = enrolment.shares();
        draft.exemptions = enrolment.exemptions();
        draft.resumableUntil = enrolment.resumableUntil();
        return draft;
    }

    /** Corrects the first day; a first stay that began with it goes along. */
    public EnrolmentDraft begin(LocalDate day) {
        List<Enrolment.Stay> corrected = new ArrayList<>(stays);
        if (corrected.get(0).from().equals(begin)) {
            corrected.set(0, new Enrolment.Stay(corrected.get(0).institute(), day));
        }
        stays = corrected;
        begin = day;
        return this;
    }

    /** Sets the end, or corrects one and keeps the day that was recorded before (T3). */
    public EnrolmentDraft end(LocalDate day, Ending.Kind kind, Instant now) {
        Ending former = ending;
        if (former == null) {
            ending = new Ending(day, kind, now, null);
        } else if (!former.day().equals(day)) {
            ending = new Ending(day, kind, now, former.day());
        } else if (former.kind() != kind) {
            ending = new Ending(day, kind, former.recordedAt(), former.before());
        }
        return this;
    }

    /** Takes away an end that was entered by mistake. */
    public EnrolmentDraft noEnd() {
        ending = null;
        return this;
    }

    /** A new period after the end: the clock of retention stops (T2), and the days between do not count. */
    public EnrolmentDraft resume(LocalDate day) {
        Ending former = ending;
        if (former == null || !day.isAfter(former.day())) {
            throw new IllegalArgumentException("enrolment " + id + " has no end before " + day + " to resume after");
        }
        LocalDate last = day.minusDays(1);
        // without a day between, the last day stands for it: the seam must be found again by who imports the same twice
        LocalDate first = last.equals(former.day()) ? last : former.day().plusDays(1);
        List<Enrolment.Interruption> longer = new ArrayList<>(interruptions);
        longer.add(new Enrolment.Interruption(first, last, Enrolment.Interruption.BETWEEN));
        interruptions = longer;
        ending = null;
        resumableUntil = null;
        return this;
    }

    /**
     * From this day on at another institute, which then owns the data; the former one loses its view on that day. Stays
     * that were to begin on or after it are replaced.
     */
    public EnrolmentDraft move(String institute, LocalDate from) {
        List<Enrolment.Stay> kept = new ArrayList<>(
                stays.stream().filter(each -> each.from().isBefore(from)).toList());
        if (kept.isEmpty()) {
            kept.add(new Enrolment.Stay(institute, begin));
        } else if (!kept.get(kept.size() - 1).institute().equals(institute)) {
            kept.add(new Enrolment.Stay(institute, from));
        }
        stays = kept;
        return this;
    }

    /** Replaces the interruptions people recorded; days between two periods stay as they are. */
    public EnrolmentDraft interruptions(List<Enrolment.Interruption> recorded) {
        List<Enrolment.Interruption> all = new ArrayList<>(
                interruptions.stream().filter(Enrolment.Interruption::between).toList());
        all.addAll(recorded);
        all.sort(Comparator.comparing(Enrolment.Interruption::from));
        interruptions = all;
        return this;
    }

    public EnrolmentDraft shares(List<Enrolment.Share> other) {
        shares = other.stream()
                .sorted(Comparator.comparing(Enrolment.Share::from))
                .toList();
        return this;
    }

    public EnrolmentDraft exemptions(List<Enrolment.Exemption> other) {
        exemptions = other;
        return this;
    }

    public EnrolmentDraft resumableUntil(@Nullable LocalDate day) {
        resumableUntil = day;
        return this;
    }

    /** @throws IllegalArgumentException when it would end before it begins */
    public Enrolment build() {
        return new Enrolment(
                id, person, training, begin, ending, stays, interruptions, shares, exemptions, resumableUntil);
    }
}
