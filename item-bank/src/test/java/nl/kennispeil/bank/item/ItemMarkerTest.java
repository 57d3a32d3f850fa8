package nl.kennispeil.bank.item;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kennispeil.bank.demo.DemoTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values worked out by hand from the items of the demonstration. */
class ItemMarkerTest {

    private static final Map<String, ItemVersion> ITEMS = DemoTypes.items().stream()
            .collect(Collectors.toMap(each -> each.ref().id().value(), Function.identity()));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "VORM-01; A; RIGHT; 1",
                "VORM-01; B; WRONG; 0",
                "VORM-02; {\"RESPONSE\":[\"druk\",\"gewicht\",\"pols\"]}; RIGHT; 1",
                "VORM-02; {\"RESPONSE\":[\"druk\",\"gewicht\"]}; PARTIAL; 0.6667",
                "VORM-02; {\"RESPONSE\":[\"druk\",\"kleur\"]}; WRONG; 0",
                "VORM-04; {\"RESPONSE\":[\"v1 o6\",\"v2 o2\",\"v3 o5\"]}; PARTIAL; 0.6667",
                "VORM-05; {\"RESPONSE\":[\"r1 ja\",\"r2 nee\",\"r3 ja\"]}; RIGHT; 1",
                "VORM-06; {\"RESPONSE\":[\"hand pols\",\"enkel voet\"]}; RIGHT; 1",
                "VORM-07; {\"RESPONSE\":[\"vraag\",\"onderzoek\",\"beleid\",\"afspraak\"]}; RIGHT; 1",
                "VORM-07; {\"RESPONSE\":[\"vraag\",\"beleid\",\"onderzoek\",\"afspraak\"]}; WRONG; 0",
                "VORM-08; {\"R1\":[\"groter\"],\"R2\":[\"stijgt\"]}; PARTIAL; 0.5",
                "VORM-08; {\"R1\":[\"groter\"]}; PARTIAL; 0.5",
                "VORM-09; {\"RESPONSE\":[\"nier g1\",\"blaas g2\"]}; RIGHT; 1",
                "VORM-10; {\"RESPONSE\":[\"22.86\"]}; RIGHT; 1",
                "VORM-10; {\"RESPONSE\":[\"23\"]}; WRONG; 0",
                "VORM-11; {\"RESPONSE\":[\"De Schedel\"]}; RIGHT; 1",
                "VORM-12; {\"RESPONSE\":[\"ro\"]}; RIGHT; 1",
                "VORM-13; {\"RESPONSE\":[\"h1\"]}; PARTIAL; 0.5",
                "VORM-14; {\"RESPONSE\":[\"37\"]}; RIGHT; 1",
                "VORM-18; {\"RESPONSE\":[\"210 190\"]}; RIGHT; 1",
                "VORM-18; {\"RESPONSE\":[\"10 190\"]}; WRONG; 0",
                "VORM-21; {\"RESPONSE\":[\"Een zin.\"]}; PENDING; 0",
                "VORM-21; ?; UNKNOWN; 0",
                "VORM-05; ``; BLANK; 0"
            })
    void anAnswerIsWorthItsShareOfTheItem(String item, String answer, Mark mark, String share) {
        Marked marked = ItemMarker.of(item(item)).mark(Answer.parse(answer));
        assertThat(marked.mark()).isEqualTo(mark);
        assertThat(marked.share()).isEqualByComparingTo(share);
        assertThat(AnswerCheck.problem(item(item), answer, true)).isEmpty();
    }

    @Test
    void theKeyOfAnItemIsRightByItsOwnRulesAndSoIsNothingElseSaid() {
        List<String> without = ITEMS.values().stream()
                .filter(each -> AnswerWords.key(each) instanceof Answer.Blank)
                .map(each -> each.ref().id().value())
                .toList();
        assertThat(without).contains("VORM-21").hasSizeLessThan(6);
        ITEMS.values().stream()
                .filter(each -> !without.contains(each.ref().id().value()))
                .forEach(each -> assertThat(ItemMarker.of(each)
                                .mark(Answer.parse(AnswerWords.key(each).wire()))
                                .mark())
                        .as(each.ref().toString())
                        .isEqualTo(Mark.RIGHT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "VORM-01; {\"RESPONSE\":[\"rk\"]}; UNREADABLE",
                "VORM-01; E; NO_SUCH_OPTION",
                "VORM-02; {\"RESPONSE\":[\"druk\",\"kleur\",\"gewicht\",\"pols\"]}; TOO_MANY",
                "VORM-02; {\"RESPONSE\":[\"druk\",\"druk\"]}; TOO_MANY",
                "VORM-02; {\"OTHER\":[\"druk\"]}; NO_SUCH_RESPONSE",
                "VORM-02; A; NO_SUCH_OPTION",
                "VORM-04; {\"RESPONSE\":[\"v1 o1\",\"v1 o2\"]}; TOO_MANY",
                "VORM-04; {\"RESPONSE\":[\"o1 v1\"]}; NO_SUCH_OPTION",
                "VORM-10; {\"RESPONSE\":[\"22,9\"]}; NO_NUMBER",
                "VORM-12; {\"RESPONSE\":[\"ro\",\"lo\"]}; TOO_MANY",
                "VORM-14; {\"RESPONSE\":[\"46\"]}; NO_NUMBER",
                "VORM-18; {\"RESPONSE\":[\"a b\"]}; NO_SUCH_OPTION",
                "VORM-19; {\"FILM\":[\"0\"]}; NO_SUCH_RESPONSE",
                "VORM-20; {\"RESPONSE\":[\"72.5\"]}; NO_NUMBER"
            })
    void whatIsNoAnswerToItsItemIsRefusedWithAReason(String item, String answer, AnswerProblem problem) {
        assertThat(AnswerCheck.problem(item(item), answer, true)).contains(problem);
    }

    @Test
    void aQuestionMarkIsRefusedWhereTheFormDoesNotOfferIt() {
        assertThat(AnswerCheck.problem(item("VORM-02"), "?", false)).contains(AnswerProblem.NO_UNKNOWN);
    }

    @Test
    void answersAndKeysAreToldInTheWordsOfTheItem() {
        AnswerWords.Line line = AnswerWords.lines(item("VORM-04"), Answer.parse("{\"RESPONSE\":[\"v1 o1\"]}"))
                .get(0);
        assertThat(line.given()).containsExactly("Voorziet de hartspier van bloed → aorta");
        assertThat(line.right()).hasSize(3).contains("Laat bloed maar één kant op → klep");
        assertThat(AnswerWords.lines(item("VORM-12"), Answer.parse("{\"RESPONSE\":[\"ro\"]}"))
                        .get(0)
                        .given())
                .isEqualTo(List.of("kwart rechtsonder"));
        assertThat(AnswerWords.plain(item("VORM-09"), Answer.parse("{\"RESPONSE\":[\"nier g1\"]}")))
                .isEqualTo("nier → 1");
    }

    @Test
    void onlyWhereTheOrderIsTheAnswerItIsToldAsOrdered() {
        assertThat(ITEMS.values().stream()
                        .filter(each -> AnswerWords.lines(each, new Answer.Blank()).stream()
                                .anyMatch(AnswerWords.Line::ordered)))
                .extracting(each -> each.ref().id().value())
                .containsExactlyInAnyOrder("VORM-07", "VORM-15");
    }

    @Test
    void onlyAnEssayHasNoKeyThatCouldBeFilledIn() {
        assertThat(ITEMS.values().stream().filter(each -> AnswerWords.key(each).equals(new Answer.Blank())))
                .extracting(each -> each.ref().id().value())
                .containsExactly("VORM-21");
    }

    @Test
    void onlyAnEssayWaitsForPeople() {
        assertThat(ITEMS.values().stream().filter(each -> ItemMarker.of(each).byPeople()))
                .extracting(each -> each.ref().id().value())
                .containsExactly("VORM-21");
        assertThat(ItemMarker.of(item("VORM-21")).maximum()).isEqualByComparingTo("4");
    }

    private static ItemVersion item(String id) {
        return requireNonNull(ITEMS.get(id), id);
    }
}
