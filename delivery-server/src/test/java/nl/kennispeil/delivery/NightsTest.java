package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NightsTest {

    private final List<String> done = new ArrayList<>();

    @Test
    void beforeThreeInTheMorningInAmsterdamOnlyTheLedgerIsCopied() {
        nights("2026-11-22T02:00:00Z", "").look();
        assertThat(done).containsExactly("mirror");
    }

    @Test
    void afterThreeWhatIsDueGoesBeforeTheBackupIsMade() {
        nights("2026-11-22T02:00:01Z", "").look();
        assertThat(done).containsExactly("mirror", "purge", "backup");
    }

    @Test
    void inSummerThreeIsAnHourEarlierByTheSun() {
        nights("2026-07-22T01:00:01Z", "").look();
        assertThat(done).containsExactly("mirror", "purge", "backup");
    }

    @Test
    void aLedgerThatCannotBeCopiedStopsNeitherTheDeletionNorTheBackup() {
        nights("2026-11-22T03:00:00Z", "mirror").look();
        assertThat(done).containsExactly("purge", "backup");
    }

    @Test
    void aDeletionThatFailsDoesNotStopTheBackup() {
        nights("2026-11-22T03:00:00Z", "purge").look();
        assertThat(done).containsExactly("mirror", "backup");
    }

    @Test
    void aBackupThatFailsStopsNothing() {
        Nights nights = nights("2026-11-22T03:00:00Z", "backup");
        nights.look();
        nights.look();
        assertThat(done).containsExactly("mirror", "purge", "mirror", "purge");
    }

    private Nights nights(String now, String failing) {
        return new Nights(
                new Nights.Work(part("mirror", failing), part("purge", failing), part("backup", failing)),
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private Runnable part(String name, String failing) {
        return () -> {
            if (name.equals(failing)) {
                throw new IllegalStateException(name);
            }
            done.add(name);
        };
    }
}
