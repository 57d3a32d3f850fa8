package nl.kennispeil.bank.exchange.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.kennispeil.bank.exchange.qti.QtiSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What honest makers make that is not as it should be: it comes in, or it alone is refused. */
class OddPackagesTest {

    @TempDir
    Path folder;

    private ImportFixture fixture() {
        return new ImportFixture(folder);
    }

    @Test
    void namesThatDifferInCapitalsOnlyRefuseTheSecondOnly() throws IOException {
        ImportFixture fixture = fixture();
        fixture.run(new ZipMaker()
                .add("Item.xml", item("een", ""))
                .add("item.xml", item("twee", ""))
                .add("b.xml", item("drie", "")));
        assertThat(fixture.row("pakket.zip/Item.xml").path("status").asText()).isEqualTo("imported");
        assertThat(fixture.row("pakket.zip/item.xml").path("reason").asText()).contains("capitals only");
        assertThat(fixture.row("pakket.zip/b.xml").path("status").asText()).isEqualTo("imported");
    }

    @Test
    void whatMacosAndWindowsLeaveInAnArchiveIsNoItem() throws IOException {
        ImportFixture fixture = fixture();
        byte[] fork = {0, 5, 22, 7};
        fixture.run(new ZipMaker()
                .add("a.xml", item("een", ""))
                .add("__MACOSX/._a.xml", fork)
                .add("sub/._b.xml", fork)
                .add(".DS_Store", fork)
                .add("Thumbs.db", fork));
        assertThat(fixture.rows())
                .singleElement()
                .extracting(each -> each.path("status").asText())
                .isEqualTo("imported");
    }

    @Test
    void aNameWithItsAccentsApartIsTheSameName() throws IOException {
        ImportFixture fixture = fixture();
        fixture.run(new ZipMaker()
                .add("a.xml", item("een", "<p><img src='caf\u00e9.png' alt='p'/></p>"))
                .add("cafe\u0301.png", ImportFixture.PNG));
        JsonNode row = fixture.rows().get(0);
        assertThat(row.path("repairs")).isEmpty();
        assertThat(row.path("notes").toString()).contains("was found as");
    }

    @Test
    void aManifestThatWritesANameWithOtherCapitalsMeansThatFile() throws IOException {
        ImportFixture fixture = fixture();
        fixture.run(new ZipMaker()
                .add(
                        "imsmanifest.xml",
                        "<manifest xmlns='http://www.imsglobal.org/xsd/imscp_v1p1' identifier='M'><metadata/><organizations/>"
                                + "<resources><resource identifier='R' type='imsqti_item_xmlv2p2' href='ITEMS/A.xml'><file href='ITEMS/A.xml'/></resource></resources></manifest>")
                .add("items/a.xml", item("een", "")));
        assertThat(fixture.rows())
                .singleElement()
                .extracting(each -> each.path("status").asText())
                .isEqualTo("imported");
    }

    @Test
    void aPackageWithoutItemsSaysSo() throws IOException {
        ImportFixture fixture = fixture();
        fixture.run(new ZipMaker().add("p.png", ImportFixture.PNG));
        assertThat(fixture.rows())
                .singleElement()
                .extracting(each -> each.path("reason").asText())
                .isEqualTo("holds no item or test that is read");
    }

    @Test
    void aPackageInAFolderWithEscapedNamesAndSpacesComesInWhole() throws IOException {
        ImportFixture fixture = fixture();
        fixture.run(new ZipMaker()
                .add(
                        "pak/imsmanifest.xml",
                        "<manifest xmlns='http://www.imsglobal.org/xsd/imscp_v1p1' identifier='M'><metadata/><organizations/>"
                                + "<resources><resource identifier='R' type='imsqti_item_xmlv2p2' href='een%20twee/%C3%A9.xml'><file href='een%20twee/%C3%A9.xml'/></resource></resources></manifest>")
                .add(
                        "pak/een twee/\u00e9.xml",
                        item("een", "<p><img src='../beeld/mijn%20plaat%20%231.png' alt='p'/></p>"))
                .add("pak/beeld/mijn plaat #1.png", ImportFixture.PNG));
        JsonNode row = fixture.rows().get(0);
        assertThat(row.path("status").asText()).isEqualTo("imported");
        assertThat(row.path("repairs")).isEmpty();
    }

