package nl.kennispeil.delivery.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.result.Result;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.sitting.Sitting;
import org.junit.jupiter.api.Test;

/** Items have four options with A right; a wrong answer costs 0.33 of five points. */
class ClosingTest {

    private static final Instant OVER = BureauFixture.NINE.plus(Duration.ofHours(5));

    private final BureauFixture fixture = new BureauFixture().enrolled();

    @Test
    void startedAttemptsAreMarkedAndAbsentOnesGetNoResult() {
        fixture.answer("B-1", "A", "A", "A", "B", "?");
        fixture.answer("E-1");

        close(OVER, false);

        assertThat(percentage("B-1")).isEqualTo("53.40");
        assertThat(percentage("E-1")).isEqualTo("0.00");
        assertThat(fixture.results.find(fixture.id("B-2"))).isEmpty();
        assertThat(fixture.sitting().progress()).isEqualTo(Sitting.Progress.CLOSED);
        assertThat(fixture.closing.state(fixture.sitting().id()))
                .contains(new Screens.ClosingState(false, 2, 2, false));
        assertThat(fixture.reports.find(fixture.sitting().id())).hasValueSatisfying(report -> {
            assertThat(report.registered()).isEqualTo(3);
            assertThat(report.absent()).isEqualTo(1);
            assertThat(report.leftOut()).isEqualTo(2);
            assertThat(report.groups()).isEmpty();
        });
    }

    @Test
    void theLastAnswerCounts() {
        fixture.answer("B-1", "B");
        fixture.exam.exam.save(
                fixture.id("B-1"),
                1,
                List.of(fixture.exam.answer(2, 1, "A", BureauFixture.NINE.plusSeconds(90))),
                BureauFixture.NINE.plusSeconds(90));

        close(OVER, false);

        assertThat(percentage("B-1")).isEqualTo("20.00");
    }

    @Test
    void aSittingIsNotClosedWhileSomebodyMayStillSend() {
        fixture.answer("B-1", "A");
        Instant inGrace = BureauFixture.NINE.plus(Duration.ofMinutes(200));

        assertThat(fixture.closing.unfinished(fixture.sitting(), inGrace)).isEqualTo(new Screens.Unfinished(0, 1));
        SupervisionTest.refused("not-over", () -> close(inGrace, false));
        assertThat(fixture.sitting().progress()).isEqualTo(Sitting.Progress.PLANNED);

        close(inGrace, true);
        assertThat(fixture.sitting().progress()).isEqualTo(Sitting.Progress.CLOSED);
    }

    @Test
    void closingAgainAfterItBrokeOffChangesNoResult() {
        fixture.answer("B-1", "A", "A");
        fixture.closing.gradeNow(fixture.id("B-1"));

        close(OVER, false);

        assertThat(fixture.results.find(fixture.id("B-1")).map(Result::version)).contains(1);
        assertThat(percentage("B-1")).isEqualTo("40.00");
    }

    @Test
    void aClosingThatWasBrokenOffIsResumed() {
        fixture.answer("B-1", "A");
        fixture.exam
                .shelves
                .shelf("closings", Holds.NOBODY)
                .insert(nl.kennispeil.delivery.shelf.Fields.of(
                                fixture.sitting().id().value())
                        .with("by", "bureau")
                        .build());

        fixture.closing.resume();

        assertThat(fixture.sitting().progress()).isEqualTo(Sitting.Progress.CLOSED);
        assertThat(percentage("B-1")).isEqualTo("20.00");
    }

    @Test
    void markingAtOnceAddsAVersionOnlyWhenSomethingChanged() {
        fixture.answer("B-1", "A");
        fixture.closing.gradeNow(fixture.id("B-1"));
        fixture.exam.exam.save(
                fixture.id("B-1"),
                1,
                List.of(fixture.exam.answer(2, 2, "A", BureauFixture.NINE.plusSeconds(90))),
                BureauFixture.NINE.plusSeconds(90));

        assertThat(fixture.closing.gradeNow(fixture.id("B-1")).map(Result::version))
                .contains(2);
        assertThat(fixture.closing.gradeNow(fixture.id("B-1")).map(Result::version))
                .contains(2);
        assertThat(fixture.closing.gradeNow(fixture.id("B-2"))).isEmpty();
    }

    @Test
    void anAccountOfOneInstituteCannotCloseOrRelease() {
        var bound = BureauFixture.account("x", Role.BUREAU, "berk");
        Releasing releasing = new Releasing(fixture.exam.sittings, fixture.ledger, any -> false);

        SupervisionTest.refused("not-yours", () -> fixture.closing.begin(fixture.sitting(), true, bound, OVER));
        SupervisionTest.refused("not-yours", () -> releasing.propose(fixture.sitting(), bound, OVER));
    }

    @Test
    void releasingTakesTwoPersonsAfterClosing() {
        Releasing releasing = new Releasing(fixture.exam.sittings, fixture.ledger, any -> false);
        SupervisionTest.refused("not-closed", () -> releasing.propose(fixture.sitting(), BureauFixture.BUREAU, OVER));
        close(OVER, false);

        SupervisionTest.refused(
                "nobody-proposed", () -> releasing.confirm(fixture.sitting(), BureauFixture.BUREAU, OVER));
        releasing.propose(fixture.sitting(), BureauFixture.BUREAU, OVER);
        SupervisionTest.refused(
                "second-person", () -> releasing.confirm(fixture.sitting(), BureauFixture.BUREAU, OVER));
        assertThat(fixture.sitting().progress()).isEqualTo(Sitting.Progress.CLOSED);

        releasing.confirm(fixture.sitting(), BureauFixture.BUREAU_TWO, OVER);
        assertThat(fixture.sitting().progress()).isEqualTo(Sitting.Progress.RELEASED);
        assertThat(fixture.audited()).startsWith("bureau2 sitting.release", "bureau sitting.propose-release");
    }

    private void close(Instant now, boolean anyway) {
        fixture.closing.begin(fixture.sitting(), anyway, BureauFixture.BUREAU, now);
    }

    private String percentage(String person) {
        return fixture.results
                .find(fixture.id(person))
                .orElseThrow()
                .percentage()
                .toPlainString();
    }
}
