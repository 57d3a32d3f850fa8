package nl.kennispeil.bank.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.prose.Passage;
import nl.kennispeil.bank.prose.Written;
import nl.kennispeil.bank.search.NearDuplicates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTest {

    private static final Context CONTEXT = Context.of("nl").withReferences(List.of("NHG-Standaard Otitis (2024)"));
    private static final String CASE = "Een man van 34 jaar heeft sinds gisteren koorts.";

    @Test
    void aSoundItemHasNoFindings() {
        assertThat(rules(item("B", "Welk middel geeft u als eerste?", "clemastine", "adrenaline", "salbutamol")))
                .isEmpty();
    }

    @Test
    void aKeyThatIsClearlyLongestIsUnderlinedAndAShortLeadIsNot() {
        ItemContent item = item("B", "Wat doet u?", "rust", "uitleg, pijnstilling en bewegen op geleide", "een foto");
        Finding finding = only(item, "key-longest");
        assertThat(finding.passage().part()).isEqualTo("B");
        assertThat(finding.arguments()).containsExactly("B", 42, 8);
        assertThat(rules(item("B", "Wat doet u?", "een foto maken", "een echo maken nu", "een punctie")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nl,altijd verwijzen,altijd", "nl,in geen geval opereren,in geen geval",
                "nl,geen enkele behandeling,geen enkele",
        "nl,uitsluitend rust,uitsluitend", "nl,Nooit antibiotica geven,Nooit", "en,always refer the child,always",
        "en,never give this drug,never"
    })
    void anAbsoluteWordIsFoundWhereItStands(String language, String option, String word) {
        ItemContent item = Written.choice(
                language,
                "A",
                CASE,
                "Wat doet u? What next?",
                "een of twee onderzoeken aanvragen nu",
                option,
                "wachten tot later");
        Finding finding = only(item, "absolute-word");
        assertThat(finding.passage().text()).isEqualTo(word);
        assertThat(finding.passage().part()).isEqualTo("B");
    }

    @Test
    void aFrequencyScaleMayHoldAlwaysAndNever() {
        assertThat(rules(item("B", "Hoe vaak komt dit voor?", "nooit", "soms", "altijd")))
                .isEmpty();
    }

    @Test
    void briefOptionsAboutDifferentThingsAreNoScale() {
        assertThat(rules(item("A", "Wat raadt u aan?", "altijd roken", "nooit sporten", "gezond eten")))
                .contains("absolute-word");
        assertThat(rules(item("A", "Wat past hierbij?", "altijd pijn", "nooit pijn", "soms pijn")))
                .doesNotContain("absolute-word");
    }

    @Test
    void aShortStemOfVeryLongWordsIsHardToReadAndAShortPlainOneIsNot() {
        String hard = "Welke cardiovasculaire risicomanagementmaatregelen implementeert de"
                + " huisartsenpraktijkorganisatie bij hypercholesterolemiepatiënten met"
                + " schildklierfunctiestoornissen, nierfunctievermindering, leverfunctiestoornissen,"
                + " medicatieovergevoeligheid en zwangerschapscomplicaties?";
        assertThat(rules(item("A", hard, "een", "twee", "drie"))).contains("hard-to-read");
        String plain =
                "Een man met hypercholesterolemie en angina pectoris wil weten wat hij moet slikken. Wat zegt u?";
        assertThat(rules(item("A", plain, "een", "twee", "drie"))).doesNotContain("hard-to-read");
    }

    @Test
    void aNegativeQuestionIsAWarningUnlessItIsEmphasised() {
        ItemContent plain = item("A", "Welk middel is niet geschikt?", "een", "twee", "drie");
        assertThat(only(plain, "negative-stem").passage().text()).isEqualTo("niet");
        ItemContent capitals = item("A", "Welk middel is NIET geschikt?", "een", "twee", "drie");
        assertThat(rules(capitals)).containsExactly("negative-stem-emphasised");
        ItemContent bold = ItemContent.of(plain.root()
                .rewrite(each -> each.is("qti-prompt")
                        ? each.withChildren(List.<Node>of(
                                new Text("Welk middel is "),
                                Element.text("strong", Map.of(), "niet"),
                                new Text(" geschikt?")))
                        : each));
        assertThat(rules(bold)).containsExactly("negative-stem-emphasised");
    }

    @Test
    void aNegationAboutThePatientIsNoNegativeQuestion() {
        assertThat(rules(item("A", "Wat geeft u een man die niet kan slikken?", "pillen", "zetpil", "drank")))
                .isEmpty();
        assertThat(rules(item("A", "Wat geeft u een niet-zwangere vrouw?", "pillen", "zetpil", "drank")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10-20 mg|15–30 mg|40-50 mg",
                "< 10 jaar|5 tot 8 jaar|ouder dan 12 jaar",
                "10-20|20-30|31-40",
                "minstens 3|meer dan 5|1",
                "0,5 mg|0.50 mg|2 mg"
            })
    void rangesThatShareAValueOverlap(String one, String two, String three) {
        assertThat(rules(item("C", "Hoeveel is het?", one, two, three))).contains("option-overlap");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"10 tot 20|20 tot 30|30 tot 40", "< 10|10|> 10", "5 mg|5 ml|10 mg", "1000 Hz|2000 Hz|4000 Hz"})
    void rangesThatOnlyTouchDoNot(String one, String two, String three) {
        assertThat(rules(item("C", "Hoeveel is het?", one, two, three))).isEmpty();
    }

    @Test
    void anOptionWithinAnotherIsUnderlinedThere() {
        Finding finding = only(
                item("C", "Welke klachten passen?", "koorts", "hoge koorts en hoesten", "rugklachten met uitval"),
                "option-contained");
        assertThat(finding.passage().part()).isEqualTo("B");
        assertThat(finding.passage().text()).isEqualTo("koorts");
        assertThat(rules(item("C", "Welke klachten passen?", "koorts", "geen koorts", "rugklachten")))
                .isEmpty();
    }

    @Test
    void theSameOptionTwiceIsAnError() {
        Finding finding = only(item("A", "Wat geeft u?", "paracetamol", "rust", "Paracetamol"), "option-same");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.arguments()).containsExactly("A", "C");
    }

    @Test
    void anArticleThatFitsTheKeyOnlyIsACue() {
        ItemContent dutch = item("A", "Het best helpt het", "antibioticum", "behandeling", "pil");
        assertThat(only(dutch, "grammar-article").passage().text()).isEqualTo("het");
        ItemContent english =
                Written.choice("en", "B", CASE, "The best treatment is an", "bandage", "antibiotic", "cast");
        assertThat(rules(english)).containsExactly("grammar-article");
        assertThat(rules(Written.choice("en", "B", CASE, "She attends a", "clinic", "university", "hospital")))
                .isEmpty();
        assertThat(rules(Written.choice("en", "B", CASE, "She waits an", "hour", "evening", "afternoon")))
                .isEmpty();
    }

    @Test
    void anArticleBeforeAnArticleIsWrong() {
        ItemContent item = item("A", "U geeft hem een", "een antibioticum", "pijnstiller", "zalf");
        assertThat(only(item, "grammar-article-twice").passage().text()).isEqualTo("een");
    }

    @Test
    void aPluralVerbThatFitsTheKeyOnlyIsACue() {
        ItemContent item = item("B", "De juiste middelen zijn", "een zalf", "rust en ijs", "een pil");
        assertThat(rules(item)).containsExactly("grammar-number");
    }

    @Test
    void aWordOfTheStemInTheKeyOnlyIsACue() {
        ItemContent item = Written.choice(
                "nl",
                "A",
                "Een vrouw heeft last van hielspoor.",
                "Wat raadt u aan?",
                "hielspoor opereren",
                "zalven en rusten",
                "wachten");
        assertThat(only(item, "key-echo").passage().text()).isEqualTo("hielspoor");
    }

    @Test
    void lengthReadingAndReferenceAreLookedAt() {
        String sentence = "Bij electroencefalografische onregelmatigheden overwegen behandelverantwoordelijken"
                + " multidisciplinaire consultatiemogelijkheden betreffende epilepsieverwijzingen. ";
        assertThat(rules(Written.choice("nl", "A", sentence.repeat(5), "Wat doet u?", "een", "twee", "drie")))
                .containsExactly("hard-to-read");
        assertThat(rules(Written.choice("nl", "A", "Hij is moe. ".repeat(60), "Wat doet u?", "een", "twee", "drie")))
                .containsExactly("stem-long");
        ItemContent sound = item("A", "Wat doet u?", "een", "twee", "drie");
        assertThat(Lint.of(sound, CONTEXT.withReferences(List.of(" "))))
                .extracting(Finding::rule)
                .containsExactly("reference-missing");
    }

    @Test
    void aTextWithoutQuestionAndAQuestionForYesOrNoAreNoted() {
        assertThat(rules(Written.choice("nl", "A", CASE, "Er is iets.", "een", "twee", "drie")))
                .containsExactly("no-question");
        assertThat(rules(Written.choice("nl", "A", CASE, "Kies het beste.", "een", "twee", "drie")))
                .isEmpty();
        assertThat(rules(item("A", "Is dit besmettelijk?", "ja", "nee"))).containsExactly("closed-question");
    }

    @Test
    void stylesAndSummariesAreNoted() {
        assertThat(rules(item("A", "Wat doet u?", "U wacht af.", "U verwijst nu.", "U belt haar")))
                .containsExactly("option-full-stop");
        assertThat(rules(item("A", "Wat doet u?", "Wachten op herstel thuis", "Bellen met de oogarts", "verwijzen nu")))
                .containsExactly("option-capital");
        assertThat(rules(item("A", "Wat past?", "koorts", "hoest", "geen van bovenstaande")))
                .contains("none-of-the-above");
        assertThat(rules(item("A", "Wat geldt?", "de waarde is hoog", "de waarde is laag", "de waarde is juist")))
                .containsExactly("option-repeated");
    }

    @Test
    void aMissingKeyAndAKeyOutsideTheOptionsAreTold() {
        ItemContent item = item("A", "Wat doet u?", "een", "twee", "drie");
        ItemContent without = ItemContent.of(
                item.root().rewrite(each -> each.is("qti-response-declaration") ? each.withChildren(List.of()) : each));
        assertThat(rules(without)).containsExactly("key-missing");
        assertThat(rules(item("Q", "Wat doet u?", "een", "twee", "drie"))).containsExactly("key-unknown");
    }

    @Test
    void aPictureWithoutWordsIsToldByItsPlace() {
        ItemContent item = ItemContent.of(item("A", "Wat ziet u?", "een", "twee", "drie")
                .root()
                .rewrite(each ->
                        each.is("p") ? each.withChildren(List.of(Element.of("img", Map.of("src", "x.png")))) : each));
        Finding finding = only(item, "alt-missing");
        Element at = item.root();
        for (int step : finding.passage().path()) {
            at = (Element) at.children().get(step);
        }
        assertThat(at.attribute("src")).contains("x.png");
    }

    @Test
    void feedbackInsideAnOptionIsNoPartOfItAndOffsetsStillCount() {
        ItemContent item = ItemContent.of(item("A", "Wat doet u?", "een", "twee", "nooit iets doen")
                .root()
                .rewrite(each -> each.is("qti-simple-choice")
                        ? each.withChildren(List.<Node>of(
                                Element.text("qti-feedback-inline", Map.of(), "Nooit doen, altijd fout. "),
                                each.children().get(0)))
                        : each));
        Passage passage = only(item, "absolute-word").passage();
        Element at = item.root();
        for (int step : passage.path()) {
            at = (Element) at.children().get(step);
        }
        assertThat(at.text().substring(passage.from(), passage.to()))
                .isEqualTo("nooit")
                .isEqualTo(passage.text());
    }

    @Test
    void aLanguageWithoutWordsIsLookedAtForTheRest() {
        ItemContent german =
                Written.choice("de", "A", "Ein Mann ist müde.", "Was ist nie richtig?", "immer", "nie", "immer");
        assertThat(rules(german)).containsExactly("option-same");
    }

    @Test
    void keysOnOneLetterAreOutOfBalanceAndSpreadOnesAreNot() {
        assertThat(Lint.ofSet(set("A", "A", "A", "A", "A", "B", "A", "A", "A", "A")))
                .extracting(SetFinding::rule)
                .containsOnly("key-balance");
        assertThat(Lint.ofSet(set("A", "B", "C", "A", "B", "C", "A", "B", "C", "C")))
                .isEmpty();
    }

    /** Ten trials of 1/3: P(at least 9) = (10·2 + 1) / 3^10. */
    @Test
    void chancesOfCountsAreExact() {
        double[] thirds = new double[10];
        Arrays.fill(thirds, 1.0 / 3);
        assertThat(ChanceCount.of(thirds).atLeast(9)).isCloseTo(21.0 / 59049, offset(1e-15));
        assertThat(ChanceCount.of(new double[] {0.5, 0.25}).atMost(0)).isEqualTo(0.375);
    }

    @Test
    void keysThatAreTheLongestTooOftenAreTold() {
        Map<String, ItemContent> items = new LinkedHashMap<>();
        for (int i = 0; i < 9; i++) {
            String key = List.of("A", "B", "C").get(i % 3);
            String word = "abcdefghi".substring(i, i + 1).repeat(5);
            items.put(
                    "I" + i,
                    item(
                            key,
                            "Wat is " + word + "?",
                            option(key, "A", word),
                            option(key, "B", word),
                            option(key, "C", word)));
        }
        assertThat(Lint.ofSet(items)).extracting(SetFinding::rule).contains("key-longest-often");
    }

    @Test
    void copiesInTheBankAreTold() {
        NearDuplicates bank = new NearDuplicates();
        ItemContent item = item("B", "Welk middel geeft u als eerste?", "clemastine", "adrenaline", "salbutamol");
        bank.put("EARLIER", item);
        assertThat(Lint.copies("NEW", item, bank)).singleElement().satisfies(each -> {
            assertThat(each.rule()).isEqualTo("copy-same");
            assertThat(each.arguments().get(0)).isEqualTo("EARLIER");
        });
    }

    /** What the aid says of items that were written with care; a new rule that shouts shows here. */
    @Test
    void theDemoItemsAreRemarkedOnSparingly() {
        Map<String, Integer> counts = new TreeMap<>();
        Context known = new Context("nl", Optional.of(List.of("NHG-Standaard")));
        Written.demo()
                .values()
                .forEach(item -> Lint.of(item, known).forEach(each -> counts.merge(each.rule(), 1, Integer::sum)));
        assertThat(counts)
                .isEqualTo(Map.of("closed-question", 1, "key-echo", 1, "key-longest", 1, "option-repeated", 1));
    }

    private static Map<String, ItemContent> set(String... keys) {
        Map<String, ItemContent> items = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            String word = "abcdefghijklm".substring(i, i + 1).repeat(6);
            items.put(
                    "I" + i,
                    Written.choice(
                            "nl",
                            keys[i],
                            "Over " + word + ".",
                            "Wat is " + word + "?",
                            word + "1",
                            word + "2",
                            word + "3"));
        }
        return items;
    }

    private static String option(String key, String letter, String word) {
        return word + letter + (key.equals(letter) ? " x" : "");
    }

    private static ItemContent item(String key, String question, String... options) {
        return Written.choice("nl", key, CASE, question, options);
    }

    private static List<String> rules(ItemContent item) {
        return Lint.of(item, CONTEXT).stream().map(Finding::rule).toList();
    }

    private static Finding only(ItemContent item, String rule) {
        List<Finding> found = Lint.of(item, CONTEXT).stream()
                .filter(each -> each.rule().equals(rule))
                .toList();
        assertThat(found).as(rule).hasSize(1);
        return found.get(0);
    }
}
