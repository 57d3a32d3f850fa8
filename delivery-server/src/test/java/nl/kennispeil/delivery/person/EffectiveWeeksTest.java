package nl.kennispeil.delivery.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.candidate.CandidateId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The worked cases of domain.md §2.1, all at 2026-04-04, and the edges of the groups. */
class EffectiveWeeksTest {

    private static final LocalDate DATE = LocalDate.of(2026, 4, 4);
    private static final LocalDate SPRING = LocalDate.of(2025, 3, 1);

    @Test
    void fullTimeSinceMarch2025IsFiftySevenWeeksAndGroupThree() {
        gives(of(SPRING, "1", 0, List.of()), "57.0", 3);
    }

    @Test
    void fullTimeSinceSeptember2025IsGroupTwo() {
        gives(of(LocalDate.of(2025, 9, 1), "1", 0, List.of()), "30.7", 2);
    }

    @Test
    void anExemptionIsNotAddedToFortyFiveWeeks() {
        gives(of(SPRING, "0.8", 26, List.of()), "45.6", 2);
    }

    @Test
    void anExemptionIsAddedToMoreThanFiftyTwoWeeks() {
        gives(of(SPRING, "1", 26, List.of()), "83.0", 4);
    }

    @Test
    void sixteenWeeksOfLeaveDoNotCount() {
        LocalDate from = LocalDate.of(2025, 6, 2);
        gives(of(SPRING, "1", 0, List.of(leave(from, from.plusWeeks(16).minusDays(1)))), "41.0", 2);
    }

    @Test
    void halfTimeSince2022IsGroupFour() {
        gives(of(LocalDate.of(2022, 9, 1), "0.5", 0, List.of()), "93.6", 4);
    }

    @Test
    void moreThanHundredFiftySixWeeksStaysGroupSix() {
        gives(of(LocalDate.of(2020, 3, 1), "1", 0, List.of()), "317.9", 6);
    }

    @Test
    void somebodyWhoHasNotBegunIsInGroupOne() {
        gives(of(LocalDate.of(2026, 9, 1), "1", 0, List.of()), "0.0", 1);
    }

    @Test
    void twentySixWeeksAreTheFirstGroupAndADayMoreIsTheSecond() {
        gives(of(DATE.minusWeeks(26), "1", 0, List.of()), "26.0", 1);
        gives(of(DATE.minusWeeks(26).minusDays(1), "1", 0, List.of()), "26.1", 2);
    }

    @Test
    void interruptionsThatOverlapCountOnceAndOneThatLastsStopsTheCount() {
        LocalDate from = LocalDate.of(2025, 6, 2);
        gives(
                of(
                        SPRING,
                        "1",
                        0,
                        List.of(
                                leave(from, from.plusWeeks(10).minusDays(1)),
                                leave(from.plusWeeks(6), from.plusWeeks(16).minusDays(1)))),
                "41.0",
                2);
        gives(of(SPRING, "1", 0, List.of(leave(SPRING.plusWeeks(10), null))), "10.0", 1);
    }

    @Test
    void aShareCountsFromItsDay() {
        Enrolment enrolment = of(SPRING, "1", 0, List.of());
        Enrolment changed = new Enrolment(
                enrolment.id(),
                enrolment.person(),
                enrolment.training(),
                SPRING,
                null,
                enrolment.stays(),
                List.of(),
                List.of(new Enrolment.Share(SPRING.plusWeeks(47), new BigDecimal("0.5"))),
                List.of(),
                null);
        gives(changed, "52.0", 2);
    }

    @Test
    void nothingCountsAfterTheLastDay() {
        Enrolment enrolment = of(SPRING, "1", 0, List.of());
        Enrolment ended = new Enrolment(
                enrolment.id(),
                enrolment.person(),
                enrolment.training(),
                SPRING,
                new Ending(SPRING.plusWeeks(20).minusDays(1), Ending.Kind.STOPPED, Instant.EPOCH, null),
                enrolment.stays(),
                List.of(),
                List.of(),
                List.of(),
                null);
        gives(ended, "20.0", 1);
    }

    private static void gives(Enrolment enrolment, String weeks, int group) {
        assertThat(EffectiveWeeks.at(enrolment, DATE).setScale(1, RoundingMode.HALF_UP))
                .isEqualTo(new BigDecimal(weeks));
        assertThat(EffectiveWeeks.groupAt(enrolment, DATE)).isEqualTo(group);
    }

    private static Enrolment.Interruption leave(LocalDate from, @Nullable LocalDate until) {
        return new Enrolment.Interruption(from, until, "leave");
    }

    private static Enrolment of(
            LocalDate begin, String share, int exemption, List<Enrolment.Interruption> interruptions) {
        return new Enrolment(
                new CandidateId("e-1"),
                new PersonId("p-1"),
                Training.AIOS,
                begin,
                null,
                List.of(new Enrolment.Stay("berk", begin)),
                interruptions,
                share.equals("1") ? List.of() : List.of(new Enrolment.Share(begin, new BigDecimal(share))),
                exemption == 0 ? List.of() : List.of(new Enrolment.Exemption(exemption, "earlier training")),
                null);
    }
}
