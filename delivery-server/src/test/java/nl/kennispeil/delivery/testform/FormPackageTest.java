package nl.kennispeil.delivery.testform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.demo.DemoTypes;
import nl.kennispeil.bank.exchange.Formats;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.exchange.pack.ImportRun;
import nl.kennispeil.bank.exchange.qti.QtiFormat;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.Place;
import nl.kennispeil.bank.form.TestKinds;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.delivery.itembank.ItemFixture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormPackageTest {

    private static final FormRef REF = new FormRef("PROEF-1", 2);

    private final List<ItemVersion> items = DemoTypes.items();
    private final FormDesign design = design(items);
    private final FormPackage pack =
            new FormPackage(new ItemFixture().cards, MediaLibrary.ofClassPath("/demo/media"), ref -> Optional.empty());

    @TempDir
    Path folder;

    /** Every kind of item; the second is a pilot, those with a stimulus are a case. */
    private static FormDesign design(List<ItemVersion> items) {
        List<Place> places = new ArrayList<>();
        for (ItemVersion each : items) {
            String together = each.content().stimuli().isEmpty()
                    ? ""
                    : each.content().stimuli().get(0).identifier();
            places.add(new Place(each.ref(), places.size() != 1, together));
        }
        return FormDesign.draft(REF, TestKinds.find("OEFEN").orElseThrow(), "Proef & <vorm>", "", "an")
                .arranged(places, "an");
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void aFormComesBackWithTheSameItemsInOrderAndItsPilotsUnscored(Target target) throws IOException {
        Path zip = folder.resolve("vorm.zip");
        try (OutputStream out = Files.newOutputStream(zip)) {
            pack.write(design, "nl", items, target, out);
        }
        Path back = folder.resolve("terug");
        ImportRun.Outcome outcome =
                ImportRun.run(List.of(zip), back, Formats.with(List.of()), (file, done, total) -> {});

        assertThat(outcome).isEqualTo(new ImportRun.Outcome(items.size(), 0, 0, false));
        JsonNode test = new ObjectMapper()
                .readTree(back.resolve("tests/PROEF-1-v2.json").toFile());
        assertThat(test.path("title").asText()).isEqualTo("Proef & <vorm>");
        assertThat(test.path("maxSeconds").asText()).isEqualTo("1800");
        assertThat(test.path("missing")).isEmpty();
        List<JsonNode> members = new ArrayList<>();
        List<String> cases = new ArrayList<>();
        collect(test.at("/parts/0/members/0"), "", members, cases);
        assertThat(members)
                .extracting(each -> each.path("item").asText())
                .containsExactlyElementsOf(
                        items.stream().map(each -> each.ref().id().value()).toList());
        assertThat(cases)
                .containsExactlyElementsOf(
                        design.places().stream().map(Place::together).toList());
        for (int i = 0; i < members.size(); i++) {
            assertThat(members.get(i).at("/weights/WEIGHT").asText()).isEqualTo(i == 1 ? "0.0" : "1.0");
            ItemFile again = ItemFile.read(Files.readString(
                    back.resolve(members.get(i).path("canonical").asText())));
            ItemFile sent = pack.file(items.get(i));
            ItemContent expected = QtiFormat.canonical(incoming(sent)).content().orElseThrow();
            // 2.2 has no title at a reference to a stimulus; the package names what it left out
            assertThat(again.content())
                    .isEqualTo(
                            target == Target.QTI3
                                    ? expected
                                    : ItemContent.of(expected.root()
                                            .rewrite(each -> each.is("qti-assessment-stimulus-ref")
                                                    ? each.without("title")
                                                    : each)));
            assertThat(again.stimuli().keySet()).isEqualTo(sent.stimuli().keySet());
        }
    }

    private static Incoming incoming(ItemFile item) {
        return new Incoming(
                "",
                item.identifier(),
                "",
                Optional.of(item.content()),
                "",
                List.of(),
                List.of(),
                item.stimuli(),
                List.of(),
                Map.of());
    }

    private static void collect(JsonNode section, String name, List<JsonNode> members, List<String> cases) {
        for (JsonNode each : section.path("members")) {
            if (each.has("section")) {
                collect(each, each.path("title").asText(), members, cases);
            } else {
                members.add(each);
                cases.add(name);
            }
        }
    }

    /** The same item, where its case has no text here: then its title has no place but the reference, which QTI 2 lacks. */
    private static ItemVersion untold(ItemVersion item) {
        ItemContent content = ItemContent.of(item.content()
                .root()
                .rewrite(each -> each.is("qti-assessment-stimulus-ref")
                        ? each.withChildren(List.of()).with("href", "elders.xml")
                        : each));
        return new ItemVersion(
                item.ref(),
                item.language(),
                item.synthetic(),
                item.tests(),
                item.classification(),
                content,
                item.rationale(),
                item.calibration());
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void whatQtiHasNoWordForGoesAlongByName(Target target) throws IOException {
        Path zip = folder.resolve("vorm.zip");
        List<ItemVersion> untold = items.stream().map(FormPackageTest::untold).toList();
        try (OutputStream out = Files.newOutputStream(zip)) {
            pack.write(design, "nl", untold, target, out);
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            JsonNode rules = new ObjectMapper().readTree(file.getInputStream(file.getEntry(FormPackage.RULES)));
            assertThat(rules.path("wrongByOptions").toString()).isEqualTo("{\"2\":-1,\"3\":-0.5,\"4\":-0.33}");
            assertThat(rules.path("unknownOption").asBoolean()).isTrue();
            assertThat(rules.path("graceSeconds").asInt()).isEqualTo(600);
            assertThat(rules.at("/items/1/scored").asBoolean()).isFalse();
            assertThat(rules.path("form").asText()).isEqualTo("PROEF-1:2");
            assertThat(rules.at("/notInQti/VORM-22").toString().contains("title"))
                    .isEqualTo(target == Target.QTI22);
        }
    }
}
