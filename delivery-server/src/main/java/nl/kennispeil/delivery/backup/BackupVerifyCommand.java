package nl.kennispeil.delivery.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.kennispeil.delivery.serve.Where;
import nl.kennispeil.delivery.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup verify}: the proof that a backup restores. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Restores each file into a temporary store, compares every document, and deletes that store.",
        footer = {
            "",
            "Prints one JSON line per file: file, kind, created, program, collections, documents, ok.",
            "Exit code: 0 when every file restores, else 1; 2 wrong usage."
        })
public final class BackupVerifyCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Backup files.")
    List<Path> files = List.of();

    @ArgGroup
    @Nullable
    Where where;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Backup key (default: backup.key beside the secret of --data or --config).")
    @Nullable
    Path key;

    @Override
    public Integer call() throws IOException {
        CommandSpec given = Commands.given(spec);
        if (key == null && where == null) {
            throw new ParameterException(given.commandLine(), "--key, --data or --config is missing");
        }
        return Commands.run(given, () -> {
            BackupKey with =
                    BackupKey.load(key != null || where == null ? Commands.required(key) : Commands.keyFile(where));
            int failed = 0;
            for (Path file : files) {
                failed += verify(given, file, with) ? 0 : 1;
            }
            return failed == 0 ? 0 : 1;
        });
    }

    private static boolean verify(CommandSpec given, Path file, BackupKey key) throws IOException {
        Backups.Proof proof;
        try {
            proof = Backups.verify(file, key);
        } catch (BackupException | StoreException e) {
            Commands.note(given, String.valueOf(e.getMessage()));
            Commands.print(given, Map.entry("file", file.toString()), Map.entry("ok", false));
            return false;
        }
        Commands.note(
                given,
                "%s: %d documents in %d collections, as they were at %s, restore into a store and are equal"
                        .formatted(file, proof.documents(), proof.collections(), proof.created()));
        Commands.print(
                given,
                Map.entry("file", file.toString()),
                Map.entry("kind", proof.kind().text()),
                Map.entry("created", proof.created().toString()),
                Map.entry("program", proof.program()),
                Map.entry("collections", proof.collections()),
                Map.entry("documents", proof.documents()),
                Map.entry("ok", true));
        return true;
    }
}
