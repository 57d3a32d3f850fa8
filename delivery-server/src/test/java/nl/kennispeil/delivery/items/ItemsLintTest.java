package nl.kennispeil.delivery.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Markup;
import nl.kennispeil.bank.icpc.IcpcCode;
import nl.kennispeil.bank.lint.Lint;
import nl.kennispeil.bank.lint.Severity;
import nl.kennispeil.bank.prose.Written;
import nl.kennispeil.delivery.text.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ItemsLintTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        item(
                "ONE",
                Written.choice(
                        "nl",
                        "A",
                        "Een man is moe.",
                        "Wat is niet juist?",
                        "altijd rust geven",
                        "bloed laten prikken",
                        "wachten"));
        item(
                "TWO",
                Written.choice("nl", "A", "Een vrouw hoest.", "Wat doet u?", "niets doen", "foto maken", "wachten"));
        Files.writeString(folder.resolve("report.json"), "{\"imported\":2}");
    }

    @Test
    void remarksArePrintedInTheLanguageAskedForAndEndWell() {
        assertThat(run(folder.toString(), "--lang", "en")).isZero();
        assertThat(out.toString())
                .contains("“altijd” in option A is absolute")
                .contains("The question is negative (“niet”)")
                .contains("2 items read, 0 refused")
                .doesNotContain("⟦");
    }

    @Test
    void theFileHoldsEveryRemarkWithItsPlace() throws IOException {
        Path file = folder.resolve("out/lint.json");
        assertThat(run(folder.toString(), "--out", file.toString(), "--strict")).isEqualTo(1);
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.at("/items/0/identifier").asText()).isEqualTo("ONE");
        JsonNode finding = report.at("/items/0/findings/0");
        assertThat(finding.path("rule").asText()).isEqualTo("absolute-word");
        assertThat(finding.path("severity").asText()).isEqualTo("warning");
        assertThat(finding.path("passage").asText()).isEqualTo("altijd");
        assertThat(finding.at("/place/part").asText()).isEqualTo("A");
        assertThat(finding.path("message").asText()).contains("altijd");
        assertThat(report.at("/summary/negative-stem").asInt()).isEqualTo(1);
    }

    @Test
    void aBadFileIsRefusedAndItsNeighboursAreReadAllTheSame() throws IOException {
        Files.writeString(
                folder.resolve("bad.json"), "{\"format\":\"kennispeil-item/1\",\"identifier\":\"X\",\"item\":[\"p\"]}");
        Files.writeString(folder.resolve("broken.json"), "{");
        assertThat(run(folder.toString())).isZero();
        assertThat(err.toString()).contains("refused bad.json").contains("refused broken.json");
        assertThat(out.toString()).contains("2 vragen gelezen, 2 geweigerd");
    }

    @Test
    void aFolderThatIsNotThereIsWrongUsageAndAnEmptyOneFails() throws IOException {
        assertThat(run(folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run(Files.createDirectory(folder.resolve("empty")).toString()))
                .isEqualTo(1);
        assertThat(run(folder.toString(), "--lang", "fr")).isEqualTo(2);
    }

    @Test
    void everyRuleSeverityAndFaultHasWords() {
        Set<String> keys = new TreeSet<>(Lint.rules());
        for (Severity each : Severity.values()) {
            keys.add("severity." + each.name().toLowerCase(Locale.ROOT));
        }
        Words.exist("lint.", keys);
        Set<String> faults = new TreeSet<>();
        for (IcpcCode.Fault each : IcpcCode.Fault.values()) {
            faults.add(each.key());
        }
        Words.exist("", faults);
    }

    @Test
    void aSourceThatAnImportNamesIsASource() throws IOException {
        ItemContent item = Written.choice("nl", "A", "Een man is moe.", "Wat doet u?", "een", "twee", "drie");
        Files.createDirectories(folder.resolve("bron"));
        for (String metadata : List.of("{}", "{\"source\":\"NHG-Standaard Anemie\"}")) {
            out.getBuffer().setLength(0);
            Files.writeString(
                    folder.resolve("bron/een.json"),
                    "{\"format\":\"kennispeil-item/1\",\"identifier\":\"een\",\"metadata\":" + metadata + ",\"item\":"
                            + Markup.write(item.root()) + "}");
            Path file = folder.resolve("bron/uit/opmerkingen.json");
            Files.createDirectories(file.getParent());
            run(folder.resolve("bron").toString(), "--out", file.toString());
            assertThat(Files.readString(file).contains("reference-missing")).isEqualTo(metadata.equals("{}"));
        }
    }

    private int run(String... arguments) {
        return new CommandLine(new ItemsLintCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private void item(String identifier, ItemContent item) throws IOException {
        Files.writeString(
                folder.resolve(identifier + ".json"),
                "{\"format\":\"kennispeil-item/1\",\"identifier\":\"" + identifier + "\",\"item\":"
                        + Markup.write(item.root()) + "}");
    }
}
