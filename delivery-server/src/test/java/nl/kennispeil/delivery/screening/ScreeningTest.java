package nl.kennispeil.delivery.screening;

import static nl.kennispeil.delivery.screening.Screening.Problem.BSN;
import static nl.kennispeil.delivery.screening.Screening.Problem.IBAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 111222333 and 123456782 are the numbers that descriptions of the 11-test use; NL91 ABNA 0417 1643 00 and the others
 * are the examples of the IBAN registry.
 */
class ScreeningTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "111222333",
                "Mijn BSN is 123456782.",
                "BSN123456782",
                "123.456.782",
                "123 456 782",
                "1234-56-782",
                "kamer 12, 123456782, 12-03-1988",
                "１２３４５６７８２",
            })
    void aBsnIsFoundInFreeText(String text) {
        assertThat(Screening.findIn(text)).contains(BSN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789",
                "19123456782",
                "00012345678",
                "factuur 1234567820",
                "12345678",
                "12-03-1988",
                "06-12345678",
                "+31 612345678",
                "+31 123456782",
                "000000000",
                "0a123456-7821-4b2d-8c11-123456782abc",
                "Roos Akelei",
                "",
            })
    void whatIsNoBsnPasses(String text) {
        assertThat(Screening.findIn(text)).isEmpty();
    }

    @Test
    void eightDigitsAreABsnWithoutItsZeroOnlyWhereTheyAreTheWholeField() {
        // 012345672: 9·0+8·1+7·2+6·3+5·4+4·5+3·6+2·7−2 = 110
        assertThat(Screening.findInField(" 12345672 ")).contains(BSN);
        assertThat(Screening.findIn("12345672")).isEmpty();
        assertThat(Screening.findInField("nr 12345672")).isEmpty();
        assertThat(Screening.findInField("12345678")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NL91ABNA0417164300",
                "nl91 abna 0417 1643 00 graag",
                "op rekening NL91-ABNA-0417-1643-00.",
                "DE89370400440532013000",
                "GB29 NWBK 6016 1331 9268 19",
                "BE68539007547034",
            })
    void anIbanIsFound(String text) {
        assertThat(Screening.findIn(text)).contains(IBAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NL92ABNA0417164300", "XNL91ABNA0417164300", "NL91ABNA04171643001", "LHK26 voorjaar 2026-03"})
    void whatIsNoIbanPasses(String text) {
        assertThat(Screening.findIn(text)).isEmpty();
    }

    @Test
    void aboutOneInElevenNumbersOfNineDigitsPassesTheTest() {
        int passed = 0;
        for (int i = 100_000_000; i < 100_110_000; i++) {
            passed += BsnDetector.passes(Integer.toString(i)) ? 1 : 0;
        }
        assertThat(passed).isBetween(9_900, 10_100);
    }
}