    @Test
    void anArchiveOfTheLargeKindComesInAndItsSizesCount() throws IOException {
        ImportFixture fixture = fixture();
        ZipMaker zip = new ZipMaker().add("a.xml", item("een", "")).add("b.xml", item("twee", ""));
        fixture.run("pakket.zip", zip.large(-1));
        assertThat(fixture.rows())
                .hasSize(2)
                .allMatch(each -> each.path("status").asText().equals("imported"));
        fixture.run("pakket.zip", zip.large(Long.MAX_VALUE));
        assertThat(fixture.rows())
                .singleElement()
                .extracting(each -> each.path("reason").asText())
                .asString()
                .contains("allowed are");
    }

    @Test
    void anArchiveThatTellsSizesAfterItsFilesComesIn() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("map/"));
            zip.putNextEntry(new ZipEntry("map/a.xml"));
            zip.write(item("een", "").getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        ImportFixture fixture = fixture();
        fixture.run("pakket.zip", bytes.toByteArray());
        assertThat(fixture.row("pakket.zip/map/a.xml").path("status").asText()).isEqualTo("imported");
    }

    @ParameterizedTest
    @CsvSource({"windows-1252,windows-1252", "ISO-8859-1,ISO-8859-1", "UTF-8,UTF-16LE"})
    void aFileIsReadAsItsBytesSay(String declared, String written) throws IOException {
        String xml = "<?xml version='1.0' encoding='" + declared + "'?>" + item("een", "<p>caf\u00e9</p>");
        ImportFixture fixture = fixture();
        byte[] text = (written.startsWith("UTF-16") ? "\uFEFF" + xml : xml).getBytes(Charset.forName(written));
        fixture.run("pakket.xml", text);
        assertThat(fixture.item("een.json").content().root().text()).contains("caf\u00e9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div><iframe src='http://x.test/'/></div>",
                "<div><embed src='x.swf'/></div>",
                "<p><a href=' jaVa&#9;script:x()'>x</a></p>",
                "<p><a href='data:text/html,x'>x</a></p>",
                "<p><math xmlns='http://www.w3.org/1998/Math/MathML'><maction href='javascript:x()'><mi>x</mi></maction></math></p>"
            })
    void whatActsIsRefusedAndNothingOfItIsLeft(String body) throws IOException {
        ImportFixture fixture = fixture();
        fixture.run("pakket.xml", item("een", body).getBytes(StandardCharsets.UTF_8));
        assertThat(fixture.rows().get(0).path("status").asText()).isEqualTo("refused");
        assertThat(fixture.left()).containsExactly("out/report.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style='background:url(http://x.test/p.png)'>x</p>",
                "<div><style>@import url(http://x.test)</style>x</div>",
                "<div><link rel='stylesheet' href='http://x.test/'/><base href='http://x.test/'/>x</div>",
                "<div><form action='http://x.test/'><input name='a'/><button>x</button></form></div>",
                "<div><object data='http://x.test/x.html' type='text/html'>x</object></div>",
                "<p><svg xmlns='http://www.w3.org/2000/svg' xmlns:l='http://www.w3.org/1999/xlink'><image l:href='http://x.test/p.png'/></svg></p>"
            })
    void whatReachesOutIsLeftOutAndSaid(String body) throws IOException {
        ImportFixture fixture = fixture();
        fixture.run("pakket.xml", item("een", body).getBytes(StandardCharsets.UTF_8));
        JsonNode row = fixture.rows().get(0);
        assertThat(row.path("status").asText()).isEqualTo("imported");
        assertThat(row.path("repairs").size() + row.path("notes").size()).isPositive();
        assertThat(fixture.item("een.json").content().root().walk())
                .noneMatch(each -> each.attributes().entrySet().stream()
                        .anyMatch(attribute -> attribute.getValue().contains("x.test")
                                && !attribute.getKey().startsWith("data-")));
    }

    private static String item(String identifier, String body) {
        return QtiSamples.choice()
                .replace("identifier='i1'", "identifier='" + identifier + "'")
                .replace("<p>Stam</p>", body.isEmpty() ? "<p>Stam</p>" : body);
    }
}
