package nl.kennispeil.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalTime;
import nl.kennispeil.delivery.backup.BackupKey;
import nl.kennispeil.delivery.backup.Backups;
import nl.kennispeil.delivery.backup.NightlyBackup;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens at night: what is due goes, then a backup is made that holds nobody who had to go. */
final class Nights {

    private static final Logger LOG = LoggerFactory.getLogger(Nights.class);

    /** After midnight in Amsterdam, when what was there through yesterday must go, and nobody sits a test. */
    private static final LocalTime BEGINS = LocalTime.of(3, 0);

    private final PersonalData personal;
    private final Store store;
    private final Settings.@Nullable Backup backup;
    private final Clock clock;

    Nights(PersonalData personal, Store store, Settings.@Nullable Backup backup, Clock clock) {
        this.personal = personal;
        this.store = store;
        this.backup = backup;
        this.clock = clock;
    }

    /** Does what has not been done today; called every few minutes. */
    void look() {
        // what another node wrote down must not hang on that node's disk alone
        personal.ledger().mirror();
        if (LocalTime.ofInstant(clock.instant(), Amsterdam.ZONE).isAfter(BEGINS)) {
            personal.nightly(clock.instant());
            backUp();
        }
    }

    private void backUp() {
        if (backup == null) {
            return;
        }
        try {
            new NightlyBackup(new Backups(backup.folder()), BackupKey.loadOrCreate(backup.key()), Version.text())
                    .make(store, clock.instant());
        } catch (IOException e) {
            LOG.error("the nightly backup failed: {}", e.getClass().getName());
        }
    }
}
