package nl.kennispeil.delivery.attempt;

import static nl.kennispeil.delivery.attempt.ExamFixture.GRACE;
import static nl.kennispeil.delivery.attempt.ExamFixture.NINE;
import static nl.kennispeil.delivery.attempt.ExamFixture.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamTest {

    private static final Instant NOON = NINE.plus(TIME);

    private final ExamFixture fixture = new ExamFixture();
    private final Exam exam = fixture.exam;

    @Test
    void anAnswerIsStoredAndAcknowledged() {
        fixture.start();
        SaveOutcome.Saved saved = save(at(1), fixture.answer(1, 1, "B", at(1)));
        assertThat(saved.acknowledged()).isEqualTo(1);
        assertThat(saved.deadline()).isEqualTo(NOON);
        assertThat(saved.late()).isFalse();
        assertThat(fixture.stored(1)).isEqualTo("B");
    }

    @Test
    void theHighestContiguousSeqIsAcknowledgedWhateverTheOrder() {
        fixture.start();
        assertThat(save(at(1), fixture.answer(2, 1, "B", at(1))).acknowledged()).isZero();
        assertThat(save(at(1), fixture.answer(3, 2, "C", at(1))).acknowledged()).isZero();
        assertThat(save(at(1), fixture.answer(1, 1, "A", at(1))).acknowledged()).isEqualTo(3);
        assertThat(fixture.stored(1)).isEqualTo("B");
    }

    @Test
    void aRepeatedSaveChangesNothing() {
        fixture.start();
        save(at(1), fixture.answer(1, 1, "A", at(1)));
        save(at(2), fixture.answer(2, 1, "B", at(2)));
        assertThat(save(at(9), fixture.answer(1, 1, "A", at(1))).acknowledged()).isEqualTo(2);
        assertThat(fixture.stored(1)).isEqualTo("B");
        assertThat(fixture.events(1)).extracting(ResponseEvent::serverTime).containsExactly(at(1), at(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyOrderAnyBatchesAnyRepeatsAndAnyNodeLeaveTheSameAnswers(long seed) {
        fixture.start();
        List<Incoming> events = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        String[] last = new String[6];
        for (int seq = 1; seq <= 60; seq++) {
            int item = 1 + random.nextInt(5);
            last[item] = random.nextInt(4) == 0 ? "?" : String.valueOf((char) ('A' + random.nextInt(3)));
            events.add(fixture.answer(seq, item, last[item], at(seq)));
        }
        List<Incoming> sent = new ArrayList<>(events);
        sent.addAll(events.subList(0, 30));
        Collections.shuffle(sent, new Random(seed));
        Exam other = fixture.otherNode();
        int acknowledged = 0;
        for (Incoming each : sent) {
            Exam node = random.nextBoolean() ? exam : other;
            SaveOutcome outcome = node.save(fixture.attempt, 1, List.of(each), at(61));
            acknowledged = Math.max(acknowledged, ((SaveOutcome.Saved) outcome).acknowledged());
        }
        assertThat(acknowledged).isEqualTo(60);
        for (int item = 1; item <= 5; item++) {
            assertThat(fixture.stored(item)).isEqualTo(last[item] == null ? "" : last[item]);
        }
    }

    @Test
    void aNodeThatKnowsNothingNeverAcknowledgesMoreThanIsStored() {
        fixture.start();
        save(at(1), fixture.answer(1, 1, "A", at(1)));
        SaveOutcome outcome =
                fixture.otherNode().save(fixture.attempt, 1, List.of(fixture.answer(3, 2, "B", at(2))), at(2));
        assertThat(((SaveOutcome.Saved) outcome).acknowledged()).isEqualTo(1);
    }

    @Test
    void startingTwiceKeepsTheFirstStart() {
        fixture.start();
        Exam.Context again = exam.start(fixture.attempt, at(30)).orElseThrow();
        assertThat(again.attempt().startedAt()).isEqualTo(NINE);
        assertThat(again.deadline()).contains(NOON);
    }

    @Test
    void nobodyStartsBeforeTheMoment() {
        exam.open(fixture.attempt);
        assertThat(exam.start(fixture.attempt, NINE.minusMillis(1))).isEmpty();
        assertThat(exam.start(fixture.attempt, NINE)).isPresent();
    }

    @Test
    void answersBeforeTheStartAreRefused() {
        exam.open(fixture.attempt);
        assertThat(refusal(exam.save(fixture.attempt, 1, List.of(fixture.answer(1, 1, "A", NINE)), NINE)))
                .isEqualTo(SaveOutcome.Refusal.NOT_STARTED);
        assertThat(fixture.stored(1)).isEmpty();
    }

    @Test
    void answersMadeInTimeAreTakenDuringTheGraceAndMarkedLate() {
        fixture.start();
        SaveOutcome.Saved saved = save(NOON.plus(GRACE), fixture.answer(1, 1, "A", NOON));
        assertThat(saved.late()).isTrue();
        assertThat(fixture.stored(1)).isEqualTo("A");
    }

    @Test
    void answersMadeAfterTheDeadlineAreRefusedAndTheirNeighboursKept() {
        fixture.start();
        SaveOutcome.Saved saved = save(
                NOON.plusSeconds(60),
                fixture.answer(1, 1, "A", NOON.minusSeconds(1)),
                fixture.answer(2, 2, "B", NOON.plusMillis(1)));
        assertThat(saved.refused()).containsExactly(2);
        assertThat(fixture.stored(1)).isEqualTo("A");
        assertThat(fixture.stored(2)).isEmpty();
    }

    @Test
    void nothingIsTakenAfterTheGrace() {
        fixture.start();
        Instant tooLate = NOON.plus(GRACE).plusMillis(1);
        assertThat(refusal(exam.save(fixture.attempt, 1, List.of(fixture.answer(1, 1, "A", at(1))), tooLate)))
                .isEqualTo(SaveOutcome.Refusal.AFTER_DEADLINE);
        assertThat(fixture.stored(1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void aClockThatIsAnHourOffCostsNothingBeforeTheDeadline(int minutes) {
        fixture.start();
        Instant claimed = at(10).plus(Duration.ofMinutes(minutes));
        assertThat(save(at(10), fixture.answer(1, 1, "A", claimed)).acknowledged())
                .isEqualTo(1);
        assertThat(fixture.events(1).get(0).clientTime()).isBeforeOrEqualTo(at(10));
    }

    @Test
    void extraTimeMovesTheDeadline() {
        fixture.start();
        fixture.attempts.extraMinutes(fixture.attempt, 30);
        SaveOutcome.Saved saved = save(NOON.plusSeconds(60), fixture.answer(1, 1, "A", NOON.plusSeconds(59)));
        assertThat(saved.deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
        assertThat(saved.late()).isFalse();
    }

    @Test
    void aNewerDeviceWinsAndTheOlderOnesRestStillArrives() {
        fixture.start();
        save(at(1), fixture.answer(1, 1, "A", at(1)));
        exam.open(fixture.attempt);
        exam.save(fixture.attempt, 2, List.of(fixture.answer(1, 1, "B", at(5))), at(5));
        SaveOutcome.Saved rest = save(at(9), fixture.answer(2, 1, "C", at(4)), fixture.answer(3, 2, "A", at(4)));
        assertThat(rest.epoch()).isEqualTo(2);
        assertThat(rest.acknowledged()).isEqualTo(3);
        assertThat(fixture.stored(1)).isEqualTo("B");
        assertThat(fixture.stored(2)).isEqualTo("A");
    }

    @Test
    void unknownItemsLettersAndEpochsStoreNothing() {
        fixture.start();
        assertThat(refusal(exam.save(fixture.attempt, 1, List.of(fixture.answer(1, 1, "Z", at(1))), at(1))))
                .isEqualTo(SaveOutcome.Refusal.MALFORMED);
        assertThat(refusal(exam.save(fixture.attempt, 2, List.of(fixture.answer(1, 1, "A", at(1))), at(1))))
                .isEqualTo(SaveOutcome.Refusal.MALFORMED);
        assertThat(exam.responses(fixture.attempt)).isEmpty();
    }

    @Test
    void handingInWaitsForWhatIsStillMissing() {
        fixture.start();
        save(at(1), fixture.answer(1, 1, "A", at(1)));
        Exam.Submission early = exam.submit(fixture.attempt, 1, 2, at(2));
        assertThat(early.complete()).isFalse();
        assertThat(early.acknowledged()).isEqualTo(1);
        save(at(2), fixture.answer(2, 2, "B", at(2)));
        assertThat(exam.submit(fixture.attempt, 1, 2, at(3)).complete()).isTrue();
    }

    @Test
    void handingInTwiceKeepsTheFirstMoment() {
        fixture.start();
        exam.submit(fixture.attempt, 1, 0, at(2));
        assertThat(exam.submit(fixture.attempt, 1, 0, at(5)).attempt().submittedAt())
                .isEqualTo(at(2));
        assertThat(refusal(exam.save(fixture.attempt, 1, List.of(fixture.answer(1, 1, "A", at(6))), at(6))))
                .isEqualTo(SaveOutcome.Refusal.SUBMITTED);
    }

    @Test
    void aRestartedServerChecksTheStoreBeforeAnAttemptIsHandedIn() {
        fixture.start();
        save(at(1), fixture.answer(1, 1, "A", at(1)), fixture.answer(2, 2, "B", at(1)));
        assertThat(fixture.otherNode().submit(fixture.attempt, 1, 2, at(2)).complete())
                .isTrue();
    }

    @Test
    void rescuedAnswersAreTakenAfterTheGraceAsLongAsTheyWereMadeInTime() {
        fixture.start();
        Instant nextDay = NOON.plus(Duration.ofDays(1));
        SaveOutcome outcome = exam.rescue(
                fixture.attempt,
                1,
                List.of(fixture.answer(1, 1, "A", at(1)), fixture.answer(2, 2, "B", NOON.plusSeconds(1))),
                nextDay);
        assertThat(((SaveOutcome.Saved) outcome).refused()).containsExactly(2);
        assertThat(fixture.stored(1)).isEqualTo("A");
        assertThat(fixture.stored(2)).isEmpty();
    }

    private SaveOutcome.Saved save(Instant now, Incoming... events) {
        return (SaveOutcome.Saved) exam.save(fixture.attempt, 1, List.of(events), now);
    }

    private static SaveOutcome.Refusal refusal(SaveOutcome outcome) {
        return ((SaveOutcome.Refused) outcome).why();
    }

    private static Instant at(int minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }
}
