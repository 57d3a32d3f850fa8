package nl.kennispeil.delivery.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything the journal files of a folder hold, checked before anything is changed.
 *
 * <p>Invariant: {@link #records} rise by one without a gap. A torn end is accepted in the last file that has records,
 * nowhere else.
 *
 * @param files journal files, oldest first
 * @param records all records of all files, in order
 */
record JournalReader(List<Path> files, List<JournalRecord> records) {

    private static final Logger log = LoggerFactory.getLogger(JournalReader.class);

    static JournalReader read(Path folder) {
        try {
            List<JournalScan> scans = new ArrayList<>();
            List<JournalRecord> records = new ArrayList<>();
            for (Path file : journalFiles(folder)) {
                scans.add(follow(scans, records, JournalScan.of(file, Files.readAllBytes(file))));
            }
            return new JournalReader(scans.stream().map(JournalScan::file).toList(), List.copyOf(records));
        } catch (IOException e) {
            throw new StoreException("the journal in " + folder + " cannot be read: " + e + "; nothing was changed", e);
        }
    }

    /** The records that the database file does not have yet. */
    List<JournalRecord> after(long stored) {
        List<JournalRecord> missing =
                records.stream().filter(r -> r.sequence() > stored).toList();
        if (!missing.isEmpty() && missing.get(0).sequence() != stored + 1) {
            throw gap(stored, missing.get(0).sequence(), files.get(0));
        }
        return missing;
    }

    /** The highest number of a journal file, 0 when there is none. */
    long lastNumber() {
        return files.isEmpty()
                ? 0
                : JournalFile.numberOf(files.get(files.size() - 1)).orElseThrow();
    }

    private static List<Path> journalFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> JournalFile.numberOf(file).isPresent())
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    private static JournalScan follow(List<JournalScan> earlier, List<JournalRecord> records, JournalScan scan) {
        if (scan.torn()) {
            log.warn(
                    "journal file {} ends in the middle of a record at offset {}: the machine stopped during a write that"
                            + " was never confirmed; the unfinished record is dropped",
                    scan.file(),
                    scan.tornAt());
        }
        if (scan.records().isEmpty()) {
            return scan;
        }
        long first = scan.records().get(0).sequence();
        if (!records.isEmpty()) {
            long last = records.get(records.size() - 1).sequence();
            if (first != last + 1) {
                throw gap(last, first, scan.file());
            }
        }
        records.addAll(scan.records());
        for (JournalScan before : earlier) {
            if (before.torn() && !before.records().isEmpty()) {
                throw new StoreException(
                        ("journal file %s is damaged at offset %d: it ends in the middle of a record although"
                                        + " %s follows it; nothing was changed")
                                .formatted(
                                        before.file(),
                                        before.tornAt(),
                                        scan.file().getFileName()));
            }
        }
        return scan;
    }

    private static StoreException gap(long last, long next, Path file) {
        return new StoreException(
                ("the journal has a gap: after record %d comes record %d in %s. A journal or database file is"
                                + " missing or from another moment; nothing was changed. Restore the whole folder from one copy")
                        .formatted(last, next, file));
    }
}
