package nl.kennispeil.delivery.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.demo.DemoTypes;
import nl.kennispeil.bank.demo.LabValues;
import nl.kennispeil.bank.form.InMemoryTestForms;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.InMemoryItems;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.text.Bilingual;
import org.junit.jupiter.api.Test;

class ContentPackagesTest {

    private static final Instant NOON = Instant.parse("2026-03-25T11:00:00Z");

    private final DemoBank bank = DemoBank.create();
    private final InMemoryItems items = new InMemoryItems();
    private final InMemoryTestForms forms = new InMemoryTestForms();
    private final ServerSecret secret = ServerSecret.random();

    ContentPackagesTest() {
        items.add(bank.items());
        bank.forms().forEach(forms::add);
    }

    @Test
    void aBrowserGetsEveryItemAndNoKeyRationaleOrCalibration() throws Exception {
        ContentPackage made = packages().of(sitting("lhk", bank.lhk()));
        String plain = open(made, made.key());
        JsonNode content = Replies.JSON.readTree(plain);
        assertThat(content.path("items")).hasSize(120);
        assertThat(content.path("labValues")).isNotEmpty();
        for (JsonNode item : content.path("items")) {
            assertThat(item.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                            "position", "item", "category", "type", "single", "language", "body", "unknown");
        }
        for (ItemVersion item : items.findAll(bank.lhk().refs())) {
            assertThat(plain).doesNotContain(item.rationale().text());
        }
    }

    @Test
    void noItemOfAnyKindSaysWhatIsRight() throws Exception {
        List<ItemVersion> every = DemoTypes.items();
        TestForm form = DemoTypes.form(every);
        items.add(every);
        forms.add(form);
        ContentPackage made = packages().of(sitting("vormen", form));
        String plain = open(made, made.key());
        JsonNode content = Replies.JSON.readTree(plain);
        Set<String> names = new TreeSet<>();
        for (JsonNode item : content.path("items")) {
            collect(item.path("body"), names);
        }
        content.path("stimuli").forEach(bodies -> bodies.forEach(body -> collect(body, names)));
        assertThat(names)
                .contains("qti-hotspot-choice", "qti-gap", "table")
                .allSatisfy(name -> assertThat(CandidateBody.allowed()).containsKey(name))
                .noneMatch(
                        name -> name.matches(".*(declaration|processing|correct|mapping|feedback|rubric|template).*"));
        assertThat(plain)
                .doesNotContain("mapped-value", "correct", "data-points", "slaapdagboek", "SCORE", "qti-value")
                .doesNotContain("trommelvlies.svg", "hartslag.webm");
        for (ItemVersion item : every) {
            assertThat(plain).doesNotContain(item.rationale().text());
            assertThat(CandidateBody.missing(item.content()))
                    .as("%s", item.ref())
                    .isEmpty();
        }
        assertThat(made.interactions()).contains("order", "hotspot", "extended-text", "media", "shuffle");
        assertThat(packages().of(sitting("lhk", bank.lhk())).interactions()).isEmpty();
    }

    @Test
    void aCaseTellsItsStoryOnceAndKnowsThePlaceOfItsItems() throws Exception {
        List<ItemVersion> every = DemoTypes.items();
        TestForm form = DemoTypes.form(every);
        items.add(every);
        forms.add(form);
        ContentPackage made = packages().of(sitting("vormen", form));
        JsonNode content = Replies.JSON.readTree(open(made, made.key()));
        assertThat(content.path("stimuli")).hasSize(1);
        List<String> places = new ArrayList<>();
        for (JsonNode item : content.path("items")) {
            if (item.has("case")) {
                places.add(item.path("case").path("number").asInt() + "/"
                        + item.path("case").path("of").asInt());
            }
        }
        assertThat(places).containsExactly("1/3", "2/3", "3/3");
    }

    private static void collect(JsonNode node, Set<String> names) {
        names.add(node.path(0).asText());
        for (JsonNode child : node) {
            if (child.isArray()) {
                collect(child, names);
            }
        }
    }

    @Test
    void everyNodeMakesTheSameBytesAndEverySittingItsOwn() {
        Sitting sitting = sitting("lhk", bank.lhk());
        ContentPackage one = packages().of(sitting);
        ContentPackage other = packages().of(sitting);
        assertThat(other.bytes()).isEqualTo(one.bytes());
        assertThat(packages().of(sitting("lhk-2", bank.lhk())).key()).isNotEqualTo(one.key());
    }

    @Test
    void theMediaOfTheItemsAreListedForTheWaitingRoom() {
        assertThat(packages().of(sitting("kov", bank.kov())).media())
                .extracting(each -> each.type())
                .contains("video/webm", "text/vtt", "image/svg+xml");
    }

    private ContentPackages packages() {
        return new ContentPackages(
                new FormLibrary(forms, items), DemoBank.media(), secret, Replies.JSON, LabValues.demo());
    }

    private static Sitting sitting(String id, TestForm form) {
        return new Sitting(
                new SittingId(id),
                new Bilingual("Toets", "Test"),
                form.kind(),
                form.ref(),
                false,
                NOON,
                NOON.plus(Duration.ofDays(1)),
                Condition.HOME,
                Sitting.Progress.PLANNED,
                null,
                List.of(),
                0);
    }

    /** As the player does it. */
    private static String open(ContentPackage sealed, byte[] key) throws Exception {
        byte[] bytes = sealed.bytes();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(bytes, 12)));
        byte[] gzipped = cipher.doFinal(bytes, 12, bytes.length - 12);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
