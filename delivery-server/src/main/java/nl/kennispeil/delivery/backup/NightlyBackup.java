package nl.kennispeil.delivery.backup;

import java.io.IOException;
import java.time.Instant;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.store.Store;

/** One backup a day, and none that is older than it may be. */
public final class NightlyBackup {

    private final Backups backups;
    private final BackupKey key;
    private final String program;

    /** @param program version of this program */
    public NightlyBackup(Backups backups, BackupKey key, String program) {
        this.backups = backups;
        this.key = key;
        this.program = program;
    }

    /** Makes one unless there is one of today, whichever node made it; then deletes what is too old. */
    public boolean make(Store store, Instant now) throws IOException {
        boolean done = backups.list().stream()
                .anyMatch(each -> Amsterdam.day(each.created()).equals(Amsterdam.day(now)));
        if (!done) {
            backups.write(store, key, program, now);
        }
        backups.prune(now);
        return !done;
    }
}
