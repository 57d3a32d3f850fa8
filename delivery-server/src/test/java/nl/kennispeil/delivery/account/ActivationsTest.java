package nl.kennispeil.delivery.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import org.junit.jupiter.api.Test;

class ActivationsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final Activations activations = new Activations(shelves, ServerSecret.random());

    @Test
    void aCodeWorksOnceHoweverItIsTyped() {
        String code = activations.issue("anna", NOW).shown();

        assertThat(activations.use("anna", code.toLowerCase(Locale.ROOT).replace("-", " "), NOW))
                .isTrue();
        assertThat(activations.use("anna", code, NOW)).isFalse();
    }

    @Test
    void aCodeIsForOneAccount() {
        String code = activations.issue("anna", NOW).shown();

        assertThat(activations.use("bart", code, NOW)).isFalse();
        activations.issue("bart", NOW);
        assertThat(activations.use("bart", code, NOW)).isFalse();
        assertThat(activations.use("anna", "", NOW)).isFalse();
    }

    @Test
    void aNewCodeTakesThePlaceOfTheOneBefore() {
        String before = activations.issue("anna", NOW).shown();
        String after = activations.issue("anna", NOW).shown();

        assertThat(activations.fits("anna", before, NOW)).isFalse();
        assertThat(activations.fits("anna", after, NOW)).isTrue();
    }

    @Test
    void aCodeIsGoodForThirtyDaysToTheSecond() {
        Activations.Code code = activations.issue("anna", NOW);

        assertThat(code.until()).isEqualTo("2026-12-22T09:00:00Z");
        assertThat(activations.fits("anna", code.shown(), code.until().minusSeconds(1)))
                .isTrue();
        assertThat(activations.fits("anna", code.shown(), code.until())).isFalse();
        assertThat(activations.until("anna", code.until())).isEmpty();
    }

    @Test
    void theCodeItselfIsKeptNowhere() {
        String code = activations.issue("anna", NOW).shown();

        assertThat(shelves.shelf("activations", Holds.PERSONS).all().toString())
                .doesNotContain(code)
                .doesNotContain(code.replace("-", ""));
    }
}
