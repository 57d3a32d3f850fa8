package nl.kennispeil.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/**
 * What happens at night: what is due goes, then a backup is made that holds nobody who had to go. One that fails does
 * not keep the others from their work.
 */
final class Nights {

    private static final Logger LOG = LoggerFactory.getLogger(Nights.class);

    /** After midnight in Amsterdam, when what was there through yesterday must go, and nobody sits a test. */
    private static final LocalTime BEGINS = LocalTime.of(3, 0);

    /**
     * The work; each part knows itself whether it was done today.
     *
     * @param mirror writes what another node wrote down on this node's disk too
     * @param purge deletes what is due
     * @param backUp makes a backup and deletes what is too old of them
     */
    record Work(Runnable mirror, Runnable purge, Runnable backUp) {}

    private final Work work;
    private final Clock clock;

    Nights(PersonalData personal, Store store, Settings.@Nullable Backup backup, Clock clock) {
        this(
                new Work(
                        personal.ledger()::mirror,
                        () -> personal.nightly(clock.instant()),
                        () -> backUp(store, backup, clock)),
                clock);
    }

    Nights(Work work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /** Does what has not been done today; called every few minutes. */
    void look() {
        guarded("the copy of the purge ledger", work.mirror());
        if (LocalTime.ofInstant(clock.instant(), Amsterdam.ZONE).isAfter(BEGINS)) {
            guarded("the nightly deletion", work.purge());
            guarded("the nightly backup", work.backUp());
        }
    }

    private static void guarded(String name, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            // the class only: a message may carry what must not be logged
            Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
            LOG.error("{} failed: {}", name, cause.getClass().getName());
        }
    }

    private static void backUp(Store store, Settings.@Nullable Backup backup, Clock clock) {
        if (backup == null) {
            return;
        }
        try {
            new NightlyBackup(new Backups(backup.folder()), () -> BackupKey.loadOrCreate(backup.key()), Version.text())
                    .make(store, clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
