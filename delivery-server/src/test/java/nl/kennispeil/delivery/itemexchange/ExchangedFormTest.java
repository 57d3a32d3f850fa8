package nl.kennispeil.delivery.itemexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.Stimulus;
import nl.kennispeil.bank.demo.DemoTypes;
import nl.kennispeil.bank.exchange.pack.PackageTest;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.FormState;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Place;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.form.TestForms;
import nl.kennispeil.bank.form.TestKind;
import nl.kennispeil.bank.form.TestKinds;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.delivery.editor.ImportedDrafts;
import nl.kennispeil.delivery.itembank.ItemFixture;
import nl.kennispeil.delivery.itembank.ItemOrigins;
import nl.kennispeil.delivery.itemcase.StoredCases;
import nl.kennispeil.delivery.itemexchange.TestForming.Spot;
import nl.kennispeil.delivery.itemexchange.TestForming.Standing;
import nl.kennispeil.delivery.medialibrary.StoredMedia;
import nl.kennispeil.delivery.testform.FormPackage;
import nl.kennispeil.delivery.testform.ShelfFormDesigns;
import nl.kennispeil.scoring.formula.PenaltyTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From the test of a package to a draft form. */
class ExchangedFormTest {

    private static final Instant NOW = ItemFixture.NOW;
    private static final String BEA = ItemFixture.BEA.login();
    private static final TestKind PRACTICE = TestKinds.find("OEFEN").orElseThrow();
    private static final String QTI = "xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"";

    @TempDir
    Path folder;

    private final ItemFixture bank = new ItemFixture();
    private final StoredMedia media = new StoredMedia(MediaLibrary.ofClassPath("/demo/media"), bank.shelves);
    private final Imports imports = new Imports(bank.shelves);
    private final StoredCases cases = new StoredCases(bank.shelves, bank.bylines);
    private final ShelfFormDesigns designs = new ShelfFormDesigns(bank.shelves, bank.bylines);
    private final TestForming forming =
            new TestForming(imports, bank.items, bank.cards, cases, designs, new NoForms(), bank.audit);
    private Reading reading;
    private Taking taking;

    private static final class NoForms implements TestForms {

        @Override
        public Optional<TestForm> find(FormRef ref) {
            return Optional.empty();
        }

        @Override
        public void add(TestForm form) {
            throw new IllegalStateException("a draft is no form yet");
        }

        @Override
        public List<FormRef> refs() {
            return List.of();
        }
    }

    @BeforeEach
    void open() throws IOException {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        BankContents contents = new BankContents(
                bank.overview, bank.items, name -> media.contentName(name).orElse(name));
        reading = new Reading(
                imports, contents, bank.overview, media, bank.bylines, Files.createTempDirectory(folder, "w"), clock);
        taking = new Taking(
                imports,
                new Taking.Bank(
                        bank.items,
                        bank.cards,
                        bank.overview,
                        bank.reviews,
                        bank.history,
                        new ItemOrigins(bank.shelves),
                        new ImportedDrafts(bank.shelves, bank.items, bank.bylines),
                        media,
                        bank.bylines,
                        bank.audit,
                        "HN"),
                contents,
                new IncomingCases(bank.shelves, cases, bank.audit, "HN", name -> name),
                clock);
    }

    private Imported read(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> each : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        String id = imports.add(
                List.of(new Imports.Given("toets.zip", out.toByteArray())), bank.bylines.of(BEA), false, NOW);
        reading.read(id);
        return imports.find(id).orElseThrow();
    }

    private Imported take(Imported one, int... rows) {
        Map<Integer, String> wanted = new HashMap<>();
        for (int each : rows) {
            wanted.put(each, Taking.NEW);
        }
        imports.wanted(one.id(), wanted, bank.bylines.of(BEA), "nl", NOW);
        taking.take(one.id());
        return imports.find(one.id()).orElseThrow();
    }

