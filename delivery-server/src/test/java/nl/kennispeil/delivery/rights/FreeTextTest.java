package nl.kennispeil.delivery.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FreeTextTest {

    private final FreeText free = new FreeText(text -> text.contains("nummer"));

    @Test
    void aTextIsStrippedAndBounded() {
        assertThat(free.required("  een reden ")).isEqualTo("een reden");
        assertThat(free.optional("  ")).isEmpty();
        assertThatThrownBy(() -> free.required("  ")).hasMessage("text-empty");
        assertThatThrownBy(() -> free.required("a".repeat(FreeText.LONGEST + 1)))
                .hasMessage("text-long");
        assertThat(free.required("a".repeat(FreeText.LONGEST))).hasSize(FreeText.LONGEST);
    }

    @Test
    void aNumberThatMustNotBeHereIsRefused() {
        assertThatThrownBy(() -> free.required("mijn nummer is")).hasMessage("text-bsn");
    }
}
