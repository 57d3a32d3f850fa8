package nl.kennispeil.delivery.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.session.MovingClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Out of sight on the day to go: 1 March 2027 for who ended on 31 August 2026. */
class OutOfSightTest {

    @TempDir
    Path folder;

    private PurgeFixture fixture;
    private CandidateId leaver;
    private CandidateId other;
    private OutOfSight outOfSight;
    /** Enrolments of which holds were asked for: what a look-up costs. */
    private final AtomicInteger asked = new AtomicInteger();

    private final MovingClock clock = new MovingClock(Instant.parse("2027-02-28T22:40:00Z"));

    @BeforeEach
    void start() {
        fixture = new PurgeFixture(folder);
        leaver = fixture.enrolled("leaver", "p-leaver", Training.AIOS, "2026-08-31");
        other = fixture.enrolled("other", "p-other", Training.AIOS, "2026-12-31");
        outOfSight = new OutOfSight(
                new Register(fixture.enrolments, List.of(facts -> {
                    asked.incrementAndGet();
                    return facts;
                })),
                clock);
    }

    @Test
    void fromMidnightOnSomebodyIsOutOfSightAndNoRequestReadsForIt() {
        clock.set(Instant.parse("2027-02-28T22:55:00Z"));
        outOfSight.refresh();
        int before = asked.get();

        assertThat(outOfSight.contains(leaver)).isFalse();
        clock.set(Instant.parse("2027-02-28T23:00:00Z"));
        assertThat(outOfSight.contains(leaver)).isTrue();
        assertThat(outOfSight.contains(other)).isFalse();
        assertThat(asked.get()).isEqualTo(before);
    }

    @Test
    void nothingOlderThanTenMinutesIsSaid() {
        outOfSight.refresh();
        int before = asked.get();
        fixture.enrolled("other", "p-other", Training.AIOS, "2026-08-01");

        clock.set(clock.instant().plus(OutOfSight.FRESH));
        assertThat(outOfSight.contains(other)).as("as it was ten minutes ago").isFalse();
        assertThat(asked.get()).isEqualTo(before);
        clock.set(clock.instant().plusMillis(1));
        assertThat(outOfSight.contains(other)).as("looked up").isTrue();
        assertThat(asked.get()).isEqualTo(before + 1);
        outOfSight.refresh();
        assertThat(outOfSight.contains(other)).isTrue();
    }

    @Test
    void beforeTheFirstRefreshEachIsLookedUp() {
        clock.set(Instant.parse("2027-03-01T10:00:00Z"));
        assertThat(outOfSight.contains(leaver)).isTrue();
        assertThat(outOfSight.contains(other)).isFalse();
        assertThat(outOfSight.contains(new CandidateId("nobody"))).isFalse();
    }
}
