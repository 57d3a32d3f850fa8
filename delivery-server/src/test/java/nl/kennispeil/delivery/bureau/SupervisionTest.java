package nl.kennispeil.delivery.bureau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.ExamCodes;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.sitting.Announcement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SupervisionTest {

    private static final Instant NOW = BureauFixture.NINE.plusSeconds(120);

    private final BureauFixture fixture = new BureauFixture().enrolled();
    private final String berk = fixture.id("B-1").value();
    private final String eik = fixture.id("E-1").value();

    @Test
    void aCoordinatorNeverTouchesAnotherInstitute() {
        fixture.answer("E-1", "A");
        Attempt before = fixture.attempt("E-1");
        Supervision supervision = fixture.supervision;

        refused("not-found", () -> supervision.message(fixture.sitting(), eik, "Hallo", BureauFixture.BERK, NOW));
        refused("not-found", () -> supervision.extraMinutes(fixture.sitting(), eik, 5, BureauFixture.BERK, NOW));
        refused("not-found", () -> supervision.newCode(fixture.sitting(), eik, BureauFixture.BERK, NOW));
        refused("not-found", () -> supervision.forceSubmit(fixture.sitting(), eik, BureauFixture.BERK, NOW));
        refused("not-found", () -> supervision.askReopen(fixture.sitting(), eik, BureauFixture.BERK, NOW));
        refused("not-found", () -> supervision.confirmReopen(fixture.sitting(), eik, 5, BureauFixture.BERK, NOW));
        assertThat(fixture.attempt("E-1")).isEqualTo(before);
    }

    @Test
    void aMessageOfACoordinatorReachesTheOwnInstituteOnly() {
        assertThat(fixture.supervision.announce(fixture.sitting(), " Rustig aan ", BureauFixture.BERK, NOW))
                .isEqualTo(2);

        assertThat(fixture.attempt("B-1").announcements())
                .extracting(Announcement::text)
                .containsExactly("Rustig aan");
        assertThat(fixture.attempt("E-1").announcements()).isEmpty();
        assertThat(fixture.sitting().announcements()).isEmpty();
    }

    @Test
    void aMessageOfTheBureauReachesEverybody() {
        assertThat(fixture.supervision.announce(fixture.sitting(), "Hallo", BureauFixture.BUREAU, NOW))
                .isEqualTo(3);
        assertThat(fixture.sitting().announcements()).hasSize(1);
    }

    @Test
    void reopeningTakesTwoPersons() {
        fixture.answer("B-1", "A");
        Supervision supervision = fixture.supervision;
        supervision.forceSubmit(fixture.sitting(), berk, BureauFixture.BUREAU, NOW);

        refused(
                "nobody-asked",
                () -> supervision.confirmReopen(fixture.sitting(), berk, 30, BureauFixture.BUREAU, NOW));
        supervision.askReopen(fixture.sitting(), berk, BureauFixture.BUREAU, NOW);
        refused(
                "second-person",
                () -> supervision.confirmReopen(fixture.sitting(), berk, 30, BureauFixture.BUREAU, NOW));
        refused(
                "reopen-minutes",
                () -> supervision.confirmReopen(fixture.sitting(), berk, 181, BureauFixture.BUREAU_TWO, NOW));
        assertThat(fixture.attempt("B-1").submitted()).isTrue();

        supervision.confirmReopen(fixture.sitting(), berk, 30, BureauFixture.BUREAU_TWO, NOW);
        assertThat(fixture.attempt("B-1").submitted()).isFalse();
        assertThat(fixture.attempt("B-1").reopenedUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void aNewCodeMakesTheFormerOneWorthless() {
        String former = fixture.exam.codes.current(fixture.attempt("B-1")).shown();

        String code = fixture.supervision
                .newCode(fixture.sitting(), berk, BureauFixture.BUREAU, NOW)
                .shown();

        assertThat(fixture.exam.codes.claim(former, "a").outcome()).isEqualTo(ExamCodes.Outcome.USED);
        assertThat(fixture.exam.codes.claim(code, "b").outcome()).isEqualTo(ExamCodes.Outcome.ACCEPTED);
    }

    @Test
    void handingInForSomebodyTellsWhoMarksAtOnce() {
        fixture.answer("B-1", "A");

        fixture.supervision.forceSubmit(fixture.sitting(), berk, BureauFixture.BUREAU, NOW);

        assertThat(fixture.handedIn).extracting(Attempt::id).containsExactly(fixture.id("B-1"));
        assertThat(fixture.attempt("B-1").forced()).isTrue();
        refused("submitted", () -> fixture.supervision.forceSubmit(fixture.sitting(), berk, BureauFixture.BUREAU, NOW));
    }

    @Test
    void extraTimeStaysWithinAnHourAndIsAudited() {
        fixture.supervision.extraMinutes(fixture.sitting(), berk, 60, BureauFixture.BERK, NOW);

        refused(
                "extra-minutes",
                () -> fixture.supervision.extraMinutes(fixture.sitting(), berk, 61, BureauFixture.BERK, NOW));
        assertThat(fixture.attempt("B-1").extraMinutes()).isEqualTo(60);
        assertThat(fixture.audited()).startsWith("berk attempt.extra-time");
    }

    @Test
    void nothingCanBeDoneAfterClosing() {
        fixture.exam.sittings.close(fixture.sitting().id());

        refused(
                "sitting-closed",
                () -> fixture.supervision.announce(fixture.sitting(), "x", BureauFixture.BUREAU, NOW));
        refused(
                "sitting-closed",
                () -> fixture.supervision.newCode(fixture.sitting(), berk, BureauFixture.BUREAU, NOW));
    }

    static void refused(String code, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(BadRequest.class).hasMessage(code);
    }
}
