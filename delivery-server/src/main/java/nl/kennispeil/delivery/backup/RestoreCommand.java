package nl.kennispeil.delivery.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.serve.Where;
import nl.kennispeil.delivery.store.Restoration;
import nl.kennispeil.delivery.store.StoreInUseException;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code restore}: a new store from a backup, without those who were deleted since. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Restores a backup into a new store and deletes again everybody in the purge ledger.",
        footer = {
            "",
            "The secret and the master key of the server must be in their places first. Prints {\"documents\":n,\"replayed\":n,\"purged\":n}.",
            "Exit code: 0 restored, 1 not; what was begun then does not open and is to be deleted; 2 wrong usage."
        })
public final class RestoreCommand implements Callable<Integer> {

    private final AfterRestore.Maker after;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "A file with data, the newest file with keys, and one with the research store if there is one.")
    List<Path> files = List.of();

    @ArgGroup(multiplicity = "1")
    Where where = new Where();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Backup key (default: backup.key beside the server's secret).")
    @Nullable
    Path key;

    @Option(names = "--no-keys", description = "Goes on without the keys of persons: nobody's name can be read then.")
    boolean noKeys;

    /** Which ledger. */
    static final class Ledger {

        @Option(
                names = "--ledger",
                paramLabel = "FILE",
                description = "Purge ledger (default: as configured, or purge-ledger.jsonl beside the secret).")
        @Nullable
        Path file;

        @Option(names = "--no-ledger", description = "Goes on without it: deleted persons may be back then.")
        boolean none;
    }

    @ArgGroup
    @Nullable
    Ledger ledger;

    /** @param after deletes again whom the ledger names */
    public RestoreCommand(AfterRestore.Maker after) {
        this.after = after;
    }

    @Override
    public Integer call() throws IOException {
        CommandSpec given = Commands.given(spec);
        return Commands.run(given, () -> {
            Path replayed = ledger();
            Restore restore = Restore.of(files, BackupKey.load(key == null ? Commands.keyFile(where) : key), noKeys);
            // the keys before anything is filled: with others nobody in the ledger would be found
            ServerSecret secret = where.serverSecret();
            MasterKeyFile master = where.masterKey(noKeys);
            AfterRestore then = after.of(new AfterRestore.KeyFiles(secret, master, where.ledgerFile()));
            restore.warning().ifPresent(text -> Commands.note(given, "warning: " + text));
            if (replayed == null) {
                Commands.note(
                        given,
                        "warning: no purge ledger is replayed: persons who were deleted after the backup"
                                + " may be back");
            }
            if (!restore.withResearch()) {
                Commands.note(given, "no file with the research store is given: what there is of it stays as it is");
            }
            Restore.Outcome outcome;
            try (Restoration target = where.restoration()) {
                outcome = restore.into(target, () -> where.researchRestoration(target), then, replayed);
            } catch (StoreInUseException e) {
                throw new BackupException("the store is in use: stop the server, and restore into a new folder");
            }
            Commands.print(
                    given,
                    Map.entry("documents", outcome.documents()),
                    Map.entry("replayed", outcome.replayed()),
                    Map.entry("purged", outcome.purged().size()));
            return 0;
        });
    }

    private @Nullable Path ledger() throws IOException {
        if (ledger != null && ledger.none) {
            return null;
        }
        Path file = ledger != null && ledger.file != null ? ledger.file : where.ledgerFile();
        if (!Files.isRegularFile(file)) {
            throw new BackupException("there is no purge ledger " + file + ", so deleted persons could come back: give"
                    + " it with --ledger, or --no-ledger when nobody was ever deleted");
        }
        return file;
    }
}
