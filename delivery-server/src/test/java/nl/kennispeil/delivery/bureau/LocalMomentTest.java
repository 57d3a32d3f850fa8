package nl.kennispeil.delivery.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import nl.kennispeil.delivery.bureau.LocalMoment.Choice;
import org.junit.jupiter.api.Test;

class LocalMomentTest {

    @Test
    void aLocalTimeInSummerIsTwoHoursAheadOfUtc() {
        assertThat(LocalMoment.read("2027-07-01", "09:00", Choice.NONE))
                .isEqualTo(new LocalMoment.At(Instant.parse("2027-07-01T07:00:00Z")));
    }

    @Test
    void aTimeInTheSpringGapDoesNotExist() {
        // domain.md §4.4: 2027-03-28 02:30 does not exist
        assertThat(LocalMoment.read("2027-03-28", "02:30", Choice.NONE)).isInstanceOf(LocalMoment.Skipped.class);
        assertThat(LocalMoment.read("2027-03-28", "02:00", Choice.NONE)).isInstanceOf(LocalMoment.Skipped.class);
        assertThat(LocalMoment.read("2027-03-28", "02:59", Choice.SUMMER)).isInstanceOf(LocalMoment.Skipped.class);
        assertThat(LocalMoment.read("2027-03-28", "03:00", Choice.NONE))
                .isEqualTo(new LocalMoment.At(Instant.parse("2027-03-28T01:00:00Z")));
    }

    @Test
    void aTimeInTheAutumnOverlapIsAskedAbout() {
        assertThat(LocalMoment.read("2026-10-25", "02:30", Choice.NONE))
                .isEqualTo(new LocalMoment.Twice(
                        Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:30:00Z")));
    }

    @Test
    void theChoiceDecidesInTheOverlap() {
        assertThat(LocalMoment.read("2026-10-25", "02:30", Choice.SUMMER))
                .isEqualTo(new LocalMoment.At(Instant.parse("2026-10-25T00:30:00Z")));
        assertThat(LocalMoment.read("2026-10-25", "02:30", Choice.WINTER))
                .isEqualTo(new LocalMoment.At(Instant.parse("2026-10-25T01:30:00Z")));
    }

    @Test
    void anythingElseIsUnreadable() {
        assertThat(LocalMoment.read("", "09:00", Choice.NONE)).isInstanceOf(LocalMoment.Unreadable.class);
        assertThat(LocalMoment.read("2026-02-30", "09:00", Choice.NONE)).isInstanceOf(LocalMoment.Unreadable.class);
        assertThat(LocalMoment.read("2026-02-03", "25:00", Choice.NONE)).isInstanceOf(LocalMoment.Unreadable.class);
    }
}
