package nl.kennispeil.delivery.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.AnswerWords;
import nl.kennispeil.bank.item.ItemMarker;
import nl.kennispeil.bank.item.ItemVersion;
import org.junit.jupiter.api.Test;

class CommitteeListTest {

    private final String text = PaperFixture.text(PaperFixture.list());

    @Test
    void everyQuestionThatIsMarkedByRulesHasAKeyAndWhy() {
        for (ItemVersion item : PaperFixture.ITEMS) {
            String part = part(item);
            assertThat(part).contains("Toelichting: " + item.rationale().text());
            if (ItemMarker.of(item).byPeople()) {
                assertThat(part).contains("Sleutel: mensen kijken na");
            } else {
                assertThat(part).containsPattern("Sleutel: (?!geen)[^ ]").doesNotContain("geen sleutel gevonden");
                AnswerWords.lines(item, new Answer.Blank()).stream()
                        .flatMap(each -> each.right().stream())
                        .forEach(each -> assertThat(part).contains(PaperFixture.spaced(each.replace('.', ','))));
            }
        }
    }

    @Test
    void aKeySpeaksOfTheLettersOnThePage() {
        assertThat(part(2)).contains("[A] bloeddruk; [C] gewicht; [E] polsslag per minuut", "stemming = −1");
        assertThat(part(4)).contains("[4.1 – F] Voorziet de hartspier van bloed → kransslagader");
        assertThat(part(7)).contains("[B] hulpvraag verhelderen → [D] lichamelijk onderzoek");
        assertThat(part(9)).contains("nier → 1");
        assertThat(part(10)).contains("Sleutel: 22,9", "Marge: ± 0,05");
        assertThat(part(11)).contains("Sleutel: schedel", "de schedel = 1");
        assertThat(part(13)).contains("[A] drie; [C] zes");
        assertThat(part(17)).contains("[1 – B] hamer → kwart rechtsboven");
    }

    @Test
    void theStemStandsThereOnce() {
        assertThat(part(10).split("Bereken de queteletindex", -1)).hasSize(2);
        assertThat(part(11).split("Hoe heet het bot", -1)).hasSize(2);
    }

    @Test
    void anEssayHasItsRubricAndAFilmItsWords() {
        assertThat(part(21)).contains("2 vraagt naar de gevolgen overdag", "Ten hoogste te behalen punten: 4");
        assertThat(part(19)).contains("Film: Schematische film", "Ondertiteling: Een gevulde spuit");
        assertThat(part(20)).contains("Geluid: Nagemaakt geluid");
        assertThat(text).containsOnlyOnce("Een verzonnen persoon van 34 jaar");
    }

    @Test
    void everyPageSaysWhoPrintedIt() {
        assertThat(text.split("afgedrukt door Redactie Een", -1).length).isGreaterThan(5);
    }

    private String part(int number) {
        return part(PaperFixture.ITEMS.get(number - 1));
    }

    private String part(ItemVersion item) {
        List<ItemVersion> all = PaperFixture.ITEMS;
        int next = all.indexOf(item) + 1;
        int from = text.indexOf(item.ref().toString());
        int to = next < all.size() ? text.indexOf(all.get(next).ref().toString()) : text.length();
        assertThat(from).isNotNegative();
        return text.substring(from, to);
    }
}
