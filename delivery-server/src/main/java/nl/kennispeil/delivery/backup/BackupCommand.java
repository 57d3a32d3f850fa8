package nl.kennispeil.delivery.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.serve.Where;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.store.StoreInUseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backup}: an encrypted copy of a store. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = BackupVerifyCommand.class,
        description = "Writes an encrypted copy of a store: one file with data, kept 35 days, one with the keys of"
                + " persons, kept 7 days, and one with the research store, kept 35 days.",
        footer = {"", "Prints one JSON line per file: file, kind, created, collections, documents."})
public final class BackupCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @ArgGroup
    @Nullable
    Where where;

    @Option(names = "--to", paramLabel = "FOLDER", description = "Where the files go.")
    @Nullable
    Path folder;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Backup key, made when there is none (default: backup.key beside the server's secret).")
    @Nullable
    Path key;

    @Option(names = "--keep", description = "Leaves older backups in the folder.")
    boolean keep;

    @Option(names = "--prune", description = "Only deletes backups that are too old, and makes none.")
    boolean prune;

    @Override
    public Integer call() throws IOException {
        CommandSpec given = Commands.given(spec);
        Path to = folder;
        if (to == null) {
            throw new ParameterException(given.commandLine(), "--to is missing");
        }
        if (prune == (where != null)) {
            throw new ParameterException(given.commandLine(), "give either --data or --config, or --prune");
        }
        return Commands.run(given, () -> {
            Instant now = Instant.now();
            Backups backups = new Backups(to);
            try {
                if (where != null) {
                    write(given, where, backups, now);
                }
            } finally {
                // also when none can be made: the terms of the old ones end
                if (!keep) {
                    for (Path gone : backups.prune(now)) {
                        Commands.note(given, "deleted " + gone);
                    }
                }
            }
            return 0;
        });
    }

    private void write(CommandSpec given, Where from, Backups backups, Instant now) throws IOException {
        List<Backups.Made> made;
        try (Store store = from.store()) {
            BackupKey with = BackupKey.loadOrCreate(key == null ? Commands.keyFile(from) : key);
            made = backups.write(store, with, Commands.program(), now);
            note(given, store, from, made.size(), now);
        } catch (StoreInUseException e) {
            throw new BackupException("the store is in use: the running server makes its own backups, every night. For"
                    + " one at this moment stop the server first");
        }
        for (Backups.Made each : made) {
            Commands.print(
                    given,
                    Map.entry("file", each.file().toString()),
                    Map.entry("kind", each.kind().text()),
                    Map.entry("created", each.created().toString()),
                    Map.entry("collections", each.collections()),
                    Map.entry("documents", each.documents()));
        }
    }

    /** A line in the log of the installation; a backup of one that lost its secret is still worth having. */
    private static void note(CommandSpec given, Store store, Where from, int files, Instant now) throws IOException {
        try {
            new AuditTrail(new MongoShelves(store.database()), from.secret())
                    .write(Entry.of("command", Entry.SYSTEM, "store.backup", "store", now)
                            .detail("files", files));
        } catch (Where.NothingThere e) {
            Commands.note(given, "warning: no line in the log: " + e.getMessage());
        }
    }
}
