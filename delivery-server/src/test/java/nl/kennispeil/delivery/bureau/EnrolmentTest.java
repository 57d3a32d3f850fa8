package nl.kennispeil.delivery.bureau;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.ExamCodes;
import org.junit.jupiter.api.Test;

class EnrolmentTest {

    private static final Account BUREAU_OF_BERK = BureauFixture.account("bureau-berk", Role.BUREAU, "berk");

    private final BureauFixture fixture = new BureauFixture();

    @Test
    void onlyTheInvitedOfAGroupAreAdded() {
        assertThat(byGroup(Set.of("berk"), Set.of(1), BureauFixture.BUREAU)).isEqualTo(1);

        assertThat(fixture.participants.all(fixture.sitting().id()))
                .extracting(Attempt::id)
                .containsExactly(fixture.id("B-1"));
    }

    @Test
    void addingTwiceAddsNobodyAndKeepsWhatWasBegun() {
        byGroup(Set.of("berk", "eik"), Set.of(1, 2), BureauFixture.BUREAU);
        fixture.answer("B-1", "A");

        assertThat(byGroup(Set.of("berk", "eik"), Set.of(1, 2), BureauFixture.BUREAU))
                .isZero();
        assertThat(fixture.attempt("B-1").started()).isTrue();
    }

    @Test
    void aGroupOfAnotherInstituteIsLeftOut() {
        assertThat(byGroup(Set.of("berk", "eik"), Set.of(1), BUREAU_OF_BERK)).isEqualTo(1);
        assertThat(fixture.exam.attempts.find(fixture.id("E-1"))).isEmpty();
    }

    @Test
    void theCodeOfSomebodyAddedOpensTheAttempt() {
        byGroup(Set.of("berk"), Set.of(2), BureauFixture.BUREAU);
        Attempt attempt = fixture.attempt("B-2");
        String code = fixture.exam.codes.current(attempt).shown();

        assertThat(fixture.exam.codes.claim(code, "device").outcome()).isEqualTo(ExamCodes.Outcome.ACCEPTED);
        assertThat(attempt.extraMinutes()).isEqualTo(30);
    }

    @Test
    void badRowsAreListedAndGoodOnesTaken() {
        Screens.Upload upload = upload(
                "\uFEFFperson,extra_minutes\r\nB-1,15\r\nniemand,\r\nE-1,61\r\n\"B-2,\r\nB-1,\r\nB-3,\r\n\r\nB-2,\r\n,5\r\n");

        assertThat(upload.added()).isEqualTo(2);
        assertThat(upload.errors())
                .extracting(each -> each.line() + " " + each.problem())
                .containsExactly("3 unknown", "4 minutes", "5 columns", "6 duplicate", "7 leave", "10 nobody");
        assertThat(fixture.attempt("B-1").extraMinutes()).isEqualTo(15);
        assertThat(fixture.attempt("B-2").extraMinutes()).isEqualTo(30);
    }

    @Test
    void aRowOfAnotherInstituteIsRefused() {
        Screens.Upload upload = fixture.enrolment.byList(
                fixture.sitting(), "person\nB-1\nE-1\n".getBytes(UTF_8), BUREAU_OF_BERK, BureauFixture.NINE);

        assertThat(upload.added()).isEqualTo(1);
        assertThat(upload.errors()).containsExactly(new Screens.RowError(3, "E-1", "institute"));
    }

    @Test
    void aListOfADutchSpreadsheetIsRead() {
        assertThat(upload("person;extra_minutes\nB-1;10\n").added()).isEqualTo(1);
        assertThat(fixture.attempt("B-1").extraMinutes()).isEqualTo(10);
    }

    @Test
    void aFileThatCannotBeAListIsRefusedAsAWhole() {
        assertThat(upload("").problem()).isEqualTo("empty");
        assertThat(upload("naam\nB-1\n").problem()).isEqualTo("header");
        assertThat(upload("person\n\u0000\n").problem()).isEqualTo("text");
        assertThat(upload("person\n" + "B-1\n".repeat(10_001)).problem()).isEqualTo("rows");
        assertThat(upload("x".repeat((1 << 20) + 1)).problem()).isEqualTo("large");
        assertThat(fixture.enrolment
                        .byList(
                                fixture.sitting(),
                                new byte[] {'p', (byte) 0xC3},
                                BureauFixture.BUREAU,
                                BureauFixture.NINE)
                        .problem())
                .isEqualTo("utf8");
    }

    @Test
    void everyAdditionIsAudited() {
        byGroup(Set.of("berk"), Set.of(1), BureauFixture.BUREAU);
        upload("person\nB-2\n");

        assertThat(fixture.audited()).containsExactly("bureau sitting.enrol-list", "bureau sitting.enrol");
    }

    private int byGroup(Set<String> institutes, Set<Integer> phases, Account account) {
        return fixture.enrolment.byGroup(fixture.sitting(), institutes, phases, account, BureauFixture.NINE);
    }

    private Screens.Upload upload(String csv) {
        return fixture.enrolment.byList(
                fixture.sitting(), csv.getBytes(UTF_8), BureauFixture.BUREAU, BureauFixture.NINE);
    }
}
