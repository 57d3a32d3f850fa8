package nl.kennispeil.delivery.itemexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.draft.DraftTree;
import nl.kennispeil.bank.draft.Rich;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.qti.QtiFormat;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Rationale;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.bank.workflow.Action;
import nl.kennispeil.delivery.editor.ImportedDrafts;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.itembank.ItemFixture;
import nl.kennispeil.delivery.itembank.ItemOrigins;
import nl.kennispeil.delivery.itemcase.CaseVersion;
import nl.kennispeil.delivery.itemcase.ItemCase;
import nl.kennispeil.delivery.itemcase.StoredCases;
import nl.kennispeil.delivery.medialibrary.StoredMedia;
import nl.kennispeil.delivery.shelf.Holds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a bank into a package, and from a package into a bank. */
class ItemExchangeTest {

    private static final Instant NOW = ItemFixture.NOW;
    private static final String BEA = ItemFixture.BEA.login();

    @TempDir
    Path folder;

    private Side here;

    /** A bank with a desk. */
    private static final class Side {

        final ItemFixture bank;
        final StoredMedia media;
        final Imports imports;
        final Reading reading;
        final Taking taking;
        final Leaving leaving;
        final ItemOrigins origins;
        final StoredCases cases;

        Side(Path folder, ItemFixture bank) throws IOException {
            this.bank = bank;
            this.media = new StoredMedia(MediaLibrary.ofClassPath("/demo/media"), bank.shelves);
            this.imports = new Imports(bank.shelves);
            this.cases = new StoredCases(bank.shelves, bank.bylines);
            this.origins = new ItemOrigins(bank.shelves);
            Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
            BankContents contents = new BankContents(
                    bank.overview, bank.items, name -> media.contentName(name).orElse(name));
            this.reading = new Reading(
                    imports,
                    contents,
                    bank.overview,
                    media,
                    bank.bylines,
                    Files.createTempDirectory(folder, "w"),
                    clock);
            this.taking = new Taking(
                    imports,
                    new Taking.Bank(
                            bank.items,
                            bank.cards,
                            bank.overview,
                            bank.reviews,
                            bank.history,
                            origins,
                            new ImportedDrafts(bank.shelves, bank.items, bank.bylines),
                            media,
                            bank.bylines,
                            bank.audit,
                            "HN"),
                    contents,
                    new IncomingCases(
                            bank.shelves,
                            cases,
                            bank.audit,
                            "HN",
                            name -> media.contentName(name).orElse(name)),
                    clock);
            this.leaving = new Leaving(bank.items, media, cases);
        }

        Imported read(Map<String, byte[]> files, String login, boolean own) {
            List<Imports.Given> given = new ArrayList<>();
            files.forEach((name, bytes) -> given.add(new Imports.Given(name, bytes)));
            String id = imports.add(given, bank.bylines.of(login), own, NOW);
            reading.read(id);
            return imports.find(id).orElseThrow();
        }

        Imported read(String name, byte[] bytes) {
            return read(Map.of(name, bytes), BEA, false);
        }

        Imported take(Imported one, Map<Integer, String> rows) {
            imports.wanted(one.id(), rows, bank.bylines.of(BEA), "nl", NOW);
            taking.take(one.id());
            return imports.find(one.id()).orElseThrow();
        }

        Row row(Imported one, int number) {
            return imports.row(one, number).orElseThrow();
        }

        byte[] packed(Target target, ItemRef... refs) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            leaving.write(
                    Stream.of(refs)
                            .map(each -> new Leaving.One(
                                    each, bank.cards.find(each.id()).orElseThrow()))
                            .toList(),
                    target,
                    out);
            return out.toByteArray();
        }

