package nl.kennispeil.delivery.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "10m,PT10M", "2h,PT2H", "0s,PT0S", "PT1M30S,PT1M30S", "10M,PT10M"})
    void readsWhatPeopleType(String typed, Duration expected) {
        assertThat(new DurationText().convert(typed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "-5s", "1.5s", "30 s", "PT-5S", "ten"})
    void saysWhatIsAllowed(String typed) {
        assertThatThrownBy(() -> new DurationText().convert(typed))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + typed + "'")
                .hasMessageContaining("500ms, 30s, 10m, 2h or PT30S");
    }
}
