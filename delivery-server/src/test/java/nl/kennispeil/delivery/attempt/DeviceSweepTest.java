package nl.kennispeil.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.sitting.Rosters;
import org.junit.jupiter.api.Test;

class DeviceSweepTest {

    /** Released on 10 April; six weeks later it is 22 May, through which it may exist. */
    private static final Instant RELEASED = Instant.parse("2026-04-10T10:00:00Z");

    private static final Instant LAST = Instant.parse("2026-05-22T21:59:59Z");
    private static final Instant DUE = Instant.parse("2026-05-22T22:00:00Z");

    private final ExamFixture exam = new ExamFixture();
    private final Set<AttemptId> held = new HashSet<>();

    @Test
    void devicesAndPresenceGoSixWeeksAfterTheReleaseAndTheAnswersStay() {
        AttemptId attempt = sat("aios-1");
        exam.sittings.release(ExamFixture.SITTING, RELEASED);
        DeviceSweep sweep = sweep();
        assertThat(sweep.sweep(LAST)).isZero();
        assertThat(exam.codes.remaining(List.of(attempt))).isEqualTo(2);

        assertThat(sweep.sweep(DUE)).isPositive();
        assertThat(exam.codes.remaining(List.of(attempt))).isZero();
        assertThat(exam.presence.of(ExamFixture.SITTING)).isEmpty();
        assertThat(exam.responses.of(attempt, exam.items)).isNotEmpty();
        assertThat(sweep.sweep(DUE.plusSeconds(86_400))).isZero();
    }

    @Test
    void whoIsHeldKeepsTheTracesUntilTheHoldEnds() {
        AttemptId one = sat("aios-1");
        AttemptId two = sat("aios-2");
        exam.sittings.release(ExamFixture.SITTING, RELEASED);
        held.add(two);
        DeviceSweep sweep = sweep();
        sweep.sweep(DUE);
        assertThat(exam.codes.remaining(List.of(one))).isZero();
        assertThat(exam.codes.remaining(List.of(two))).isEqualTo(2);
        assertThat(exam.presence.of(ExamFixture.SITTING)).containsOnlyKeys(two);
        held.clear();
        sweep.sweep(DUE.plusSeconds(86_400));
        assertThat(exam.codes.remaining(List.of(two))).isZero();
        assertThat(exam.presence.of(ExamFixture.SITTING)).isEmpty();
    }

    private AttemptId sat(String candidate) {
        AttemptId attempt = AttemptId.of(exam.secret, ExamFixture.SITTING.value(), candidate);
        exam.register(attempt, 0);
        new Rosters(exam.shelves).add(ExamFixture.SITTING, "berk", List.of(attempt.value()));
        String code =
                exam.codes.current(exam.attempts.find(attempt).orElseThrow()).shown();
        assertThat(exam.codes.claim(code, "device-" + candidate).outcome()).isEqualTo(ExamCodes.Outcome.ACCEPTED);
        exam.exam.open(attempt);
        exam.exam.start(attempt, ExamFixture.NINE);
        exam.exam.save(
                attempt,
                1,
                List.of(exam.answer(1, 1, "A", ExamFixture.NINE.plusSeconds(1))),
                ExamFixture.NINE.plusSeconds(2));
        exam.presence.flush();
        return attempt;
    }

    private DeviceSweep sweep() {
        Institutes institutes = new Institutes(exam.shelves);
        institutes.putAll(List.of(new Institute("berk", "Berk")));
        return new DeviceSweep(
                exam.shelves,
                exam.presence,
                exam.codes,
                exam.sittings,
                new SittingAttempts(new Rosters(exam.shelves), institutes, exam.attempts),
                (attempt, today) -> held.contains(attempt.id()));
    }
}
