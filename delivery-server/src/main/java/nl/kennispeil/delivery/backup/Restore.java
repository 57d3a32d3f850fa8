package nl.kennispeil.delivery.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.store.Restoration;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new store from the files of a backup and deletes again whom the purge ledger names, before anybody else can
 * open the store.
 */
public final class Restore {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Map<BackupKind, Path> files;
    private final BackupKey key;

    private Restore(Map<BackupKind, Path> files, BackupKey key) {
        this.files = files;
        this.key = key;
    }

    /**
     * @param documents that were restored
     * @param replayed entries of the ledger that were looked at
     * @param purged persons' ledger ids that were back and are deleted again
     */
    public record Outcome(long documents, long replayed, List<String> purged) {}

    /**
     * What is needed to know whether a restore can be begun; changes nothing.
     *
     * @param files one with data, one with keys unless without them, and one with the research store if there is one
     *     to restore; in any order
     * @param withoutKeys true when there are no keys on purpose
     * @throws BackupException when it cannot
     */
    public static Restore of(List<Path> files, BackupKey key, boolean withoutKeys) throws IOException {
        Map<BackupKind, Path> byKind = new EnumMap<>(BackupKind.class);
        for (Path file : files) {
            BackupHead head = BackupReader.head(file);
            head.requireKey(key, file.toString());
            Path other = byKind.put(head.kind(), file);
            if (other != null) {
                throw new BackupException(
                        other + " and " + file + " both hold " + head.kind().text() + ": give one file of each kind");
            }
        }
        if (!byKind.containsKey(BackupKind.DATA)) {
            throw new BackupException("no file with data is given");
        }
        if (!byKind.containsKey(BackupKind.KEYS) && !withoutKeys) {
            throw new BackupException("no file with the keys of persons is given, so nobody's name could be read: give"
                    + " the newest file with keys, or --no-keys");
        }
        return new Restore(byKind, key);
    }

    /** Whether the research store is among them. */
    public boolean withResearch() {
        return files.containsKey(BackupKind.RESEARCH);
    }

    /** Why persons of the data may be unreadable: the keys are older than the data. */
    public Optional<String> warning() throws IOException {
        Path keys = files.get(BackupKind.KEYS);
        Path data = files.get(BackupKind.DATA);
        if (keys == null
                || data == null
                || !BackupReader.head(keys)
                        .created()
                        .isBefore(BackupReader.head(data).created())) {
            return Optional.empty();
        }
        return Optional.of("the keys are older than the data: whoever was added between the two cannot be read");
    }

    /**
     * Restores. After a failure the target stays closed and must be deleted.
     *
     * @param target new and empty; stays open
     * @param ledger null to leave the ledger out, on the operator's own account
     * @throws BackupException when a file turns out to be damaged
     */
    public Outcome into(Restoration target, AfterRestore after, @Nullable Path ledger) throws IOException {
        return into(target, () -> target.beside(BackupKind.RESEARCH_STORE), after, ledger);
    }

    /**
     * The same with the research store anywhere.
     *
     * @param research begins to fill the research store, as one {@linkplain Restoration#beside beside} the target;
     *     asked for only when there is a file with it
     */
    public Outcome into(Restoration target, Beginning research, AfterRestore after, @Nullable Path ledger)
            throws IOException {
        Restoration apart = withResearch() ? research.begin() : null;
        long documents = 0;
        for (Map.Entry<BackupKind, Path> each : files.entrySet()) {
            Restoration into = each.getKey() == BackupKind.RESEARCH && apart != null ? apart : target;
            try (BackupReader reader = BackupReader.open(each.getValue(), key)) {
                documents += reader.readAll(new Filling(into)).written().documents();
            }
        }
        long replayed = ledger == null ? 0 : entries(ledger);
        List<String> purged = after.replay(target.store(), ledger);
        if (apart != null) {
            apart.finish(LONGEST);
        }
        // last: until it is done no server opens either of the two
        target.finish(LONGEST);
        return new Outcome(documents, replayed, purged);
    }

    /** Begins to fill a store. */
    @FunctionalInterface
    public interface Beginning {
        Restoration begin() throws IOException;
    }

    private static long entries(Path ledger) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(ledger)) {
            return lines.lines().filter(line -> !line.isBlank()).count();
        }
    }
}
