package nl.kennispeil.delivery.itembank;

import static org.assertj.core.api.Assertions.assertThat;

import nl.kennispeil.bank.diff.AttributeChange;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.junit.jupiter.api.Test;

class AttributeWordsTest {

    private final AttributeWords words =
            new AttributeWords(code -> Messages.in(Language.NL).text("page.items." + code));

    @Test
    void everyAttributeThatIsNamedHasWordsInBothLanguages() {
        assertThat(AttributeWords.NAMED).hasSizeGreaterThan(50).allSatisfy(each -> {
            for (Language language : Language.values()) {
                assertThat(Messages.in(language).text("page.items." + AttributeWords.code(each)))
                        .isNotBlank();
            }
        });
    }

    @Test
    void sayWhatChangedInWordsAndKeepANameThatHasNone() {
        assertThat(words.of(new AttributeChange("max-choices", "1", "2")))
                .isEqualTo(new ItemViews.Attribute("meeste keuzes", true, "1", "2"));
        assertThat(words.of(new AttributeChange("shuffle", null, "true")))
                .isEqualTo(new ItemViews.Attribute("door elkaar", true, "–", "ja"));
        assertThat(words.of(new AttributeChange("xml:lang", "nl", "en")).name()).isEqualTo("taal");
        assertThat(words.of(new AttributeChange("data-own", "a", "b")))
                .isEqualTo(new ItemViews.Attribute("data-own", false, "a", "b"));
        assertThat(words.of(new AttributeChange("src", "ab".repeat(32) + ".png", "p.png")))
                .isEqualTo(new ItemViews.Attribute("bestand", true, "abababab….png", "p.png"));
    }
}
