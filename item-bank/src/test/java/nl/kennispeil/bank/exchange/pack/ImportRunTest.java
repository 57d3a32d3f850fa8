package nl.kennispeil.bank.exchange.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.kennispeil.bank.exchange.Formats;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.gift.GiftFormat;
import nl.kennispeil.bank.exchange.qti.PublishedCheck;
import nl.kennispeil.bank.exchange.qti.QtiSamples;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;
import nl.kennispeil.bank.exchange.table.TableFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportRunTest {

    @TempDir
    Path folder;

    ImportFixture fixture = new ImportFixture(Path.of("."));

    @BeforeEach
    void fixture() {
        fixture = new ImportFixture(folder);
    }

    @Test
    void aPackageLeavesItemsMediaSourcesTestsAndAReport() throws IOException {
        ImportRun.Outcome outcome = fixture.run(whole());
        assertThat(outcome).isEqualTo(new ImportRun.Outcome(2, 0, 0, false));
        ItemFile item = fixture.item("i1.json");
        String picture = MediaShelf.sha256(ImportFixture.PNG) + ".png";
        assertThat(item.content().root().descendants("img").get(0).attribute("src"))
                .hasValue(picture);
        assertThat(item.media()).containsEntry("media/p.png", picture);
        assertThat(Files.readAllBytes(fixture.out.resolve("media").resolve(picture)))
                .isEqualTo(ImportFixture.PNG);
        assertThat(item.source().format()).isEqualTo("qti22");
        assertThat(Files.readString(fixture.out.resolve(item.source().kept()))).isEqualTo(withPicture());
        assertThat(item.stimuli())
                .hasEntrySatisfying("S", each -> assertThat(each.text()).isEqualTo("Casus"));
        JsonNode row = fixture.row("pakket.zip/items/a.xml");
        assertThat(row.path("interactions").toString()).isEqualTo("[\"choiceInteraction\"]");
        assertThat(row.path("scorable").asBoolean()).isTrue();
        assertThat(row.path("canonical").asText()).isEqualTo("i1.json");
    }

    @Test
    void aTestSaysWhatOfItWasUnderstood() throws IOException {
        fixture.run(whole());
        JsonNode test =
                new ObjectMapper().readTree(fixture.out.resolve("tests/T1.json").toFile());
        JsonNode section = test.at("/parts/0/members/0");
        assertThat(section.path("shuffle").asBoolean()).isTrue();
        assertThat(section.path("select").asText()).isEqualTo("1");
        assertThat(section.at("/members/0/canonical").asText()).isEqualTo("i1.json");
        assertThat(section.at("/members/0/weights/W").asText()).isEqualTo("2.0");
        assertThat(test.at("/parts/0/maxSeconds").asText()).isEqualTo("3600");
        assertThat(test.path("unsupported").toString()).contains("branchRule");
        assertThat(fixture.report().at("/tests/0/items").asInt()).isEqualTo(2);
    }

    @Test
    void twoItemsOfOneIdentifierAreTwoFiles() throws IOException {
        fixture.run(new ZipMaker().add("a.xml", QtiSamples.choice()).add("b.xml", QtiSamples.choice()));
        assertThat(fixture.left()).contains("out/i1.json", "out/i1-2.json");
    }

    @Test
    void aFolderHoldsFilesOfSeveralFormats() throws IOException {
        Path given = Files.createDirectory(folder.resolve("gegeven"));
        Files.writeString(given.resolve("a.xml"), QtiSamples.choice());
        Files.writeString(given.resolve("b.gift"), "::Een:: Welke kleur? {=rood ~blauw}");
        Files.writeString(given.resolve("c.xml"), "::Twee:: geen XML {=ja ~nee}");
        Files.writeString(given.resolve("moodle.txt"), "// question: 7\n::Drie:: Welke dag? {=ma ~di}\n");
        Files.writeString(given.resolve("lees-mij.txt"), "Over de vragen {= zie hieronder}.\n");

        ImportRun.Outcome outcome = ImportRun.run(
                List.of(given),
                folder.resolve("binnen"),
                Formats.with(List.of(new GiftFormat())),
                (file, done, total) -> {});

        assertThat(outcome).isEqualTo(new ImportRun.Outcome(3, 0, 1, false));
    }

    @Test
    void tablesInAFolderOrPackageAreReadWhenTheyHoldItems() throws IOException {
        String items = "vraag;optie A;optie B;sleutel;kleur\nWelke?;a;b;A;\n";
        Path given = Files.createDirectory(folder.resolve("gegeven"));
        Files.writeString(given.resolve("vragen.csv"), items);
        Files.writeString(given.resolve("namen.csv"), "nummer;type\n1;x\n");
        Files.write(given.resolve("vragen.docx"), word("vraag", "Wat?", "type", "open"));
        Files.writeString(given.resolve("brief.docx"), "geen Word");
        Path zip = folder.resolve("pakket.zip");
        Files.write(
                zip,
                new ZipMaker()
                        .add("los.csv", items)
                        .add("bijlage.csv", items)
                        .add("a.xml", QtiSamples.choice())
                        .add(
                                "imsmanifest.xml",
                                "<manifest><resources><resource identifier='R' type='imsqti_item_xmlv2p2' href='a.xml'>"
                                        + "<file href='a.xml'/><file href='bijlage.csv'/></resource></resources></manifest>")
                        .bytes());

        Path out = folder.resolve("binnen");
        ImportRun.Outcome outcome = ImportRun.run(
                List.of(given, zip), out, Formats.with(List.of(new TableFormat())), (file, done, total) -> {});

        assertThat(outcome).isEqualTo(new ImportRun.Outcome(4, 0, 0, false));
        JsonNode files =
                new ObjectMapper().readTree(out.resolve("report.json").toFile()).path("files");
        assertThat(files)
                .extracting(each ->
                        each.path("file").asText() + ": " + each.path("what").asText())
                .satisfiesExactlyInAnyOrder(
                        each -> assertThat(each).isEqualTo("gegeven/brief.docx: no table of items"),
                        each -> assertThat(each).isEqualTo("gegeven/namen.csv: no table of items"),
                        each -> assertThat(each)
                                .startsWith(
                                        "gegeven/vragen.csv: line 1: column 5, \"kleur\", is not read: allowed are"),
                        each -> assertThat(each).startsWith("pakket.zip/los.csv: line 1: column 5, \"kleur\", is"),
                        each -> assertThat(each)
                                .isEqualTo(
                                        "pakket.zip/bijlage.csv: a table of items that the manifest names as material:"
                                                + " hand it in by itself"));
    }

    /** A Word document with one item: headings, each with what stands beside it. */
    private static byte[] word(String... cells) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < cells.length; i += 2) {
            rows.append("<w:tr>");
            for (String each : List.of(cells[i], cells[i + 1])) {
                rows.append("<w:tc><w:p><w:r><w:t>").append(each).append("</w:t></w:r></w:p></w:tc>");
            }
            rows.append("</w:tr>");
        }
        return new ZipMaker()
                .add("[Content_Types].xml", "")
                .add(
                        "word/document.xml",
                        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                                + "<w:tbl>" + rows + "</w:tbl></w:body></w:document>")
                .bytes();
    }

    @Test
    void anItemThatIsCalledReportDoesNotReplaceIt() throws IOException {
        fixture.run(new ZipMaker().add("a.xml", QtiSamples.choice().replace("'i1'", "'report'")));
        assertThat(fixture.left()).contains("out/report.json", "out/report-2.json");
    }

    @Test
    void aWrongManifestIsSaidPerItemAndItsNeighboursComeIn() throws IOException {
        String manifest = "<manifest xmlns='http://www.imsglobal.org/xsd/imscp_v1p1'><resources>"
                + "<resource identifier='R1' type='imsqti_item_xmlv2p2' href='there.xml'><file href='there.xml'/></resource>"
                + "<resource identifier='R2' type='imsqti_item_xmlv2p2' href='gone.xml'/>"
                + "<resource identifier='R3' type='imsqti_item_xmlv2p2' href='../../etc/passwd'/>"
                + "<resource identifier='R4' type='imsqti_item_xmlv2p2' href='http://nowhere.invalid/i.xml'/>"
                + "<resource identifier='R5' type='imsqti_item_xmlv2p2' href='other.xml'/></resources></manifest>";
        fixture.run(new ZipMaker()
                .add("imsmanifest.xml", manifest)
                .add("there.xml", QtiSamples.choice())
                .add("other.xml", "<html/>")
                .add("hidden.xml", QtiSamples.choice().replace("'i1'", "'i2'")));
        assertThat(fixture.row("pakket.zip/there.xml").path("status").asText()).isEqualTo("imported");
        assertThat(fixture.row("pakket.zip/gone.xml").path("reason").asText()).contains("not in the package");
        assertThat(fixture.row("pakket.zip/../../etc/passwd").path("reason").asText())
                .contains("outside the package");
        assertThat(fixture.row("pakket.zip/http://nowhere.invalid/i.xml")
                        .path("reason")
                        .asText())
                .contains("outside the package");
        assertThat(fixture.row("pakket.zip/other.xml").path("reason").asText()).contains("it is <html>");
        assertThat(fixture.row("pakket.zip/hidden.xml").path("notes").toString())
                .contains("does not name this file");
    }

    @Test
    void aMissingPictureIsForRepair() throws IOException {
        fixture.run(new ZipMaker().add("items/a.xml", withPicture()));
        assertThat(fixture.rows().get(0).path("repairs").toString()).contains("media/p.png");
    }

    @Test
    void aPictureWrittenInTheItemComesAlong() throws IOException {
        String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(ImportFixture.PNG);
        fixture.run(new ZipMaker()
                .add(
                        "a.xml",
                        QtiSamples.choice().replace("<p>Stam</p>", "<p>Stam <img src='" + data + "' alt='p'/></p>")));
        assertThat(fixture.left()).contains("out/media/" + MediaShelf.sha256(ImportFixture.PNG) + ".png");
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void whatWaitsForRepairStillDoesAfterAnExport(Target target) throws IOException {
        fixture.run(new ZipMaker().add("items/a.xml", withPicture()));
        ItemFile lacking = fixture.item("i1.json");
        assertThat(lacking.repairs()).isNotEmpty();
        Path zip = folder.resolve("pakket-terug.zip");
        ExportPackage.write(List.of(lacking), zip, target, name -> Optional.empty());

        fixture.run("pakket.zip", Files.readAllBytes(zip));
        ItemFile back = fixture.item("i1.json");
        assertThat(back.status()).isEqualTo("repair");
        assertThat(back.repairs()).containsAll(lacking.repairs());
        assertThat(back.metadata()).doesNotContainKey(Metadata.REPAIRS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uploadInteraction", "drawingInteraction", "endAttemptInteraction", "mediaInteraction"})
    void whatCandidatesCannotAnswerHereIsForRepair(String name) throws IOException {
        fixture.run("pakket.xml", QtiSamples.interaction(name).getBytes(StandardCharsets.UTF_8));
        assertThat(fixture.rows().get(0).path("repairs").toString()).contains("cannot be delivered here: ");
        assertThat(fixture.item("i1.json").status()).isEqualTo("repair");
    }

    @Test
    void templatesAdaptiveItemsAndTextsWithoutAQuestionAreForRepair() throws IOException {
        fixture.run(new ZipMaker()
                .add("a.xml", QtiSamples.choice().replace("adaptive='false'", "adaptive='true'"))
                .add("b.xml", QtiSamples.item22("", "<p>Lees dit.</p>", ""))
                .add(
                        "c.xml",
                        QtiSamples.item22(
                                QtiSamples.response("single", "identifier", "A") + QtiSamples.SCORE
                                        + "<templateDeclaration identifier='X' cardinality='single' baseType='integer'/>",
                                "<p><printedVariable identifier='X'/></p>" + QtiSamples.CHOICE,
                                "<templateProcessing><setTemplateValue identifier='X'><baseValue baseType='integer'>3"
                                        + "</baseValue></setTemplateValue></templateProcessing>" + QtiSamples.MATCH)));
        assertThat(fixture.row("pakket.zip/a.xml").path("repairs").toString()).contains("adaptive");
        assertThat(fixture.row("pakket.zip/b.xml").path("repairs").toString()).contains("asks nothing");
        assertThat(fixture.row("pakket.zip/c.xml").path("repairs").toString())
                .contains("template variables")
                .contains("prints the value");
    }

    @Test
    void howOftenAFilmWasPlayedNeedsNoScore() throws IOException {
        String film = "<mediaInteraction responseIdentifier='FILM' autostart='false' maxPlays='2'>"
                + "<object data='f.mp3' type='audio/mpeg'/></mediaInteraction>";
        fixture.run(new ZipMaker()
                .add(
                        "a.xml",
                        QtiSamples.item22(
                                QtiSamples.response("single", "identifier", "A")
                                        + "<responseDeclaration identifier='FILM' cardinality='single' baseType='integer'/>"
                                        + QtiSamples.SCORE,
                                film.replace("f.mp3", "p.png").replace("audio/mpeg", "image/png") + QtiSamples.CHOICE,
                                QtiSamples.MATCH))
                .add("p.png", ImportFixture.PNG));
        assertThat(fixture.rows().get(0).path("repairs")).isEmpty();
        assertThat(fixture.rows().get(0).path("scorable").asBoolean()).isTrue();
    }

    @Test
    void aSingleFileInUtf16ComesIn() throws IOException {
        byte[] bytes = ("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + QtiSamples.choice())
                .getBytes(StandardCharsets.UTF_16LE);
        assertThat(fixture.run("pakket.xml", bytes).imported()).isEqualTo(1);
    }

    @Test
    void anEarlierImportIsReplacedAndOtherThingsAreNot() throws IOException {
        fixture.run(new ZipMaker().add("a.xml", QtiSamples.choice()));
        ImportRun.Outcome second =
                fixture.run(new ZipMaker().add("a.xml", QtiSamples.choice().replace("'i1'", "'i9'")));
        assertThat(second.replaced()).isTrue();
        assertThat(fixture.left()).doesNotContain("out/i1.json").contains("out/i9.json");
        Files.writeString(fixture.out.resolve("brief.txt"), "x");
        assertThatThrownBy(() -> fixture.run(whole())).hasMessageContaining("holds other things");
        assertThat(fixture.left()).contains("out/brief.txt", "out/i9.json");
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void anExportComesBackEqual(Target target) throws IOException {
        fixture.run(whole());
        List<ItemFile> items = List.of(fixture.item("i1.json"), fixture.item("i2.json"));
        Path zip = folder.resolve("pakket-uit.zip");
        List<ExportPackage.Exported> exported = ExportPackage.write(items, zip, target, this::media);
        assertThat(exported).allSatisfy(each -> assertThat(each.left()).isEmpty());
        Path back = folder.resolve("terug");
        ImportRun.run(List.of(zip), back, Formats.with(List.of()), (file, done, total) -> {});
        for (ItemFile item : items) {
            ItemFile again = ItemFile.read(Files.readString(back.resolve(item.identifier() + ".json")));
            assertThat(again.content()).isEqualTo(item.content());
            assertThat(again.stimuli()).isEqualTo(item.stimuli());
            assertThat(again.notes()).isEmpty();
            assertThat(again.repairs()).isEmpty();
        }
        byte[] first = Files.readAllBytes(zip);
        ExportPackage.write(items, zip, target, this::media);
        assertThat(Files.readAllBytes(zip)).isEqualTo(first);
    }

    /** The manifest as imsqtiv3p0_imscpv1p2_v1p0.xsd and qtiv2p2_imscpv1p2_v1p0.xsd demand it. */
    @ParameterizedTest
    @EnumSource(Target.class)
    void everyFileOfAPackageIsAsThePublishedSchemasWant(Target target) throws Exception {
        fixture.run(whole());
        List<ItemFile> items = List.of(fixture.item("i1.json"), fixture.item("i2.json"));
        Path zip = folder.resolve("pakket-uit.zip");
        Map<String, String> beside = new TreeMap<>();
        for (ExportPackage.Exported each : ExportPackage.write(items, zip, target, this::media, beside)) {
            assertThat(PublishedCheck.faults(each.xml(), target)).isEmpty();
        }
        XmlElement manifest =
                SafeXml.parse(beside.getOrDefault(Manifest.NAME, "").getBytes(StandardCharsets.UTF_8));
        beside.remove(Manifest.NAME);
        assertThat(beside).isNotEmpty();
        for (String stimulus : beside.values()) {
            assertThat(PublishedCheck.faults(stimulus, target)).isEmpty();
        }
        boolean modern = target == Target.QTI3;
        assertThat(manifest.namespace())
                .isEqualTo(
                        modern
                                ? "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
                                : "http://www.imsglobal.org/xsd/imscp_v1p1");
        assertThat(manifest.elements())
                .extracting(XmlElement::name)
                .containsExactly("metadata", "organizations", "resources");
        assertThat(manifest.elements().get(0).elements())
                .extracting(each -> each.name() + " " + each.text())
                .containsExactly(
                        modern ? "schema QTI Package" : "schema QTIv2.2 Package",
                        modern ? "schemaversion 3.0.0" : "schemaversion 1.0.0");
        assertThat(manifest.elements().get(1).elements()).isEmpty();
        List<XmlElement> resources = manifest.elements().get(2).elements();
        Set<String> identifiers = new TreeSet<>();
        for (XmlElement each : resources) {
            assertThat(each.attribute("identifier", "")).matches("[A-Z][0-9]+");
            assertThat(identifiers.add(each.attribute("identifier", ""))).isTrue();
            assertThat(each.attribute("type", ""))
                    .matches(
                            modern
                                    ? "imsqti_(item|stimulus)_xmlv3p0|webcontent"
                                    : "imsqti_(item|stimulus)_xmlv2p2|webcontent");
            assertThat(each.elements()).extracting(XmlElement::name).startsWith("file");
            assertThat(each.elements().stream().skip(1)).allMatch(part -> part.is("dependency"));
        }
        assertThat(resources.stream().flatMap(each -> each.elements("dependency").stream()))
                .isNotEmpty()
                .allMatch(each -> identifiers.contains(each.attribute("identifierref", "")));
    }

    @Test
    void aCanonicalFileComesBackAsItWas() throws IOException {
        fixture.run(whole());
        String text = Files.readString(fixture.out.resolve("i1.json"));
        assertThat(ItemFile.read(text).write()).isEqualTo(text);
        assertThatThrownBy(() -> ItemFile.read("{}")).hasMessageContaining("allowed is kennispeil-item/1");
        assertThatThrownBy(() -> ItemFile.read("geheim")).hasMessage("the file is no JSON, or nested too deep");
    }

    private Optional<byte[]> media(String name) throws IOException {
        return Optional.of(Files.readAllBytes(fixture.out.resolve("media").resolve(name)));
    }

    private static String withPicture() {
        return QtiSamples.choice()
                .replace("<p>Stam</p>", "<p>Stam <img src='../media/p.png' alt='p'/></p>")
                .replace("<itemBody>", "<assessmentStimulusRef identifier='S' href='../s/s.xml'/><itemBody>");
    }

    private static ZipMaker whole() {
        String stimulus =
                "<assessmentStimulus xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2' identifier='S' title='t'><stimulusBody><p>Casus</p></stimulusBody></assessmentStimulus>";
        String test = "<assessmentTest xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2' identifier='T1' title='Toets'>"
                + "<testPart identifier='P' navigationMode='linear' submissionMode='individual'><timeLimits maxTime='3600'/>"
                + "<assessmentSection identifier='S1' title='Deel' visible='true'><selection select='1'/><ordering shuffle='true'/>"
                + "<assessmentItemRef identifier='i1' href='items/a.xml'><branchRule target='i2'/><weight identifier='W' value='2.0'/></assessmentItemRef>"
                + "<assessmentItemRef identifier='i2' href='items/b.xml'/></assessmentSection></testPart></assessmentTest>";
        return new ZipMaker()
                .add("items/a.xml", withPicture())
                .add("items/b.xml", QtiSamples.choice().replace("'i1'", "'i2'"))
                .add("s/s.xml", stimulus)
                .add("test.xml", test)
                .add("media/p.png", ImportFixture.PNG);
    }
}
