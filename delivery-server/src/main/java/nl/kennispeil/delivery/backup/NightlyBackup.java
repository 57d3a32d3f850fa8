package nl.kennispeil.delivery.backup;

import java.io.IOException;
import java.time.Instant;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.store.Store;

/** One backup a day, and none that is older than it may be. */
public final class NightlyBackup {

    /** Where the key comes from; it may fail, and old backups go all the same. */
    @FunctionalInterface
    public interface KeySource {
        BackupKey load() throws IOException;
    }

    private final Backups backups;
    private final KeySource key;
    private final String program;

    /** @param program version of this program */
    public NightlyBackup(Backups backups, KeySource key, String program) {
        this.backups = backups;
        this.key = key;
        this.program = program;
    }

    /** Makes one unless there is one of today, whichever node made it; then deletes what is too old, in any case. */
    public boolean make(Store store, Instant now) throws IOException {
        boolean done = backups.list().stream()
                .anyMatch(each -> Amsterdam.day(each.created()).equals(Amsterdam.day(now)));
        try {
            if (!done) {
                backups.write(store, key.load(), program, now);
            }
        } finally {
            // also when none can be made: the terms of the old ones end (T22), and the room may be what is lacking
            backups.prune(now);
        }
        return !done;
    }
}
