package nl.kennispeil.delivery.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /** The secret of RFC 6238, appendix B, for SHA-1. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B: the last six of its eight digits, as truncation takes them. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theVectorsOfTheStandardHold(long seconds, String eightDigits) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(eightDigits.substring(2));
    }

    /** RFC 4648, section 10: the test vectors of Base32, without their padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void theSecretIsWrittenInTheBase32OfTheStandard(String plain, String base32) {
        assertThat(Totp.text(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
    }

    @Test
    void aCodeKeepsItsZeroInFront() {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(1_111_111_109))))
                .isEqualTo("081804");
    }
}
