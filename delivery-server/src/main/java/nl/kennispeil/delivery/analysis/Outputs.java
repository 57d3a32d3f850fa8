package nl.kennispeil.delivery.analysis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.kennispeil.delivery.table.TableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where results go: looked at before the work, which would be done in vain if they cannot be written. */
final class Outputs {

    private static final List<String> OPTIONS =
            List.of("--out", "--report", "--covariance", "--table", "--information");
    private static final String FOLDER = "DIR";

    private Outputs() {}

    /** @throws TableException naming the option whose file or folder cannot be written */
    static void requireWritable(CommandSpec spec) {
        for (String name : OPTIONS) {
            @Nullable OptionSpec option = spec.findOption(name);
            Object value = option == null ? null : option.getValue();
            if (option == null
                    || !(value instanceof Path path)
                    || path.toString().equals("-")) {
                continue;
            }
            if (option.paramLabel().equals(FOLDER)) {
                requireFolder(name + " " + path, path);
            } else {
                requireFile(name + " " + path, path);
                if (name.equals("--report") && spec.name().equals("calibrate")) {
                    Path readable = ReportFile.beside(path);
                    if (readable.equals(path)) {
                        throw new TableException(name + " " + path
                                + ": the readable report takes this name; allowed is another, such as report.json");
                    }
                    requireFile(name + " " + path + " with " + readable, readable);
                }
            }
        }
    }

    private static void requireFile(String what, Path file) {
        if (Files.isDirectory(file)) {
            throw new TableException(what + ": is a folder, allowed is a file");
        }
        Path parent = parent(file);
        if (!Files.exists(parent)) {
            throw new TableException(what + ": the folder " + parent + " does not exist");
        }
        if (!Files.isDirectory(parent)) {
            throw new TableException(what + ": " + parent + " is a file, expected a folder");
        }
        if (!Files.isWritable(Files.exists(file) ? file : parent)) {
            throw new TableException(what + ": there is no permission to write "
                    + (Files.exists(file) ? "this file" : "in the folder " + parent));
        }
    }

    /** A folder that is not there is made, so the nearest one above it counts. */
    private static void requireFolder(String what, Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new TableException(what + ": is a file, allowed is a folder");
        }
        Path there = folder;
        while (!Files.exists(there)) {
            there = parent(there);
        }
        if (!Files.isDirectory(there)) {
            throw new TableException(what + ": " + there + " is a file, expected a folder");
        }
        if (!Files.isWritable(there)) {
            throw new TableException(what + ": there is no permission to write in the folder " + there);
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent != null) {
            return parent;
        }
        Path above = file.toAbsolutePath().getParent();
        return above == null ? file.toAbsolutePath() : above;
    }
}
