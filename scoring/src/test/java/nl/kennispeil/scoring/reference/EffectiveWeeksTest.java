package nl.kennispeil.scoring.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectiveWeeksTest {

    private static final LocalDate SPRING = LocalDate.parse("2026-04-04");

    /** 2025-03-01 to 2026-04-04 is 399 days, 57.0 weeks: week 53–78. */
    @Test
    void fullTimeFromMarchIsFiftySevenWeeksInGroupThree() {
        expect(since("2025-03-01", 1, 0), 57.0, 3);
    }

    /** 215 days, 30.71 weeks. */
    @Test
    void fullTimeFromSeptemberIsThirtyWeeksInGroupTwo() {
        expect(since("2025-09-01", 1, 0), 215 / 7.0, 2);
    }

    /** 0.8 · 57 = 45.6, not above 52: the 26 weeks of exemption do not count yet. */
    @Test
    void anExemptionDoesNotCountInTheFirstYear() {
        expect(since("2025-03-01", 0.8, 26), 45.6, 2);
    }

    /** 57 + 26 = 83. */
    @Test
    void anExemptionCountsAboveFiftyTwoWeeks() {
        expect(since("2025-03-01", 1, 26), 83.0, 4);
    }

    /** 57 − 16 = 41. */
    @Test
    void sixteenWeeksOfLeaveAreTakenOff() {
        Interruption leave = new Interruption(
                date("2025-06-02"), Optional.of(date("2025-06-02").plusDays(16 * 7 - 1)));
        expect(new TrainingRecord(List.of(TrainingSpan.since(date("2025-03-01"), 1)), List.of(leave), 0), 41.0, 2);
    }

    /** 1,311 days, 187.29 weeks at half time: 93.6. */
    @Test
    void halfTimeSinceThreeYearsIsGroupFour() {
        expect(since("2022-09-01", 0.5, 0), 1311 * 0.5 / 7, 4);
    }

    @Test
    void moreThanThreeYearsStaysInTheLastGroup() {
        assertThat(group(since("2022-01-01", 1, 0))).isEqualTo(6);
    }

    /** Week 26 ends at 26.0: one day more is week 27. 364 days are 52 weeks, which is not above 52. */
    @Test
    void boundsBelongToTheLowerGroup() {
        assertThat(group(since("2025-10-04", 1, 0))).isEqualTo(1);
        assertThat(group(since("2025-10-03", 1, 0))).isEqualTo(2);
        assertThat(group(since("2025-04-05", 1, 13))).isEqualTo(2);
        assertThat(group(since("2025-04-04", 1, 13))).isEqualTo(3);
    }

    /** 455 days at 0.8 are 364 days, exactly 52 weeks, although 0.8 is not exact in binary. */
    @Test
    void aShareThatIsNotExactDoesNotPassABound() {
        EffectiveWeeks weeks = EffectiveWeeks.at(SPRING, since("2025-01-04", 0.8, 13));

        assertThat(weeks.trained()).isEqualTo(52);
        assertThat(weeks.exempted()).isZero();
    }

    /** Spans that touch add up, an overlap counts once with the larger share: 100 + 50 days at 1, then 99 at 0.5. */
    @Test
    void spansMayTouchAndOverlap() {
        LocalDate start = date("2025-01-01");
        TrainingRecord record = new TrainingRecord(
                List.of(
                        new TrainingSpan(start.plusDays(120), Optional.of(start.plusDays(248)), 0.5),
                        new TrainingSpan(start, Optional.of(start.plusDays(99)), 1),
                        new TrainingSpan(start.plusDays(100), Optional.of(start.plusDays(149)), 1)),
                List.of(),
                0);

        assertThat(EffectiveWeeks.at(SPRING, record).trained()).isCloseTo((150 + 99 * 0.5) / 7, within(1e-12));
    }

    /** Interruptions of 10 days each that share 5 days, and one outside every span. */
    @Test
    void overlappingInterruptionsCountOnce() {
        LocalDate start = date("2025-03-01");
        TrainingRecord record = new TrainingRecord(
                List.of(TrainingSpan.since(start, 1)),
                List.of(
                        new Interruption(start.plusDays(10), Optional.of(start.plusDays(19))),
                        new Interruption(start.plusDays(15), Optional.of(start.plusDays(24))),
                        new Interruption(date("2024-01-01"), Optional.of(date("2024-12-31")))),
                0);

        assertThat(EffectiveWeeks.at(SPRING, record).trained()).isCloseTo((399 - 15) / 7.0, within(1e-12));
    }

    @Test
    void whatComesAfterTheDateDoesNotMatter() {
        TrainingRecord later = since("2026-04-04", 1, 0);

        assertThat(EffectiveWeeks.at(SPRING, later).total()).isZero();
        assertThat(ReferenceGroups.halfYears().at(EffectiveWeeks.at(SPRING, later)))
                .isEmpty();
        TrainingRecord openLeave = new TrainingRecord(
                List.of(TrainingSpan.since(date("2025-03-01"), 1)),
                List.of(new Interruption(date("2026-03-28"), Optional.empty())),
                0);
        assertThat(EffectiveWeeks.at(SPRING, openLeave).trained()).isEqualTo(56);
    }

    @Test
    void monthsOfExemptionAreThirteenWeeksAQuarter() {
        assertThat(TrainingRecord.exemptionWeeks(3)).isEqualTo(13);
        assertThat(TrainingRecord.exemptionWeeks(12)).isEqualTo(52);
    }

    @Test
    void invalidInputIsRefusedWithWhatWasGot() {
        assertThatThrownBy(() -> new TrainingSpan(date("2025-03-01"), Optional.of(date("2025-02-28")), 1))
                .hasMessageContaining("2025-02-28");
        assertThatThrownBy(() -> TrainingSpan.since(date("2025-03-01"), 0)).hasMessageContaining("is 0.0");
        assertThatThrownBy(() -> TrainingSpan.since(date("2025-03-01"), 80)).hasMessageContaining("80.0");
        assertThatThrownBy(() -> since("2025-03-01", 1, -1)).hasMessageContaining("-1.0 weeks");
        assertThatThrownBy(
                        () -> ReferenceGroups.of(List.of(new ReferenceGroup(1, 1, 26), new ReferenceGroup(2, 28, 52))))
                .hasMessageContaining("starts at week 28");
        assertThatThrownBy(() -> ReferenceGroups.of(List.of())).hasMessageContaining("no reference groups");
    }

    private static void expect(TrainingRecord record, double weeks, int group) {
        assertThat(EffectiveWeeks.at(SPRING, record).total()).isCloseTo(weeks, within(1e-9));
        assertThat(group(record)).isEqualTo(group);
    }

    private static int group(TrainingRecord record) {
        return ReferenceGroups.halfYears()
                .at(EffectiveWeeks.at(SPRING, record))
                .orElseThrow()
                .number();
    }

    private static TrainingRecord since(String first, double share, double exemption) {
        return new TrainingRecord(List.of(TrainingSpan.since(date(first), share)), List.of(), exemption);
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }
}
