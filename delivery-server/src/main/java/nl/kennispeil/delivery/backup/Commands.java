package nl.kennispeil.delivery.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.kennispeil.delivery.secret.SecretException;
import nl.kennispeil.delivery.serve.Where;
import nl.kennispeil.delivery.store.StoreException;
import nl.kennispeil.delivery.vault.VaultException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands of this package say, and where. */
final class Commands {

    private Commands() {}

    /** A run that may fail with a message for the operator. */
    @FunctionalInterface
    interface Run {
        int run() throws IOException;
    }

    static int run(CommandSpec spec, Run run) {
        try {
            return run.run();
        } catch (Where.NothingThere e) {
            note(spec, spec.qualifiedName(" ") + ": " + e.getMessage());
            return 2;
        } catch (BackupException | StoreException | SecretException | VaultException | IllegalArgumentException e) {
            note(spec, spec.qualifiedName(" ") + ": " + e.getMessage());
        } catch (IOException e) {
            note(spec, spec.qualifiedName(" ") + ": " + e);
        }
        return 1;
    }

    /** A line for people, on standard error. */
    static void note(CommandSpec spec, String text) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(text);
        err.flush();
    }

    /** A line of JSON for programs, on standard output. */
    @SafeVarargs
    static void print(CommandSpec spec, Map.Entry<String, ?>... fields) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Map.Entry<String, ?> field : fields) {
            object.put(field.getKey(), field.getValue());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Contents.JSON.writeValueAsString(object));
        out.flush();
    }

    static String program() {
        String version = Commands.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    static CommandSpec given(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        return spec;
    }

    /** Where the backup key belongs: beside the server's secret. */
    static Path keyFile(Where where) throws IOException {
        return where.backupKeyFile();
    }

    static Path required(@Nullable Path path) {
        if (path == null) {
            throw new IllegalStateException("checked before");
        }
        return path;
    }
}
