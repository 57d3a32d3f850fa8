package nl.kennispeil.bank.exchange.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.kennispeil.bank.exchange.Formats;
import nl.kennispeil.bank.exchange.ItemFile;

/** Runs imports in a folder of a test. */
final class ImportFixture {

    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3};

    final Path folder;
    final Path out;

    ImportFixture(Path folder) {
        this.folder = folder;
        this.out = folder.resolve("out");
    }

    ImportRun.Outcome run(ZipMaker zip) throws IOException {
        return run("pakket.zip", zip.bytes());
    }

    ImportRun.Outcome run(String name, byte[] bytes) throws IOException {
        return ImportRun.run(
                List.of(Files.write(folder.resolve(name), bytes)),
                out,
                Formats.with(List.of()),
                (file, done, total) -> {});
    }

    JsonNode report() throws IOException {
        return new ObjectMapper().readTree(out.resolve("report.json").toFile());
    }

    List<JsonNode> rows() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        report().path("items").forEach(rows::add);
        return rows;
    }

    JsonNode row(String file) throws IOException {
        return rows().stream()
                .filter(each -> each.path("file").asText().equals(file))
                .findFirst()
                .orElseThrow();
    }

    ItemFile item(String name) throws IOException {
        return ItemFile.read(Files.readString(out.resolve(name)));
    }

    /** All files below the folder of the test, but the one handed in. */
    Set<String> left() {
        try (Stream<Path> all = Files.walk(folder)) {
            Set<String> left = new TreeSet<>();
            all.filter(Files::isRegularFile)
                    .map(each -> folder.relativize(each).toString().replace('\\', '/'))
                    .filter(each -> !each.startsWith("pakket"))
                    .forEach(left::add);
            return left;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
