package nl.kennispeil.delivery.backup;

import java.time.Duration;
import java.util.Locale;
import nl.kennispeil.delivery.vault.Vault;

/** The two files of a backup, apart because they may be kept for different times. */
public enum BackupKind {
    /** Everything but the keys of persons; without those, what is sealed in it cannot be read. */
    DATA('D', Duration.ofDays(35)),
    /** The keys of persons. A key that was destroyed is in no backup a week later. */
    KEYS('K', Duration.ofDays(7));

    /** The only collection in a file with keys. */
    static final String KEY_COLLECTION = Vault.SHELF;

    private final char code;
    private final Duration longest;

    BackupKind(char code, Duration longest) {
        this.code = code;
        this.longest = longest;
    }

    char code() {
        return code;
    }

    /** How old a file may become. */
    public Duration longest() {
        return longest;
    }

    boolean holds(String collection) {
        return (this == KEYS) == collection.equals(KEY_COLLECTION);
    }

    /** As in names of files. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
