package nl.kennispeil.delivery.items;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code items score}: response processing of imported items. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Computes the outcomes of responses to imported items, as QTI says.",
            "A row that cannot be scored gets an \"error\"; the others go on."
        },
        footer = {
            "",
            "Responses: [{\"identifier\":\"item-1\",\"responses\":{\"RESPONSE\":[\"A\"]}}]. Values are written as QTI writes"
                    + " them: points \"10 20\", pairs \"A B\".",
            "Result: the same list with \"outcomes\"; \"computed\" names those the item does not set itself (MAXSCORE,",
            "derived from its mapping), \"failed\" those that cannot be told and why, \"notes\" what to look at.",
            "A row may have a \"seed\" of its own. Names that an import had to change count under both names.",
            "",
            "Example:",
            "  kennispeil items score imported --responses responses.json --out outcomes.json"
        })
public final class ItemsScoreCommand implements Callable<Integer> {

    /** Largest file of responses that is read, in bytes. */
    static final long MAX_BYTES = 200_000_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(20).build())
            .build());

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder with the files of items import")
    Path items = Path.of(".");

    @Option(names = "--responses", required = true, paramLabel = "FILE", description = "JSON; - for stdin")
    Path responses = Path.of("-");

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides template variables and chance in items that have them; default 0")
    long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "JSON; default stdout")
    Path out = Path.of("-");

    @Override
    public Integer call() throws IOException {
        CommandSpec given = given();
        if (!Files.isDirectory(items)) {
            throw wrong("DIR " + items + ": is no folder, allowed is a folder with the files of items import");
        }
        Path parent = out.toAbsolutePath().getParent();
        if (!isDash(out) && (Files.isDirectory(out) || parent == null || !Files.isDirectory(parent))) {
            throw wrong("--out " + out + ": cannot be written, allowed is a file in a folder that is there");
        }
        ItemFolder folder = ItemFolder.read(items);
        folder.refusals().forEach(this::say);
        ScoreRows rows = new ScoreRows(folder, seed);
        ArrayNode result = rows.score(responses());
        String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n";
        if (isDash(out)) {
            given.commandLine().getOut().print(json);
            given.commandLine().getOut().flush();
        } else {
            Files.writeString(out, json, StandardCharsets.UTF_8);
        }
        say(result.size() + " rows scored against " + folder.size() + " items, " + rows.errors() + " with an error");
        return 0;
    }

    private JsonNode responses() throws IOException {
        if (!isDash(responses) && !Files.isRegularFile(responses)) {
            throw wrong("--responses " + responses + ": there is no such file");
        }
        byte[] bytes;
        try (InputStream in = isDash(responses) ? System.in : Files.newInputStream(responses)) {
            bytes = in.readNBytes((int) MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw wrong("--responses " + responses + ": more than " + MAX_BYTES + " bytes");
        }
        try {
            JsonNode rows = JSON.readTree(bytes);
            if (!rows.isArray()) {
                throw new IllegalArgumentException("--responses " + responses + ": allowed is a list of rows");
            }
            return rows;
        } catch (JsonProcessingException broken) {
            // The parser quotes its input, which holds answers.
            throw new IllegalArgumentException("--responses " + responses + ": is no JSON, line "
                    + (broken.getLocation() == null ? 0 : broken.getLocation().getLineNr()));
        }
    }

    private static boolean isDash(Path path) {
        return path.toString().equals("-");
    }

    private void say(String line) {
        given().commandLine().getErr().println("score: " + line);
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
