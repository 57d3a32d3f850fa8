package nl.kennispeil.delivery.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Restoration;
import nl.kennispeil.delivery.store.StoreDump;

/** A trial restore of one file into a temporary folder, which is deleted also when this fails or is interrupted. */
final class Verification {

    private static final Duration SNAPSHOT_WAIT = Duration.ofMinutes(2);

    private final Path file;
    private final BackupKey key;

    Verification(Path file, BackupKey key) {
        this.file = file;
        this.key = key;
    }

    Backups.Proof run() throws IOException {
        Path temporary = Files.createTempDirectory("kennispeil-verify-");
        Thread atExit = new Thread(() -> {
            try {
                OwnFiles.deleteAll(temporary);
            } catch (IOException e) {
                // the next clean-up of the temporary folder gets it
            }
        });
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            return restore(temporary.resolve("store"));
        } finally {
            OwnFiles.deleteAll(temporary);
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    private Backups.Proof restore(Path folder) throws IOException {
        try (BackupReader reader = BackupReader.open(file, key);
                Restoration restoration = Restoration.intoFolder(folder, EmbeddedStore.Options.defaults())) {
            BackupReader.Read read = reader.readAll(new Filling(restoration));
            List<Contents.Counted> restored = count(restoration);
            if (!restored.equals(read.written().collections())) {
                throw new BackupException(file + " can be read, but a store restored from it differs from it in "
                        + differing(restored, read.written().collections()));
            }
            return new Backups.Proof(
                    file,
                    reader.head().kind(),
                    reader.head().created(),
                    read.announced().program(),
                    restored.size(),
                    read.written().documents());
        }
    }

    private static List<Contents.Counted> count(Restoration restoration) throws IOException {
        List<Contents.Counted> counted = new ArrayList<>();
        try (StoreDump dump = restoration.store().dump(SNAPSHOT_WAIT)) {
            for (String name : dump.collections()) {
                Fingerprint fingerprint = new Fingerprint();
                dump.documents(name, fingerprint::add);
                counted.add(Contents.Counted.of(name, fingerprint));
            }
        }
        return counted;
    }

    private static String differing(List<Contents.Counted> restored, List<Contents.Counted> written) {
        return written.stream()
                .filter(each -> !restored.contains(each))
                .map(Contents.Counted::name)
                .findFirst()
                .orElse("its collections");
    }
}
