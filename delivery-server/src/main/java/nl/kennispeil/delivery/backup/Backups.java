package nl.kennispeil.delivery.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.store.StoreDump;

/**
 * The backups in one folder: files {@code kennispeil-20261122T031500Z-data.kpb}, {@code …-keys.kpb} and, where there is
 * a research store, {@code …-research.kpb}. Other files in the folder are left alone. One thread at a time.
 */
public final class Backups {

    private static final Pattern NAME = Pattern.compile(
            "kennispeil-(\\d{8}T\\d{6})Z-(data|keys|research)\\.kpb(\\" + BackupWriter.UNFINISHED + ")?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    /** What a backup that is being written needs at most. */
    private static final Duration UNFINISHED_FOR = Duration.ofDays(1);

    private static final Duration SNAPSHOT_WAIT = Duration.ofMinutes(2);

    private final Path folder;

    /** @param folder made with the first backup when it is not there */
    public Backups(Path folder) {
        this.folder = folder;
    }

    /**
     * A file in the folder.
     *
     * @param created by its name, to the second
     */
    public record Listed(Path file, BackupKind kind, Instant created) {}

    /**
     * A file that was written.
     *
     * @param collections how many it holds
     * @param documents how many it holds
     */
    public record Made(Path file, BackupKind kind, Instant created, int collections, long documents) {}

    /**
     * Copies a store, which may be in use: first the keys, then the data, of one moment where the store can, then the
     * research store when there is one.
     *
     * @param program version of this program
     * @throws BackupException when there is a backup of this second already
     * @throws IOException when it cannot be written; nothing half is left then
     */
    public List<Made> write(Store store, BackupKey key, String program, Instant now) throws IOException {
        Files.createDirectories(folder);
        Instant created = now.truncatedTo(ChronoUnit.MILLIS);
        BackupWriter writer = new BackupWriter(key, program);
        List<Made> made = new ArrayList<>();
        try {
            try (StoreDump dump = store.dump(SNAPSHOT_WAIT)) {
                made.add(write(writer, dump, BackupKind.KEYS, created));
                made.add(write(writer, dump, BackupKind.DATA, created));
            }
            Optional<Store> research = BackupKind.RESEARCH.of(store);
            if (research.isPresent()) {
                try (StoreDump dump = research.get().dump(SNAPSHOT_WAIT)) {
                    made.add(write(writer, dump, BackupKind.RESEARCH, created));
                }
            }
        } catch (IOException | RuntimeException e) {
            // a part of them would look like a backup
            for (Made each : made) {
                Files.deleteIfExists(each.file());
            }
            throw e;
        }
        return made;
    }

    private Made write(BackupWriter writer, StoreDump dump, BackupKind kind, Instant created) throws IOException {
        Path file = folder.resolve(name(kind, created));
        Contents.Written written = writer.write(dump, kind, created, file);
        return new Made(file, kind, created, written.collections().size(), written.documents());
    }

    /** Every finished file, oldest first. */
    public List<Listed> list() throws IOException {
        return files(false);
    }

    /**
     * Deletes files with data or research records of more than 35 days and files with keys of more than 7 days, counted in hours, and what
     * a broken-off backup left.
     *
     * @return the files that are gone
     */
    public List<Path> prune(Instant now) throws IOException {
        List<Path> gone = new ArrayList<>();
        for (Listed each : files(false)) {
            if (each.created().plus(each.kind().longest()).isBefore(now)) {
                Files.delete(each.file());
                gone.add(each.file());
            }
        }
        for (Listed each : files(true)) {
            if (each.created().plus(UNFINISHED_FOR).isBefore(now)) {
                Files.delete(each.file());
                gone.add(each.file());
            }
        }
        if (!gone.isEmpty()) {
            OwnFiles.syncFolder(folder);
        }
        return gone;
    }

    /**
     * Proves that a file restores: decrypts all of it, restores it into a store in a temporary folder, reads that store
     * and compares. Nothing stays behind.
     *
     * @throws BackupException when it does not restore, with the finding
     */
    public static Proof verify(Path file, BackupKey key) throws IOException {
        return new Verification(file, key).run();
    }

    /**
     * What was proven of a file.
     *
     * @param program version of the program that wrote it
     */
    public record Proof(Path file, BackupKind kind, Instant created, String program, int collections, long documents) {}

    private static String name(BackupKind kind, Instant created) {
        return "kennispeil-" + TIME.format(created.atOffset(ZoneOffset.UTC)) + "Z-" + kind.text() + ".kpb";
    }

    private List<Listed> files(boolean unfinished) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.flatMap(file -> listed(file, unfinished).stream())
                    .sorted(Comparator.comparing(Listed::created).thenComparing(Listed::file))
                    .toList();
        }
    }

    private static Optional<Listed> listed(Path file, boolean unfinished) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches() || (name.group(3) != null) != unfinished) {
            return Optional.empty();
        }
        try {
            Instant created = LocalDateTime.parse(name.group(1), TIME).toInstant(ZoneOffset.UTC);
            BackupKind kind = BackupKind.valueOf(name.group(2).toUpperCase(Locale.ROOT));
            return Optional.of(new Listed(file, kind, created));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