    private int row(Imported one, String identifier) {
        return imports.rows(one).stream()
                .filter(each -> each.identifier().equals(identifier))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private Optional<FormDesign> make(Imported one, ArrivedTest test, String id) {
        return forming.make(
                one,
                test,
                forming.spots(one, test),
                id.contains(":") ? FormRef.parse(id) : new FormRef(id, 1),
                TestReport.title(test),
                PRACTICE,
                ItemFixture.BEA,
                NOW);
    }

    private static String item(String identifier, String words, String stimulus) {
        return "<qti-assessment-item " + QTI + " identifier=\"" + identifier
                + "\" title=\"" + words + "\" xml:lang=\"nl\" adaptive=\"false\" time-dependent=\"false\">"
                + "<qti-response-declaration identifier=\"RESPONSE\" cardinality=\"single\" base-type=\"identifier\">"
                + "<qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration>"
                + "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/>"
                + (stimulus.isEmpty()
                        ? ""
                        : "<qti-assessment-stimulus-ref identifier=\"" + stimulus + "\" href=\"" + stimulus
                                + ".xml\"/>")
                + "<qti-item-body><qti-choice-interaction response-identifier=\"RESPONSE\" max-choices=\"1\">"
                + "<qti-prompt>" + words + "</qti-prompt>"
                + "<qti-simple-choice identifier=\"A\">Nee, " + identifier + "</qti-simple-choice>"
                + "<qti-simple-choice identifier=\"B\">Ja, " + identifier + "</qti-simple-choice>"
                + "</qti-choice-interaction></qti-item-body>"
                + "<qti-response-processing template=\"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml\"/>"
                + "</qti-assessment-item>";
    }

    /** Four items of another system, two of them of a case that asks them in another order than their files. */
    private static Map<String, String> foreign(String head, String refs) {
        Map<String, String> files = new TreeMap<>();
        files.put("a.xml", item("A", "Waar groeit de verzonnen appelboom?", ""));
        files.put("b.xml", item("B", "Hoe laat vertrekt de trein naar Noordmerk?", "verhaal"));
        files.put("c.xml", item("C", "Welke kleur had de oude fiets van oma?", "verhaal"));
        files.put("d.xml", item("D", "Wie schildert in de winter het hek?", ""));
        files.put(
                "verhaal.xml",
                "<qti-assessment-stimulus " + QTI + " identifier=\"verhaal\" title=\"\"><qti-stimulus-body>"
                        + "<p>Een verzonnen dag aan zee.</p></qti-stimulus-body></qti-assessment-stimulus>");
        files.put(
                "test.xml",
                "<qti-assessment-test " + QTI + " identifier=\"T 1\" title=\"Een toets van elders\">" + head
                        + "<qti-test-part identifier=\"p\" navigation-mode=\"linear\" submission-mode=\"simultaneous\">"
                        + "<qti-assessment-section identifier=\"s\" title=\"S\" visible=\"false\">" + refs
                        + "</qti-assessment-section></qti-test-part></qti-assessment-test>");
        return files;
    }

    private static String ref(String name, String weight) {
        return "<qti-assessment-item-ref identifier=\"" + name + "\" href=\"" + name.toLowerCase(java.util.Locale.ROOT)
                + ".xml\">" + (weight.isEmpty() ? "" : "<qti-weight identifier=\"W\" value=\"" + weight + "\"/>")
                + "</qti-assessment-item-ref>";
    }

    @Test
    void aTestOfElsewhereBecomesADraftInItsOrderWithItsTimeAndTheRulesOfItsKind() throws IOException {
        Imported one = read(foreign(
                "<qti-time-limits max-time=\"2700.5\"/>",
                ref("D", "0.0") + ref("C", "1.0") + ref("B", "") + ref("A", "1")));
        one = take(one, 1, 2, 3, 4);
        ArrivedTest test = imports.tests(one).get(0);
        assertThat(test.left()).isEmpty();
        assertThat(forming.spots(one, test)).extracting(Spot::standing).containsOnly(Standing.TAKEN);
        String id = forming.free(test);
        assertThat(id).isEqualTo("T-1");

        FormDesign design = make(one, test, id).orElseThrow();
        Imported taken = one;
        assertThat(design.refs())
                .extracting(each -> each.id().value())
                .containsExactlyElementsOf(List.of("D", "C", "B", "A").stream()
                        .map(each -> imports.taken(taken.id(), row(taken, each))
                                .orElseThrow()
                                .item())
                        .toList());
        assertThat(design.places()).extracting(each -> each.scored()).containsExactly(false, true, true, true);
        String told = cases.all().get(0).id();
        assertThat(design.places()).extracting(each -> each.together()).containsExactly("", told, told, "");
        // the case asks in the order of the test, too
        assertThat(cases.all().get(0).items())
                .containsExactly(design.refs().get(1).id(), design.refs().get(2).id());
        assertThat(design.state()).isEqualTo(FormState.DRAFT);
        assertThat(design.title()).isEqualTo("Een toets van elders");
        assertThat(design.rules().time()).isEqualTo(Duration.ofSeconds(2701));
        assertThat(design.rules().navigation()).isEqualTo(Navigation.FORWARD_ONLY);
        assertThat(design.rules().grace()).isEqualTo(PRACTICE.rules().grace());
        assertThat(design.rules().penalties()).isEqualTo(PRACTICE.rules().penalties());
        assertThat(designs.find(design.ref())).contains(design);
        assertThat(imports.forms(one, 1)).containsExactly("T-1:1");
    }

    @Test
    void aTestThatComesInAgainIsKnownByItsFileAndMayBecomeTheNextVersion() throws IOException {
        Map<String, String> files = foreign("", ref("A", ""));
        Imported first = take(read(files), 1);
        ArrivedTest test = imports.tests(first).get(0);
        assertThat(forming.known(first, test)).isEmpty();
        FormDesign draft = make(first, test, "T-1").orElseThrow();
        assertThat(forming.known(first, test)).as("it was made here").isEmpty();

        Imported second = read(files);
        ArrivedTest again = imports.tests(second).get(0);
        assertThat(forming.known(second, again)).containsExactly(new FormRef("T-1", 1));
        assertThat(forming.next("T-1")).as("a draft can be changed itself").isEmpty();
        assertThat(make(second, again, "T-1:2")).isEmpty();

        designs.replace(new FormDesign(
                draft.ref(),
                draft.revision() + 1,
                FormState.FROZEN,
                draft.kind(),
                draft.title(),
                draft.places(),
                draft.rules(),
                draft.languages(),
                "",
                draft.actualOnly(),
                null,
                draft.makers(),
                "",
                List.of(),
                List.of()));
        assertThat(forming.next("T-1")).contains(new FormRef("T-1", 2));
        assertThat(make(second, again, "T-1:2")).isPresent();
        assertThat(imports.forms(second, 1)).containsExactly("T-1:2");
        assertThat(forming.known(read(files), again)).containsExactly(new FormRef("T-1", 2));

        Imported other = read(foreign("<qti-time-limits max-time=\"60\"/>", ref("A", "")));
        assertThat(forming.known(other, imports.tests(other).get(0)))
                .as("another text of a test that is called the same")
                .isEmpty();
    }

    @Test
    void nothingIsOverwrittenAndTheNextNameIsFree() throws IOException {
        Imported one = take(read(foreign("", ref("A", ""))), 1);
        ArrivedTest test = imports.tests(one).get(0);
        FormDesign first = make(one, test, "T-1").orElseThrow();
        assertThat(make(one, test, "T-1")).isEmpty();
        assertThat(designs.find(first.ref())).contains(first);
        assertThat(forming.free(test)).isEqualTo("T-1-2");
    }

    @Test
    void whatAFormCannotDoIsSaid() throws IOException {
        String section = "<qti-assessment-section identifier=\"s2\" title=\"S2\" visible=\"false\">"
                + "<qti-selection select=\"1\"/><qti-ordering shuffle=\"true\"/>"
                + "<qti-rubric-block view=\"candidate\"><qti-content-body><p>Lees goed.</p></qti-content-body></qti-rubric-block>"
                + "<qti-assessment-item-ref identifier=\"B\" href=\"b.xml\"><qti-branch-rule target=\"EXIT_TEST\"/>"
                + "<qti-weight identifier=\"W\" value=\"2.0\"/></qti-assessment-item-ref></qti-assessment-section>";
        Imported one = read(foreign(
                "<qti-outcome-declaration identifier=\"PASS\" cardinality=\"single\" base-type=\"boolean\"/>"
                        + "<qti-time-limits max-time=\"90000\"/>",
                ref("A", "") + section));
        ArrivedTest test = imports.tests(one).get(0);
        assertThat(test.left())
                .containsExactlyInAnyOrder(
                        "time:90000",
                        "selection:1",
                        "shuffle",
                        "weight:B × 2",
                        "outcomeDeclaration:PASS",
                        "rubricBlock",
                        "branchRule");
        assertThat(test.left())
                .allSatisfy(each -> assertThat(ArrivedTest.CODES).contains(each.replaceFirst(":.*", "")));
        assertThat(test.seconds()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"43200, 43200", "43199.2, 43200", "43200.5, 0", "PT1H, 0", "0, 0", "-5, 0", "9999999999, 0"})
    void aTimeThatAFormCannotHaveIsSaidAndNotTaken(String said, long taken) throws IOException {
        ArrivedTest test = imports.tests(read(foreign("<qti-time-limits max-time=\"" + said + "\"/>", ref("A", ""))))
                .get(0);
        assertThat(test.seconds()).isEqualTo(taken);
        assertThat(test.left()).isEqualTo(taken == 0 ? List.of("time:" + said) : List.of());
        assertThat(TestForming.rules(test, PRACTICE).time())
                .isEqualTo(taken == 0 ? PRACTICE.rules().time() : Duration.ofSeconds(taken));
    }

    @Test
    void itemsThatAreNotTakenAreNamedInTheirPlaces() throws IOException {
        Map<String, String> files =
                foreign("", ref("A", "") + ref("B", "") + ref("Weg", "") + ref("A", "") + ref("D", ""));
        files.put("d.xml", "<qti-assessment-item " + QTI + "/>");
        Imported one = take(read(files), 1);
        ArrivedTest test = imports.tests(one).get(0);
        List<Spot> spots = forming.spots(one, test);
        assertThat(spots)
                .extracting(Spot::standing)
                .containsExactly(Standing.TAKEN, Standing.WAITING, Standing.ABSENT, Standing.TWICE, Standing.REFUSED);
        assertThat(TestForming.without(spots)).isEqualTo("2 3 5");
        assertThat(make(one, test, "T").orElseThrow().places()).hasSize(1);
    }

    private static final FormRules RULES = new FormRules(
            Duration.ofSeconds(5025),
            Duration.ofSeconds(95),
            Navigation.FORWARD_ONLY,
            false,
            new PenaltyTable(Map.of(2, new BigDecimal("-0.75"), 5, new BigDecimal("-0.125"))),
            Release.BY_BUREAU,
            Feedback.SCORE_ONLY);

    /** A form of this bank with every type of item; the second is a pilot, those of a case stand together. */
    private FormDesign own() {
        List<ItemVersion> items = DemoTypes.items();
        bank.items.add(items);
        List<Place> places = new ArrayList<>();
        for (ItemVersion each : items) {
            bank.item(each.ref().id().value(), ItemState.APPROVED);
            List<Stimulus> shared = each.content().stimuli();
            places.add(new Place(
                    each.ref(),
                    places.size() != 1,
                    shared.isEmpty() ? "" : shared.get(0).identifier()));
        }
        return FormDesign.draft(new FormRef("VORM-2026", 3), PRACTICE, "Proef & <vorm>", "", "an")
                .described("Proef & <vorm>", RULES, List.of("nl"), "", false, "an")
                .arranged(places, "an");
    }

    private byte[] packed(FormDesign design, Target target) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FormPackage(bank.cards, media, cases::title)
                .write(design, "nl", bank.items.findAll(design.refs()), target, out);
        return out.toByteArray();
    }

