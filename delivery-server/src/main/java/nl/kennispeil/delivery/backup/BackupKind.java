package nl.kennispeil.delivery.backup;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.Vault;

/** The files of a backup, apart because they may be kept for different times or in different hands. */
public enum BackupKind {
    /** Everything but the keys of persons; without those, what is sealed in it cannot be read. */
    DATA('D', Duration.ofDays(35)),
    /** The keys of persons. A key that was destroyed is in no backup a week later. */
    KEYS('K', Duration.ofDays(7)),
    /** The research store, which is kept apart from everything else; without its key, which is in no backup. */
    RESEARCH('R', Duration.ofDays(35));

    /** Name of the store that it is a copy of, beside the server's own. */
    static final String RESEARCH_STORE = "research";

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

    /** Which store it is a copy of; empty when that one was never made. */
    Optional<Store> of(Store store) {
        return this == RESEARCH ? store.besideIfThere(RESEARCH_STORE) : Optional.of(store);
    }

    /** As in names of files. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
