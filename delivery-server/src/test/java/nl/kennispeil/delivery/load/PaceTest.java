package nl.kennispeil.delivery.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void isTheSameForTheSameSeedAndNumberOnly() {
        assertThat(new Pace(7, 3, 10).think(MINUTE)).isEqualTo(new Pace(7, 3, 10).think(MINUTE));
        assertThat(new Pace(7, 3, 10).think(MINUTE)).isNotEqualTo(new Pace(8, 3, 10).think(MINUTE));
        assertThat(new Pace(7, 3, 10).think(MINUTE)).isNotEqualTo(new Pace(7, 4, 10).think(MINUTE));
    }

    @Test
    void givesEachCandidateItsOwnPartOfTheRamp() {
        for (int i = 0; i < 60; i++) {
            long second = Duration.ofSeconds(1).toNanos();
            assertThat(new Pace(1, i, 60).spread(MINUTE)).isBetween(i * second, (i + 1) * second);
        }
    }

    @Test
    void thinksOnAverageAsLongAsAskedAndNeverHalfAsLongAgain() {
        Pace pace = new Pace(1, 0, 1);
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            long think = pace.think(MINUTE);
            assertThat(think).isBetween(30_000_000_000L, 90_000_000_000L);
            sum += think;
        }
        assertThat(sum / 20_000 / 1e9).isCloseTo(60, within(0.5));
    }

    @ParameterizedTest
    @CsvSource({"0,500,1000", "1,1000,2000", "4,8000,16000", "5,15000,30000", "400,15000,30000"})
    void waitsLongerAfterEachFailureUpToHalfAMinute(int failures, long least, long most) {
        Pace pace = new Pace(1, 0, 1);
        for (int i = 0; i < 100; i++) {
            assertThat(pace.backOff(failures) / 1_000_000).isBetween(least, most);
        }
    }

    @Test
    void pollsEveryFifteenToTwentySeconds() {
        Pace pace = new Pace(1, 0, 1);
        for (int i = 0; i < 100; i++) {
            assertThat(pace.poll(false) / 1_000_000).isBetween(11_250L, 18_750L);
            assertThat(pace.poll(true) / 1_000_000).isBetween(33_750L, 56_250L);
        }
    }

    @Test
    void refusesANumberOutsideTheRun() {
        assertThatThrownBy(() -> new Pace(1, 5, 5)).hasMessage("candidate 5 is outside 0..4");
    }

    @Test
    void derivesTheThinkTimeFromARate() {
        assertThat(Plan.thinkFor(3_000, 500)).isEqualTo(Duration.ofSeconds(6));
        assertThatThrownBy(() -> Plan.thinkFor(10, 0)).hasMessageContaining("--rate is 0.0");
    }
}