    private Imported read(byte[] zip) {
        String id = imports.add(List.of(new Imports.Given("vorm.zip", zip)), bank.bylines.of(BEA), false, NOW);
        reading.read(id);
        return imports.find(id).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void aFormOfThisBankComesBackWithTheSamePlacesAndRules(Target target) throws IOException {
        FormDesign design = own();
        Imported one = read(packed(design, target));
        ArrivedTest test = imports.tests(one).get(0);
        assertThat(test.left()).isEmpty();
        assertThat(forming.spots(one, test)).extracting(Spot::standing).containsOnly(Standing.EQUAL);
        assertThat(forming.free(test)).isEqualTo("VORM-2026");
        FormDesign again = make(one, test, "VORM-2026").orElseThrow();
        assertThat(again.ref()).isEqualTo(new FormRef("VORM-2026", 1));
        assertThat(again.places()).isEqualTo(design.places());
        assertThat(again.rules()).isEqualTo(RULES);
        assertThat(again.title()).isEqualTo(design.title());
        assertThat(again.languages()).isEqualTo(design.languages());
    }

    @Test
    void whereAnotherSystemChangedTheTestItIsTheTestThatCounts() throws IOException {
        Map<String, String> files = unzip(packed(own(), Target.QTI3));
        files.replaceAll(
                (name, text) -> name.startsWith("tests/") ? text.replaceFirst("value=\"1.0\"", "value=\"0.0\"") : text);
        Imported one = read(files);
        ArrivedTest test = imports.tests(one).get(0);
        assertThat(test.left()).containsExactly("ownDiffers");
        assertThat(make(one, test, "X").orElseThrow().places().get(0).scored()).isFalse();
    }

    @Test
    void rulesThatAreDamagedAreNotUsedAndSaid() throws IOException {
        Map<String, String> files = unzip(packed(own(), Target.QTI3));
        for (String damaged : List.of("{", "{\"format\":\"kennispeil-form/1\",\"form\":\"VORM-2026:3\"}")) {
            files.put(PackageTest.RULES, damaged);
            Imported one = read(files);
            ArrivedTest test = imports.tests(one).get(0);
            assertThat(test.left()).containsExactly("own");
            assertThat(test.own()).isNull();
            assertThat(TestForming.rules(test, PRACTICE).time()).isEqualTo(RULES.time());
            assertThat(TestForming.rules(test, PRACTICE).penalties())
                    .isEqualTo(PRACTICE.rules().penalties());
        }
    }

    /** Text files only: pictures are in the library already. */
    private static Map<String, String> unzip(byte[] zip) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                if (each.getName().matches(".*\\.(xml|json)")) {
                    files.put(each.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }
}
