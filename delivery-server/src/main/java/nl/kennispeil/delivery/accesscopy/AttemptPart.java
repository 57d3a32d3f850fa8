package nl.kennispeil.delivery.accesscopy;

import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.ACCESS;
import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.PORTABLE;

import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.Presence;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;

/** Every test that was planned for somebody: whether it was taken, when, where, and under which conditions. */
final class AttemptPart implements CopyPart {

    private final Sittings sittings;
    private final Presence presence;
    private final Institutes institutes;

    AttemptPart(Sittings sittings, Presence presence, Institutes institutes) {
        this.sittings = sittings;
        this.presence = presence;
        this.institutes = institutes;
    }

    @Override
    public Set<String> shelves() {
        return Set.of("attempts", "presence");
    }

    @Override
    public List<CopyTable> of(CopySubject subject) {
        CopyTable.Builder tests = CopyTable.of(
                "toetsen",
                PORTABLE,
                "sitting",
                "kind",
                "opens",
                "institute",
                "phase",
                "condition",
                "extraMinutes",
                "present",
                "startedAt",
                "submittedAt",
                "forced",
                "reopenedUntil",
                "devices",
                "lastSeen");
        CopyTable.Builder messages = CopyTable.of("berichten", ACCESS, "sitting", "at", "text");
        for (Attempt each : subject.attempts()) {
            Sitting sitting = sittings.find(each.sitting())
                    .orElseThrow(() -> new IllegalStateException("attempt " + each.id() + " has no sitting"));
            Presence.Seen seen = presence.of(sitting.id()).get(each.id());
            tests.row(
                    sitting.title().nl(),
                    sitting.kind(),
                    sitting.opens(),
                    institutes.nameOf(each.institute()),
                    each.phase(),
                    each.condition().code(),
                    each.extraMinutes(),
                    each.started(),
                    each.startedAt(),
                    each.submittedAt(),
                    each.forced(),
                    each.reopenedUntil(),
                    each.epoch(),
                    seen == null ? null : seen.seen());
            each.announcements().forEach(said -> messages.row(sitting.title().nl(), said.at(), said.text()));
        }
        return List.of(tests.build(), messages.build());
    }
}
