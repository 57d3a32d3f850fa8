package nl.kennispeil.delivery.accesscopy;

import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.ACCESS;
import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.PORTABLE;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;

/** The trainings and roles: where, from when to when, and what counts for the reference group. */
final class EnrolmentPart implements CopyPart {

    private final Candidates candidates;
    private final Institutes institutes;

    EnrolmentPart(Candidates candidates, Institutes institutes) {
        this.candidates = candidates;
        this.institutes = institutes;
    }

    @Override
    public Set<String> shelves() {
        return Set.of("enrolments", "candidates");
    }

    @Override
    public List<CopyTable> of(CopySubject subject) {
        Map<CandidateId, Candidate> known = candidates.findAll(subject.enrolmentIds());
        CopyTable.Builder trainings = CopyTable.of(
                "opleidingen",
                PORTABLE,
                "enrolment",
                "training",
                "begin",
                "end",
                "ending",
                "endRecordedAt",
                "endBefore",
                "resumableUntil");
        CopyTable.Builder groups =
                CopyTable.of("indeling", ACCESS, "enrolment", "institute", "phase", "invited", "extraMinutes");
        CopyTable.Builder course = CopyTable.of("verloop", PORTABLE, "enrolment", "kind", "from", "until", "value");
        for (Enrolment each : subject.enrolments()) {
            String id = each.id().value();
            Ending ending = each.ending();
            if (ending == null) {
                trainings.row(id, each.training().code(), each.begin(), null, null, null, null, each.resumableUntil());
            } else {
                trainings.row(
                        id,
                        each.training().code(),
                        each.begin(),
                        ending.day(),
                        ending.kind().name().toLowerCase(Locale.ROOT),
                        ending.recordedAt(),
                        ending.before(),
                        each.resumableUntil());
            }
            each.stays()
                    .forEach(stay -> course.row(id, "stay", stay.from(), null, institutes.nameOf(stay.institute())));
            each.interruptions()
                    .forEach(pause -> course.row(id, "interruption", pause.from(), pause.until(), pause.reason()));
            each.shares().forEach(share -> course.row(id, "share", share.from(), null, share.share()));
            each.exemptions()
                    .forEach(weeks -> course.row(id, "exemption", null, null, weeks.weeks() + " · " + weeks.reason()));
            Candidate candidate = known.get(each.id());
            if (candidate != null) {
                groups.row(
                        id,
                        institutes.nameOf(candidate.institute()),
                        candidate.phase(),
                        candidate.invited(),
                        candidate.extraMinutes());
            }
        }
        return List.of(trainings.build(), course.build(), groups.build());
    }
}
