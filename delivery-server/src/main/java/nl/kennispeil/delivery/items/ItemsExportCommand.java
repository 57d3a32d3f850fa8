package nl.kennispeil.delivery.items;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.exchange.pack.ExportPackage;
import nl.kennispeil.bank.exchange.pack.SchemaCheck;
import nl.kennispeil.bank.exchange.qti.QtiWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code items export}: canonical files as a QTI package. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes imported items as one QTI package, with their stimuli, media and a manifest.",
            "What the version cannot say is told for each item."
        },
        footer = {"", "Example:", "  kennispeil items export imported --format qti3 --out package.zip"})
public final class ItemsExportCommand implements Callable<Integer> {

    private static final long MAX_BYTES = 20_000_000;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder with the files of items import")
    Path items = Path.of(".");

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "qti3 or qti22")
    String format = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Zip file")
    Path out = Path.of("package.zip");

    @Option(
            names = "--schemas",
            paramLabel = "DIR",
            description = "Folder with the published schemas: what is written is held against them; nothing is fetched")
    @Nullable
    Path schemas;

    @Override
    public Integer call() throws IOException {
        QtiWriter.Target target = switch (format.toLowerCase(Locale.ROOT)) {
            case "qti3" -> QtiWriter.Target.QTI3;
            case "qti22" -> QtiWriter.Target.QTI22;
            default -> throw wrong("--format " + format + ": allowed is qti3 or qti22");
        };
        if (!Files.isDirectory(items)) {
            throw wrong("DIR " + items + ": is no folder, allowed is a folder with the files of items import");
        }
        Path parent = out.toAbsolutePath().getParent();
        if (Files.isDirectory(out) || parent == null || !Files.isDirectory(parent)) {
            throw wrong("--out " + out + ": cannot be written, allowed is a file in a folder that is there");
        }
        if (schemas != null && !Files.isDirectory(schemas)) {
            throw wrong("--schemas " + schemas + ": is no folder");
        }
        SchemaCheck check = schemas == null ? null : check(schemas, target);
        List<ItemFile> read = read();
        if (read.isEmpty()) {
            say("no item in " + items);
            return 1;
        }
        Map<String, String> beside = new TreeMap<>();
        List<ExportPackage.Exported> exported = ExportPackage.write(read, out, target, this::media, beside);
        int invalid = 0;
        for (int i = 0; i < exported.size(); i++) {
            ExportPackage.Exported each = exported.get(i);
            String name = read.get(i).identifier();
            each.left().forEach(left -> say(name + ": " + left));
            if (!read.get(i).repairs().isEmpty()) {
                say(name + ": waits for repair: " + read.get(i).repairs().get(0));
            }
            if (check != null) {
                invalid += valid(check, name, each.xml()) ? 0 : 1;
            }
        }
        long waiting = read.stream().filter(each -> !each.repairs().isEmpty()).count();
        int others = 0;
        for (Map.Entry<String, String> each : beside.entrySet()) {
            others += check == null || checked(check, each.getKey(), each.getValue()) ? 0 : 1;
        }
        say(exported.size() + " items written to " + out
                + (waiting == 0 ? "" : "; " + waiting + " wait for repair, and the package says so")
                + (check == null ? "" : "; " + invalid + " are not valid"));
        return invalid + others == 0 ? 0 : 1;
    }

    private SchemaCheck check(Path folder, QtiWriter.Target target) throws IOException {
        try {
            SchemaCheck check = new SchemaCheck(folder);
            check.expect(target);
            return check;
        } catch (IllegalArgumentException lacking) {
            throw wrong(String.valueOf(lacking.getMessage()));
        }
    }

    private boolean valid(SchemaCheck check, String name, String xml) throws IOException {
        List<String> faults = check.faults(xml);
        faults.forEach(fault -> say(name + ": not valid: " + fault));
        return faults.isEmpty();
    }

    /** Stimuli and manifest have schemas of their own, which a folder may lack: then that is said. */
    private boolean checked(SchemaCheck check, String path, String xml) throws IOException {
        try {
            return valid(check, path, xml);
        } catch (IllegalArgumentException noSchema) {
            say(path + ": not checked: " + noSchema.getMessage());
            return true;
        }
    }

    private List<ItemFile> read() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(items)) {
            files = all.filter(each -> each.toString().endsWith(".json"))
                    .filter(each -> !each.endsWith("report.json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        List<ItemFile> read = new ArrayList<>();
        for (Path file : files) {
            try {
                if (Files.size(file) > MAX_BYTES) {
                    throw new IllegalArgumentException("more than " + MAX_BYTES + " bytes");
                }
                read.add(ItemFile.read(Files.readString(file)));
            } catch (IllegalArgumentException | CharacterCodingException wrong) {
                say(file.getFileName() + ": " + wrong.getMessage() + "; left out");
            }
        }
        return read;
    }

    private Optional<byte[]> media(String name) throws IOException {
        Path file = items.resolve("media").resolve(name);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private void say(String line) {
        given().commandLine().getErr().println("export: " + line);
        given().commandLine().getErr().flush();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(given().commandLine(), message);
    }

    private CommandSpec given() {
        if (spec == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        return spec;
    }
}
