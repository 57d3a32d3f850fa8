package nl.kennispeil.bank.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import nl.kennispeil.bank.item.ItemVersion;
import org.junit.jupiter.api.Test;

class DutchItemFileTest {

    @Test
    void allTwentyDemoItemsAreRead() throws IOException {
        DutchItemFile.Reading reading = read(demoFile());

        assertThat(reading.refusals()).isEmpty();
        assertThat(reading.items()).hasSize(20).noneMatch(ItemVersion::synthetic);
    }

    @Test
    void aBadItemDoesNotStopItsNeighbours() throws IOException {
        DutchItemFile.Reading reading = read(demoFile().replace("\"sleutel\": \"D\"", "\"sleutel\": \"E\""));

        assertThat(reading.items()).hasSize(16);
        assertThat(reading.refusals())
                .hasSize(4)
                .allMatch(refusal -> refusal.what().contains("outside its options"));
    }

    @Test
    void aRefusalSaysWhereWhatAndWhatIsAllowed() {
        DutchItemFile.Reading reading = read("{\"items\":[{\"id\":\"DEMO-001\",\"versie\":\"een\"}]}");

        assertThat(reading.refusals())
                .containsExactly(new Refusal("proef.json, DEMO-001, versie", "\"een\"", "a whole number"));
    }

    @Test
    void whatIsMissingIsNamedWithItsPlaceInAList() throws IOException {
        DutchItemFile.Reading reading =
                read(demoFile().replace("\"tekst\": \"clemastine langzaam intraveneus toegediend\"", "\"txt\": 1"));

        assertThat(reading.refusals())
                .containsExactly(
                        new Refusal("proef.json, DEMO-001, opties[0], tekst", "nothing", "text that is not empty"));
    }

    @Test
    void aSecondItemWithTheSameReferenceIsRefused() throws IOException {
        DutchItemFile.Reading reading = read(demoFile().replace("DEMO-002", "DEMO-001"));

        assertThat(reading.items()).hasSize(19);
        assertThat(reading.refusals())
                .singleElement()
                .hasToString("proef.json, DEMO-001: got DEMO-001:1 a second time, allowed is each item version once");
    }

    @Test
    void whatIsNoJsonOrHasNoItemsIsOneRefusalOfTheFile() {
        assertThat(read("geen json").refusals())
                .singleElement()
                .matches(refusal -> refusal.allowed().equals("JSON"));
        assertThat(read("{}").refusals())
                .singleElement()
                .matches(refusal -> refusal.where().contains("items"));
        assertThat(read("[]").refusals()).hasSize(1);
        assertThat(read("").refusals()).hasSize(1);
        assertThat(read("{\"items\":[7,null]}").refusals()).hasSize(2);
    }

    private static DutchItemFile.Reading read(String json) {
        return DutchItemFile.read("proef.json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static String demoFile() throws IOException {
        try (InputStream in = DutchItemFileTest.class.getResourceAsStream("/demo/demo-items.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
