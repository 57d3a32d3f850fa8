package nl.kennispeil.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import nl.kennispeil.delivery.shelf.Holds;
import org.junit.jupiter.api.Test;

class ExamCodesTest {

    private final ExamFixture fixture = new ExamFixture();
    private final ExamCodes codes = fixture.codes;
    private final String code =
            codes.current(fixture.attempts.find(fixture.attempt).orElseThrow()).shown();

    @Test
    void aCodeOpensItsAttempt() {
        assertThat(codes.claim(code, "laptop").attempt()).contains(fixture.attempt);
    }

    @Test
    void aCodeIsReadHoweverItIsTyped() {
        String typed = " " + code.toLowerCase(Locale.ROOT).replace("-", " ").replace('0', 'o');
        assertThat(codes.claim(typed, "laptop").outcome()).isEqualTo(ExamCodes.Outcome.ACCEPTED);
    }

    @Test
    void aCodeWorksOnce() {
        codes.claim(code, "laptop");
        assertThat(codes.claim(code, "another").outcome()).isEqualTo(ExamCodes.Outcome.USED);
    }

    @Test
    void theSameDeviceMayRepeatACodeWhoseReplyWasLost() {
        codes.claim(code, "laptop");
        fixture.exam.open(fixture.attempt);
        assertThat(codes.claim(code, "laptop").outcome()).isEqualTo(ExamCodes.Outcome.ACCEPTED);
    }

    @Test
    void openingIssuesACodeForTheNextDevice() {
        codes.claim(code, "laptop");
        Attempt opened = fixture.exam.open(fixture.attempt);
        codes.publish(List.of(opened));
        String next = codes.current(opened).shown();
        assertThat(next).isNotEqualTo(code);
        assertThat(codes.claim(next, "tablet").attempt()).contains(fixture.attempt);
    }

    @Test
    void aNewCodeMakesTheFormerOneWorthless() {
        codes.publish(List.of(fixture.attempts.nextCode(fixture.attempt)));
        assertThat(codes.claim(code, "laptop").outcome()).isEqualTo(ExamCodes.Outcome.USED);
    }

    @Test
    void anythingElseIsUnknown() {
        for (String typed : List.of("", "x", "0000-0000-0000-0000", "A".repeat(5_000), "💥💥💥💥")) {
            assertThat(codes.claim(typed, "laptop").outcome()).isEqualTo(ExamCodes.Outcome.UNKNOWN);
        }
    }

    @Test
    void theStoreHoldsNoCodeThatCouldBeTyped() {
        String digits = code.replace("-", "");
        codes.claim(code, "laptop");
        for (String shelf : List.of("exam_codes", "exam_code_uses", "attempts")) {
            fixture.shelves
                    .shelf(shelf, Holds.PERSONS)
                    .all()
                    .forEach(document -> assertThat(document.values().toString())
                            .doesNotContain(digits)
                            .doesNotContain(code));
        }
    }
}
