package nl.kennispeil.delivery.retention;

import static nl.kennispeil.delivery.retention.Lives.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import nl.kennispeil.delivery.person.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms: domain.md §4.2, T13 to T22; dates counted on the calendar. Photo and research are in RetentionCasesTest. */
class OtherClocksTest {

    @Test
    void scansGoTwelveMonthsAfterTheFinalResult() {
        assertThat(OtherClocks.scans(day("2028-02-29"), null).last()).isEqualTo("2029-02-28");
        assertThat(OtherClocks.scans(day("2026-10-30"), day("2029-03-01")).purgeDay())
                .isEqualTo("2027-10-31");
    }

    @Test
    void scansGoWithTheEnrolmentWhenThatIsFirst() {
        assertThat(OtherClocks.scans(day("2026-10-30"), day("2027-03-01")).purgeDay())
                .isEqualTo("2027-03-01");
        assertThat(OtherClocks.scans(day("2026-10-30"), day("2027-10-31")).purgeDay())
                .isEqualTo("2027-10-31");
    }

    @Test
    void technicalEventsGoSixWeeksAfterTheFinalResult() {
        assertThat(OtherClocks.technical(day("2026-10-30")).last()).isEqualTo("2026-12-11");
        assertThat(OtherClocks.technical(day("2026-10-30")).purgeDay()).isEqualTo("2026-12-12");
    }

    @Test
    void aCommentLosesItsAuthorWhenTheRoundCloses() {
        Instant closes = Instant.parse("2026-10-09T15:00:00Z");

        assertThat(OtherClocks.commentHasAuthor(closes, closes.minusMillis(1))).isTrue();
        assertThat(OtherClocks.commentHasAuthor(closes, closes)).isFalse();
    }

    @Test
    void theAuditTrailKeepsTwentyFourMonthsAndTheLedgerTenYears() {
        // in Amsterdam it is 1 September already
        Instant written = Instant.parse("2026-08-31T22:30:00Z");

        assertThat(OtherClocks.audit(written).last()).isEqualTo("2028-09-01");
        assertThat(OtherClocks.ledger(written).last()).isEqualTo("2036-09-01");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void noBackupGetsOlderThanThirtyFiveDaysNorAKeyThanSeven(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            Instant made = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextLong(400_000_000));
            Duration backup =
                    Duration.between(made, OtherClocks.backupGone(made).toInstant());
            Duration key =
                    Duration.between(made, OtherClocks.keyBackupGone(made).toInstant());

            // an hour more or less when the clock changes meanwhile
            assertThat(backup)
                    .isBetween(
                            Duration.ofDays(34).minusHours(1),
                            Duration.ofDays(35).plusHours(1));
            assertThat(key)
                    .isBetween(
                            Duration.ofDays(6).minusHours(1), Duration.ofDays(7).plusHours(1));
        }
    }

    @Test
    void aStaffAccountGoesSixMonthsAfterTheRole() {
        assertThat(RetentionDates.of(day("2026-12-31"), Training.STAFF).purgeDay())
                .isEqualTo("2027-07-01");
    }
}