        ItemCard taken(Imported one, int number) {
            String item = imports.taken(one.id(), number).orElseThrow().item();
            return bank.cards.find(new ItemId(item)).orElseThrow();
        }
    }

    @BeforeEach
    void open() throws IOException {
        here = new Side(folder, new ItemFixture());
    }

    private static byte[] picture(int colour) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, colour);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static String xml(String identifier, String body) {
        return "<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"" + identifier
                + "\" title=\"Hoest\" xml:lang=\"nl\" adaptive=\"false\" time-dependent=\"false\">"
                + "<qti-response-declaration identifier=\"RESPONSE\" cardinality=\"single\" base-type=\"identifier\">"
                + "<qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration>"
                + "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/>"
                + "<qti-item-body>" + body
                + "<qti-choice-interaction response-identifier=\"RESPONSE\" max-choices=\"1\">"
                + "<qti-prompt>Wat is bij deze verzonnen klacht de eerste stap?</qti-prompt>"
                + "<qti-simple-choice identifier=\"A\">Afwachten tot volgende week</qti-simple-choice>"
                + "<qti-simple-choice identifier=\"B\">Het onderzoek zelf herhalen</qti-simple-choice>"
                + "</qti-choice-interaction></qti-item-body>"
                + "<qti-response-processing template=\"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml\"/>"
                + "</qti-assessment-item>";
    }

    private static ItemContent content(String xml) {
        return new QtiFormat()
                .read(new SourceFile("item.xml", xml.getBytes(StandardCharsets.UTF_8)))
                .get(0)
                .content()
                .orElseThrow();
    }

    /** An item with a picture, a table and everything a card says, approved. */
    private ItemRef illustrated() throws IOException {
        String image = here.media
                .add(picture(0xFF0000), "Foto", "Een rode stip", "HN", "former-x", NOW)
                .orElseThrow();
        ItemRef ref = new ItemRef(new ItemId("KP-BEELD"), 1);
        here.bank.items.add(List.of(new ItemVersion(
                ref,
                "nl",
                true,
                List.of("LHK", "KOV"),
                new Classification("R", "R05", "Hoesten", "18-44", "behandeling", "chronisch"),
                content(xml(
                        "KP-BEELD",
                        "<p>Een verzonnen meting met 5 &lt; 6 &amp; meer.</p><p><img src=\"" + image
                                + "\" alt=\"Een rode stip\"/></p><table><tbody><tr><th scope=\"row\">Hb</th><td>8,1</td>"
                                + "</tr></tbody></table>")),
                new Rationale("Omdat \"B\" klopt; zie <de> richtlijn.", "NHG-Standaard", "Acuut hoesten"),
                null)));
        here.bank.cards.insert(new ItemCard(
                ref.id(),
                1,
                ItemState.APPROVED,
                1,
                List.of("an"),
                "SOON",
                "CC BY",
                "Longen",
                Set.of("aios-jaar-1", "opleiders"),
                List.of(new Reference("NHG-Standaard", "Acuut hoesten", java.time.LocalDate.of(2024, 3, 1))),
                Set.of("hoest"),
                null,
                null,
                List.of(),
                ""));
        return ref;
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void whatGoesOutIsKnownAgainWhenItComesBack(Target target) throws IOException {
        ItemRef ref = illustrated();
        Imported back = here.read("pakket.zip", here.packed(target, ref));
        assertThat(back.state()).isEqualTo(Imported.State.READ);
        assertThat(here.row(back, 1).equal()).isEqualTo("KP-BEELD:1");
        assertThat(here.row(back, 1).repairs()).isEmpty();
        assertThat(here.row(back, 1).versionOf()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void everyItemOfTheDemoBankIsKnownAgain(Target target) throws IOException {
        // the cards of this test are at their first version
        List<ItemRef> refs = here.bank.items.refs().stream()
                .filter(each -> each.version() == 1)
                .toList();
        refs.forEach(each -> here.bank.item(each.id().value(), ItemState.APPROVED));
        List<String> unlike = new ArrayList<>();
        int held = 0;
        for (int from = 0; from < refs.size(); from += 500) {
            List<ItemRef> some = refs.subList(from, Math.min(refs.size(), from + 500));
            List<Leaving.One> all = some.stream()
                    .map(each -> new Leaving.One(
                            each, here.bank.cards.find(each.id()).orElseThrow()))
                    .toList();
            Set<String> lossy = new java.util.TreeSet<>();
            here.leaving.lost(all, target, Said::plain).forEach(each -> lossy.add(each.item()));
            Imported back = here.read("pakket.zip", here.packed(target, some.toArray(new ItemRef[0])));
            for (Row each : here.imports.rows(back)) {
                held++;
                if (!lossy.contains(each.identifier()) && !each.equal().startsWith(each.identifier() + ":")) {
                    unlike.add(each.identifier() + " " + each.status() + " " + each.reason() + each.repairs());
                }
            }
        }
        assertThat(held).isEqualTo(refs.size()).isGreaterThan(100);
        assertThat(unlike).isEmpty();
    }

    @Test
    void anotherBankGetsTheSameContentMetadataAndFiles() throws IOException {
        ItemRef ref = illustrated();
        byte[] zip = here.packed(Target.QTI3, ref);
        Side there = new Side(folder, new ItemFixture());
        Imported one = there.take(there.read("pakket.zip", zip), Map.of(1, Taking.NEW));

        ItemCard card = there.taken(one, 1);
        assertThat(card.id().value()).matches("KP-[A-Z0-9]{8}").isNotEqualTo("KP-BEELD");
        assertThat(card.state()).isEqualTo(ItemState.DRAFT);
        assertThat(card.authors()).containsExactly(BEA);
        assertThat(card.owner()).isEqualTo("SOON");
        assertThat(card.theme()).isEqualTo("Longen");
        assertThat(card.targetGroups()).containsExactly("aios-jaar-1", "opleiders");
        assertThat(card.references())
                .isEqualTo(here.bank.cards.find(ref.id()).orElseThrow().references());
        assertThat(card.enemies()).isEmpty();
        ItemVersion came = there.bank.items.find(card.newest().orElseThrow()).orElseThrow();
        ItemVersion was = here.bank.items.find(ref).orElseThrow();
        assertThat(came.content().root().with("identifier", "x"))
                .isEqualTo(was.content().root().with("identifier", "x"));
        assertThat(came.synthetic()).isTrue();
        assertThat(came.tests()).containsExactly("LHK", "KOV");
        assertThat(came.classification().icpc()).isEqualTo("R05");
        assertThat(came.rationale()).isEqualTo(was.rationale());
        String image = was.content().root().descendants("img").get(0).attribute("src", "");
        assertThat(there.media.byFile(image).orElseThrow().bytes())
                .isEqualTo(here.media.byFile(image).orElseThrow().bytes());
        assertThat(there.origins.of(card.id())).singleElement().satisfies(each -> {
            assertThat(each.identifier()).isEqualTo("KP-BEELD");
            assertThat(each.address()).endsWith(one.id());
        });
        // and the bank that has it now knows it, too
        assertThat(there.row(there.read("weer.zip", zip), 1).equal())
                .isEqualTo(card.newest().orElseThrow().toString());
    }

    @Test
    void aPictureInsideAMoodleFileIsTakenOver() throws IOException {
        String text = "<p>Zie <img src=\"@@PLUGINFILE@@/foto.png\" alt=\"huid\"> hier.</p>";
        String moodle =
                "<quiz><question type=\"truefalse\"><name><text>Foto</text></name><questiontext format=\"html\"><text>"
                        + "<![CDATA[" + text + "]]></text><file name=\"foto.png\" path=\"/\" encoding=\"base64\">"
                        + Base64.getEncoder().encodeToString(picture(0x00FF00))
                        + "</file></questiontext><answer fraction=\"100\"><text>true</text></answer>"
                        + "<answer fraction=\"0\"><text>false</text></answer></question></quiz>";
        Imported read = here.read("moodle.xml", utf8(moodle));
        assertThat(here.row(read, 1).status()).isEqualTo(Row.READY);
        assertThat(here.row(read, 1).media()).hasSize(1);

        ItemCard card = here.taken(here.take(read, Map.of(1, Taking.NEW)), 1);
        ItemVersion came = here.bank.items.find(card.newest().orElseThrow()).orElseThrow();
        String image = came.content().root().descendants("img").get(0).attribute("src", "");
        assertThat(here.media.byFile(image)).isPresent();

        Imported lacks = here.read("moodle.xml", utf8(moodle.replaceAll("<file.*</file>", "")));
        assertThat(here.row(lacks, 1).status()).isEqualTo(Row.REPAIR);
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void theTitleOfACaseMakesNoChangedCopy(Target target) throws IOException {
        ItemRef ref = illustrated();
        ItemVersion old = here.bank.items.find(ref).orElseThrow();
        ItemContent plain = content(
                xml("KP-BEELD", "<p>Een verzonnen vraag bij de casus.</p>")
                        .replace(
                                "<qti-item-body>",
                                "<qti-assessment-stimulus-ref identifier=\"CS-1\" href=\"c.xml\" title=\"De casus\"/><qti-item-body>"));
        Element text = Element.of(
                "qti-assessment-stimulus",
                Map.of("identifier", "CS-1", "title", "De casus"),
                Element.of("qti-stimulus-body", Element.of("p", new Text("Iemand hoest al drie weken."))));
        ItemContent told = plain.withStimuli(Map.of("CS-1", text));
        here.bank.items.add(List.of(new ItemVersion(
                ref, old.language(), old.synthetic(), old.tests(), old.classification(), told, old.rationale(), null)));
        Row row = here.row(here.read("pakket.zip", here.packed(target, ref)), 1);
        assertThat(row.equal()).isEqualTo("KP-BEELD:1");
        assertThat(row.versionOf()).isEmpty();
        assertThat(ExchangeForm.digest(plain, name -> name))
                .isEqualTo(ExchangeForm.digest(
                        content(
                                xml("KP-BEELD", "<p>Een verzonnen vraag bij de casus.</p>")
                                        .replace(
                                                "<qti-item-body>",
                                                "<qti-assessment-stimulus-ref identifier=\"CS-1\" href=\"c.xml\"/><qti-item-body>")),
                        name -> name));
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void takingTwiceOrAfterAStopMakesNoItemTwice() throws IOException {
        Imported one = here.read(
                "drie.zip",
                zip(Map.of(
                        "a.xml", utf8(xml("A", "<p>Eerste verhaal over een dag in mei.</p>")),
                        "b.xml", utf8(xml("B", "<p>Iets heel anders: een avond vol regen en wind.</p>")))));
        // stopped right after it was decided what the second becomes
        Taken decided = here.imports.claim(one.id(), 2, "KP-BESLIST", false);
        int before = here.bank.cards.all().size();
        here.take(one, Map.of(1, Taking.NEW, 2, Taking.NEW));
        Imported again = here.take(one, Map.of(1, Taking.NEW, 2, Taking.NEW));
        assertThat(here.bank.cards.all()).hasSize(before + 2);
        assertThat(here.taken(one, 2).id().value()).isEqualTo(decided.item());
        assertThat(again.count("taken")).isEqualTo(2);
    }

    @Test
    void whatIsToBeRepairedIsAnOpenRemarkThatStandsInTheWayOfReview() {
        Imported one = here.read(
                "stuk.xml", utf8(xml("STUK", "<p>Zie <img src=\"https://example.org/a.png\" alt=\"buiten\"/>.</p>")));
        assertThat(here.row(one, 1).status()).isEqualTo(Row.REPAIR);
        here.take(one, Map.of(1, Taking.NEW));
        ItemId item = here.taken(one, 1).id();
        assertThat(here.bank.reviews.of(item).threads()).singleElement().satisfies(each -> {
            assertThat(each.open()).isTrue();
            assertThat(each.remarks().get(0).text()).contains("example.org", "categorie");
        });
        assertThatThrownBy(() -> here.bank.reviewing.act(item, 1, Action.SUBMIT, "", ItemFixture.BEA, NOW))
                .isInstanceOfSatisfying(
                        BadRequest.class, each -> assertThat(each.code()).isEqualTo("item-unanswered"));
        assertThat(here.bank.reviews.of(item).threads().get(0))
                .as("who took it would otherwise let it through alone")
                .matches(each ->
                        !each.resolvedByBeginner(here.bank.cards.find(item).orElseThrow(), each.beganBy()));
    }

    @Test
    void aDamagedPictureKeepsItsItemOutAndNoOther() throws IOException {
        byte[] broken = picture(1);
        for (int i = 40; i < broken.length; i++) {
            broken[i] = 0;
        }
        Imported one = here.read(
                "twee.zip",
                zip(Map.of(
                        "a.xml", utf8(xml("A", "<p><img src=\"stuk.png\" alt=\"stuk\"/></p>")),
                        "b.xml", utf8(xml("B", "<p>Zonder beeld, over een brug.</p>")),
                        "stuk.png", broken)));
        assertThat(here.row(one, 1).refused()).isTrue();
        assertThat(here.row(one, 1).code()).isEqualTo("media");
        assertThat(here.row(one, 2).status()).isEqualTo(Row.READY);
    }

    @Test
    void aChangedCopyBecomesADraftOfTheSameItemUnlessSomebodyIsWritingThere() throws IOException {
        ItemRef ref = illustrated();
        String zipped = new String(here.packed(Target.QTI3, ref), StandardCharsets.ISO_8859_1);
        assertThat(zipped).contains("imsmanifest.xml");
        Map<String, byte[]> files = unzip(here.packed(Target.QTI3, ref));
        String item = files.keySet().stream()
                .filter(each -> each.startsWith("items/"))
                .findFirst()
                .orElseThrow();
        files.put(
                item,
                utf8(new String(files.get(item), StandardCharsets.UTF_8)
                        .replace("Afwachten tot volgende week", "Afwachten tot volgend jaar")));
        Imported one = here.read("anders.zip", zip(files));
        assertThat(here.row(one, 1).versionOf()).isEqualTo("KP-BEELD");
        assertThat(here.row(one, 1).like()).isEmpty();
        int before = here.bank.cards.all().size();
        here.take(one, Map.of(1, Taking.VERSION));
        here.take(one, Map.of(1, Taking.VERSION));
        assertThat(here.bank.cards.all()).hasSize(before);
        assertThat(here.imports.taken(one.id(), 1).orElseThrow())
                .isEqualTo(new Taken(1, "KP-BEELD", true, true, "", ""));
        assertThat(here.bank.cards.find(ref.id()).orElseThrow().version()).isEqualTo(1);
        assertThat(here.bank.shelves.shelf("item_draft_saves", Holds.NOBODY).all())
                .singleElement()
                .satisfies(each -> assertThat(each.text("draft")).contains("volgend jaar"));
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (java.util.zip.ZipInputStream in =
                new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                files.put(each.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void filesWithACitizenNumberAreNotKeptAndOtherItemsComeIn() throws IOException {
        Imported one = here.read(
                "persoon.zip",
                zip(Map.of(
                        "a.xml", utf8(xml("A", "<p>Patient met BSN 111222333 komt langs.</p>")),
                        "b.xml", utf8(xml("B", "<p>Een wandeling langs het kanaal.</p>")))));
        assertThat(here.row(one, 1).code()).isEqualTo("personal");
        assertThat(here.row(one, 2).status()).isEqualTo(Row.READY);
        assertThat(one.kept()).isFalse();
        assertThat(here.imports.file(one, 0)).isEmpty();
        assertThat(here.imports.content(one, 1)).isEmpty();
    }

    @Test
    void whatNobodyTookGoesWholeAndWhatWasTakenStaysByteForByte() {
        byte[] file = utf8(xml("A", "<p>Een boom vol appels.</p>"));
        Imported taken = here.read("a.xml", file);
        here.take(taken, Map.of(1, Taking.NEW));
        here.read("b.xml", utf8(xml("B", "<p>Een sloot vol kikkers.</p>")));
        assertThat(here.imports.expire(NOW.plus(Duration.ofDays(13)))).isZero();
        assertThat(here.imports.expire(NOW.plus(Duration.ofDays(15)))).isEqualTo(1);
        assertThat(here.imports.all()).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo(taken.id());
            assertThat(here.imports.file(each, 0)).isEqualTo(file);
        });
        assertThat(here.bank.shelves.shelf("exchange_rows", Holds.NOBODY).all()).hasSize(1);
        assertThat(here.bank.shelves.shelf("exchange_contents", Holds.NOBODY).all())
                .hasSize(1);
    }

    @Test
    void anAuthorIsNotToldOfItemsOfOthers() throws IOException {
        ItemRef ref = illustrated();
        byte[] zip = here.packed(Target.QTI3, ref);
        assertThat(here.row(here.read(Map.of("p.zip", zip), "iemand", true), 1).equal())
                .isEmpty();
        assertThat(here.row(here.read(Map.of("p.zip", zip), "an", true), 1).equal())
                .isEqualTo("KP-BEELD:1");
    }

    @Test
    void theSameTwiceInOneImportIsSaid() {
        String question = "Welke kleur heeft de verzonnen vlag van Noordmerk { =groen ~rood ~blauw ~geel }";
        String gift = String.join("\n\n", question, question);
        Imported one = here.read("vragen.gift", utf8(gift));
        assertThat(here.row(one, 1).twin()).isZero();
        assertThat(here.row(one, 2).twin()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNothingIsRefusedWithAReasonAndLeavesNoFiles() throws IOException {
        Imported one = here.read("plaatje.png", picture(7));
        assertThat(one.state()).isEqualTo(Imported.State.READ);
        assertThat(one.count("refused")).isEqualTo(1);
        assertThat(here.row(one, 1).reason()).isNotEmpty();
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    /** A package of items that share a stimulus, as another system writes it. */
    private static Map<String, byte[]> shared(String told, String... items) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String each : items) {
            files.put(
                    each + ".xml",
                    utf8(xml(each, "<p>Verzonnen vraag " + each + " bij dit verhaal.</p>")
                            .replace(
                                    "<qti-item-body>",
                                    "<qti-assessment-stimulus-ref identifier=\"verhaal\" href=\"verhaal.xml\"/>"
                                            + "<qti-item-body>")));
        }
        files.put(
                "verhaal.xml",
                utf8("<qti-assessment-stimulus xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\""
                        + " identifier=\"verhaal\" title=\"Een dag op het spreekuur\"><qti-stimulus-body>" + told
                        + "</qti-stimulus-body></qti-assessment-stimulus>"));
        return files;
    }

    private static final String STORY = "<p>Mevrouw Verzonnen, <strong>64 jaar</strong>, komt op het spreekuur.</p>"
            + "<table><tbody><tr><th scope=\"row\">Hb</th><td>8,1</td></tr></tbody></table>";

    private CaseRef tells(ItemCard card) {
        return CaseRef.of(here.bank
                        .items
                        .find(card.newest().orElseThrow())
                        .orElseThrow()
                        .content())
                .orElseThrow();
    }

    @Test
    void itemsThatShareAStimulusBecomeOneCaseInTheirOrder() throws IOException {
        byte[] zip = zip(shared(STORY, "A", "B", "C"));
        Imported one = here.read("casus.zip", zip);
        assertThat(here.row(one, 1).notes()).contains(IncomingCase.BECOMES);
        here.take(one, Map.of(3, Taking.NEW));
        here.take(one, Map.of(1, Taking.NEW, 2, Taking.NEW, 3, Taking.NEW));

        ItemCase card = here.cases.all().get(0);
        assertThat(here.cases.all()).hasSize(1);
        assertThat(card.title()).isEqualTo("Een dag op het spreekuur");
        assertThat(card.version()).isEqualTo(1);
        assertThat(card.authors()).containsExactly(BEA);
        assertThat(card.items())
                .containsExactly(
                        here.taken(one, 1).id(),
                        here.taken(one, 2).id(),
                        here.taken(one, 3).id());
        CaseVersion told = here.cases.version(card.newest().orElseThrow()).orElseThrow();
        for (int i = 1; i <= 3; i++) {
            assertThat(tells(here.taken(one, i))).isEqualTo(told.ref());
            assertThat(here.imports.taken(one.id(), i).orElseThrow().told()).isEqualTo(card.id());
            ItemVersion item = here.bank
                    .items
                    .find(here.taken(one, i).newest().orElseThrow())
                    .orElseThrow();
            assertThat(item.content().stimuli().get(0).body().children()).isEqualTo(Rich.nodes(told.told()));
            // an editor can write it by field
            assertThat(DraftTree.draft(item.content()).get(DraftTree.CASE))
                    .isEqualTo(told.ref().toString());
        }
        // what came in is known again, and so is what goes out of it
        Imported again = here.read("weer.zip", zip);
        assertThat(here.imports.rows(again))
                .allSatisfy(each -> assertThat(each.equal()).isNotEmpty());
        ItemRef[] refs = card.items().stream().map(each -> new ItemRef(each, 1)).toArray(ItemRef[]::new);
        for (Target target : Target.values()) {
            assertThat(here.imports.rows(here.read("uit.zip", here.packed(target, refs))))
                    .extracting(Row::equal)
                    .containsExactlyInAnyOrder(
                            Stream.of(refs).map(ItemRef::toString).toArray(String[]::new));
            assertThat(here.read("titel.zip", here.packed(target, refs)).others())
                    .containsExactly(
                            "titel.zip/stimuli/" + card.id() + "-1.xml: shared text \"Een dag op het spreekuur\""
                                    + " of 3 items: it comes in with them");
        }
        // another bank calls the case as this one does
        Side there = new Side(folder, new ItemFixture());
        Imported moved = there.read("uit.zip", here.packed(Target.QTI22, refs));
        there.take(moved, Map.of(1, Taking.NEW));
        assertThat(there.cases.all())
                .singleElement()
                .satisfies(each -> assertThat(each.title()).isEqualTo("Een dag op het spreekuur"));
    }

    @Test
    void aTextThatACaseOfTheBankTellsIsLinkedToIt() throws IOException {
        Imported first = here.read("een.zip", zip(shared(STORY, "A")));
        here.take(first, Map.of(1, Taking.NEW));
        ItemCase card = here.cases.all().get(0);
        // the case went on since; the item still tells what it told
        CaseRef next = new CaseRef(card.id(), 2);
        here.cases.add(new CaseVersion(next, card.title(), "nl", "[\"div\",[\"p\",\"Anders.\"]]", NOW));
        here.cases.put(card.with(2, card.title(), "an"));
        Imported second = here.read("twee.zip", zip(shared("<p>Anders.</p>", "D")));
        here.take(second, Map.of(1, Taking.NEW));
        Imported third = here.read("drie.zip", zip(shared(STORY, "E")));
        here.take(third, Map.of(1, Taking.NEW));
        assertThat(here.cases.all())
                .singleElement()
                .satisfies(each -> assertThat(each.items())
                        .containsExactly(
                                here.taken(first, 1).id(),
                                here.taken(second, 1).id(),
                                here.taken(third, 1).id()));
        assertThat(tells(here.taken(second, 1))).isEqualTo(next);
        assertThat(tells(here.taken(third, 1))).isEqualTo(new CaseRef(card.id(), 1));
    }

    @Test
    void anAuthorWhoSeesOwnWorkOnlyIsNotToldOfACaseOfSomebodyElse() throws IOException {
        Imported first = here.read("een.zip", zip(shared(STORY, "A")));
        here.take(first, Map.of(1, Taking.NEW));
        Imported own = here.read(Map.of("twee.zip", zip(shared(STORY, "D"))), "iemand", true);
        here.imports.wanted(own.id(), Map.of(1, Taking.NEW), here.bank.bylines.of("iemand"), "nl", NOW);
        here.taking.take(own.id());
        assertThat(here.cases.all()).hasSize(2);
        assertThat(here.cases.find(tells(here.taken(own, 1)).id()).orElseThrow().authors())
                .containsExactly("iemand");
    }

    @Test
    void aTextTheCaseEditorHasNoPlaceForStaysInItsItem() throws IOException {
        Imported one = here.read(
                "link.zip", zip(shared("<p>Zie <a href=\"#noot\">de noot</a>.</p><p id=\"noot\">Noot.</p>", "A")));
        assertThat(here.row(one, 1).notes()).contains(IncomingCase.BEYOND);
        here.take(one, Map.of(1, Taking.NEW));
        assertThat(here.cases.all()).isEmpty();
        ItemVersion item =
                here.bank.items.find(here.taken(one, 1).newest().orElseThrow()).orElseThrow();
        assertThat(item.content().stimuli())
                .singleElement()
                .satisfies(each -> assertThat(each.identifier()).isEqualTo("verhaal"));
        Imported again = here.read("uit.zip", here.packed(Target.QTI22, item.ref()));
        assertThat(here.row(again, 1).equal()).isEqualTo(item.ref().toString());
        assertThat(again.others()).singleElement().asString().contains("Een dag op het spreekuur");
    }

    @Test
    void aStopBetweenTheTextAndItsCaseMakesNoSecondCase() throws IOException {
        Imported one = here.read("casus.zip", zip(shared(STORY, "A", "B")));
        here.take(one, Map.of(1, Taking.NEW));
        ItemId item = here.taken(one, 1).id();
        // stopped before it was noted as done: everything is made again
        here.bank
                .shelves
                .shelf("exchange_taken", Holds.NOBODY)
                .changeAll(List.of(nl.kennispeil.delivery.shelf.Change.of(one.id() + "|00001")
                        .set("done", false)));
        here.take(one, Map.of(1, Taking.NEW, 2, Taking.NEW));
        assertThat(here.cases.all())
                .singleElement()
                .satisfies(each -> assertThat(each.items())
                        .containsExactly(item, here.taken(one, 2).id()));
    }
}
