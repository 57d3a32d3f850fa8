package nl.kennispeil.delivery.itembank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhereWordsTest {

    private static final Element ITEM = Element.of(
            "qti-choice-interaction",
            Element.of("qti-simple-choice", Map.of("identifier", "cx7f9q")),
            Element.of("qti-simple-choice", Map.of("identifier", "B")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qti-assessment-item/qti-item-body/qti-choice-interaction/qti-simple-choice#cx7f9q | optie A | option A",
                "qti-assessment-item/qti-item-body/qti-choice-interaction/qti-simple-choice#B/p | optie B | option B",
                "qti-assessment-item/qti-item-body/qti-choice-interaction/qti-prompt | vraag | question",
                "qti-assessment-item/qti-item-body/p | inleiding | introduction",
                "qti-item-body/div/table/tbody/tr/td/img | tabel, afbeelding | table, picture",
                "qti-assessment-item/qti-response-declaration#RESPONSE/qti-correct-response | sleutel | key",
                "qti-assessment-item/qti-item-body/qti-choice-interaction | antwoordmogelijkheden | answers",
                "qti-assessment-item | hele vraag | the item as a whole"
            })
    void whereADifferenceIsStandsThereInWords(String where, String dutch, String english) {
        assertThat(in(Language.NL).of(where)).isEqualTo(dutch);
        assertThat(in(Language.EN).of(where)).isEqualTo(english);
    }

    private static WhereWords in(Language language) {
        Messages messages = Messages.in(language);
        return new WhereWords(ITEM, ITEM, (code, letter) -> messages.text("page.items.where." + code, letter));
    }
}
