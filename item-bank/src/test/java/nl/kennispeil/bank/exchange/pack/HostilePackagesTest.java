package nl.kennispeil.bank.exchange.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import nl.kennispeil.bank.exchange.qti.QtiSamples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each is refused with a reason and leaves its report only. */
class HostilePackagesTest {

    @TempDir
    Path folder;

    ImportFixture fixture = new ImportFixture(Path.of("."));

    @BeforeEach
    void fixture() {
        fixture = new ImportFixture(folder);
    }

    static Stream<Arguments> wholes() {
        return Stream.of(
                Arguments.of("slip", good().add("../../evil.xml", "<a/>"), "leads out of the package"),
                Arguments.of("slip inside", good().add("a/../../evil.xml", "<a/>"), "leads out of the package"),
                Arguments.of(
                        "slip with backslashes", good().add("..\\..\\evil.xml", "<a/>"), "leads out of the package"),
                Arguments.of("absolute", good().add("/etc/evil.xml", "<a/>"), "is absolute"),
                Arguments.of("drive", good().add("C:\\evil.xml", "<a/>"), "is absolute"),
                Arguments.of("NUL", good().add("a\0.xml", "<a/>"), "characters that no name has"),
                Arguments.of("line", good().add("a\n.xml", "<a/>"), "characters that no name has"),
                Arguments.of("long name", good().add("a".repeat(600), "<a/>"), "a name of 600 characters"),
                Arguments.of("double", good().add("item.xml", "<a/>"), "two files of the archive are called"),
                Arguments.of(
                        "double but for the slash",
                        good().add("a/b.xml", "<a/>").add("a\\b.xml", "<a/>"),
                        "two files"),
                Arguments.of("link", good().link("passwd", "/etc/passwd"), "is a link"),
                Arguments.of("encrypted", good().encrypted("secret.xml"), "is encrypted"),
                Arguments.of(
                        "1 GB as declared",
                        good().lying("film.mp4", new byte[100], 1_000_000_000L),
                        "says it is 1000000000 bytes"),
                Arguments.of("bomb", good().add("film.mp4", new byte[60_000_000]), "times its size"),
                Arguments.of(
                        "bomb that hides its size",
                        good().lying("film.mp4", new byte[60_000_000], 5),
                        "times its size"),
                Arguments.of("overlapping", good().again("second.xml"), "shares its bytes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholes")
    void aPackageThatNoHonestMakerMakesIsRefusedWhole(String name, ZipMaker zip, String reason) throws IOException {
        ImportRun.Outcome outcome = fixture.run(zip);
        assertThat(outcome.imported()).isZero();
        assertThat(fixture.rows()).singleElement().satisfies(row -> {
            assertThat(row.path("status").asText()).isEqualTo("refused");
            assertThat(row.path("reason").asText()).contains(reason);
        });
        assertThat(fixture.left()).containsExactly("out/report.json");
    }

    @Test
    void moreFilesThanAllowedAreRefused() throws IOException {
        ZipMaker zip = good();
        for (int i = 0; i <= Bundle.MAX_FILES; i++) {
            zip.add("f" + i, "");
        }
        fixture.run(zip);
        assertThat(fixture.rows().get(0).path("reason").asText()).contains("allowed are 20000");
        assertThat(fixture.left()).containsExactly("out/report.json");
    }

    @Test
    void anArchiveThatIsCutShortIsRefused() throws IOException {
        byte[] whole = good().bytes();
        fixture.run("pakket.zip", Arrays.copyOf(whole, whole.length - 30));
        assertThat(fixture.rows().get(0).path("reason").asText()).contains("is cut short");
    }

    @Test
    void aFileDamagedInTheArchiveRefusesItselfOnly() throws IOException {
        byte[] bytes = new ZipMaker()
                .add("bad.xml", QtiSamples.choice())
                .add("item.xml", QtiSamples.choice())
                .bytes();
        bytes[60] ^= 0x55;
        ImportRun.Outcome outcome = fixture.run("pakket.zip", bytes);
        assertThat(outcome.imported()).isEqualTo(1);
        assertThat(fixture.row("pakket.zip/bad.xml").path("reason").asText()).contains("damaged");
    }

    static Stream<Arguments> items() {
        return Stream.of(
                Arguments.of(
                        "external entity",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + QtiSamples.choice(),
                        "external entity"),
                Arguments.of(
                        "billion laughs",
                        "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'><!ENTITY c '&b;&b;'>]>" + QtiSamples.choice(),
                        "holds markup or other entities"),
                Arguments.of(
                        "script", QtiSamples.choice().replace("<p>Stam</p>", "<script>x()</script>"), "active content"),
                Arguments.of("deep", "<a>".repeat(5_000), "nested deeper"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("items")
    void aHostileItemIsRefusedAndItsNeighbourComesIn(String name, String xml, String reason) throws IOException {
        ImportRun.Outcome outcome =
                fixture.run(new ZipMaker().add("evil.xml", xml).add("item.xml", QtiSamples.choice()));
        assertThat(outcome.imported()).isEqualTo(1);
        assertThat(fixture.row("pakket.zip/evil.xml").path("reason").asText()).contains(reason);
        assertThat(fixture.left()).containsExactly("out/i1.json", "out/report.json", "out/source/pakket.zip/item.xml");
    }

    @Test
    void remotePicturesAreNotFetchedAndStandInTheRepair() throws IOException {
        String xml = QtiSamples.choice()
                .replace("<p>Stam</p>", "<p>Stam <img src='http://nowhere.invalid/p.png' alt='p'/></p>");
        fixture.run(new ZipMaker().add("item.xml", xml));
        assertThat(fixture.rows().get(0).path("repairs").toString()).contains("was not fetched");
        assertThat(fixture.item("i1.json")
                        .content()
                        .root()
                        .descendants("img")
                        .get(0)
                        .attributes())
                .doesNotContainKey("src")
                .containsEntry("data-source", "http://nowhere.invalid/p.png");
    }

    @Test
    void aDrawingWithAScriptIsNotLetIn() throws IOException {
        String xml = QtiSamples.choice().replace("<p>Stam</p>", "<p>Stam <img src='d.svg' alt='d'/></p>");
        String svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>";
        fixture.run(new ZipMaker().add("item.xml", xml).add("d.svg", svg));
        assertThat(fixture.rows().get(0).path("repairs").toString()).contains("d.svg is refused");
        assertThat(fixture.left()).noneMatch(each -> each.startsWith("out/media"));
    }

    @Test
    void aPageThatSaysItIsAPictureIsNotLetIn() throws IOException {
        String xml = QtiSamples.choice().replace("<p>Stam</p>", "<p>Stam <img src='d.png' alt='d'/></p>");
        fixture.run(new ZipMaker().add("item.xml", xml).add("d.png", "<html><script>x()</script></html>"));
        assertThat(fixture.rows().get(0).path("repairs").toString()).contains("of no type that is shown");
        assertThat(fixture.left()).noneMatch(each -> each.startsWith("out/media"));
    }

    @Test
    void anArchiveInAPackageIsNotOpened() throws IOException {
        fixture.run(new ZipMaker().add("item.xml", QtiSamples.choice()).add("more.zip", good().bytes()));
        assertThat(fixture.row("pakket.zip/more.zip").path("reason").asText()).contains("is not opened");
        assertThat(fixture.row("pakket.zip/item.xml").path("status").asText()).isEqualTo("imported");
    }

    private static ZipMaker good() {
        return new ZipMaker().add("item.xml", QtiSamples.choice());
    }
}
