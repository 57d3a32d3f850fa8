package nl.kennispeil.delivery.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.humanmarking.Rubric;
import org.junit.jupiter.api.Test;

class CandidateBookletTest {

    /** Slider, point, film and sound. */
    private static final Set<Integer> NOT_THERE = Set.of(14, 18, 19, 20);

    private static final Set<String> READ = Set.of(
            "qti-prompt",
            "qti-simple-choice",
            "qti-simple-associable-choice",
            "qti-inline-choice",
            "qti-gap-text",
            "qti-hottext",
            "td",
            "th",
            "caption");

    private final String text = PaperFixture.text(PaperFixture.booklet(PaperFixture.ITEMS, false));

    @Test
    void stemAndOptionsOfEveryKindAreInIt() {
        for (int i = 0; i < PaperFixture.ITEMS.size(); i++) {
            if (!NOT_THERE.contains(i + 1)) {
                ItemContent content = PaperFixture.ITEMS.get(i).content();
                List<Element> read = content.shown()
                        .orElseThrow()
                        .walk()
                        .filter(each -> READ.contains(each.name()))
                        .toList();
                assertThat(read).allSatisfy(each -> assertThat(text).contains(PaperFixture.spaced(PlainText.of(each))));
            }
        }
        assertThat(text)
                .contains("Bereken de queteletindex")
                .contains("Hoe heet het bot rond de hersenen?")
                .contains("keer per")
                .contains("en slaapt");
    }

    @Test
    void noRationaleNorRubricIsInIt() {
        assertThat(PaperFixture.ITEMS)
                .allSatisfy(
                        each -> assertThat(text).doesNotContain(each.rationale().text()))
                .flatMap(each -> Rubric.of(each).criteria())
                .filteredOn(each -> !each.text().isEmpty())
                .hasSize(3)
                .allSatisfy(each -> assertThat(text).doesNotContain(each.text()));
    }

    @Test
    void theKeyOfAnOpenQuestionIsNotInIt() {
        assertThat(text).doesNotContain("schedel").doesNotContain("22,9").doesNotContain("22.9");
    }

    /** Printed of items whose keys were taken out, the booklet is the same: nothing of it depends on a key. */
    @Test
    void aBookletIsTheSameWhateverTheKey() {
        List<ItemVersion> keyless = PaperFixture.ITEMS.stream()
                .map(CandidateBookletTest::withoutKey)
                .toList();

        assertThat(PaperFixture.pdf(PaperFixture.booklet(keyless, false)))
                .isEqualTo(PaperFixture.pdf(PaperFixture.booklet(PaperFixture.ITEMS, false)));
    }

    @Test
    void aCaseStandsOnceAboveItsQuestions() {
        assertThat(text.split("Een verzonnen persoon van 34 jaar", -1)).hasSize(2);
        assertThat(text)
                .containsSubsequence(
                        "Casus bij de vragen 22 tot en met 24",
                        "Een verzonnen persoon",
                        "38,4 °C",
                        "Op welke dag is de temperatuur het hoogst?",
                        "Hoeveel slagen");
    }

    @Test
    void whatCannotBeThereKeepsItsNumberAndIsSaidOnTheFront() {
        assertThat(text)
                .contains("De vragen 14, 18, 19 en 20 staan niet in dit boekje.")
                .contains("14 Deze vraag staat niet in dit boekje.")
                .doesNotContain("Onder welke hoek");
    }

    @Test
    void rowsHaveNumbersAndTheUnknownAnswerComesLast() {
        assertThat(text)
                .containsSubsequence(
                        "A aorta", "F kransslagader", "4.1 Voorziet", "4.3 Brengt", "? Ik weet het niet", "5.1");
    }

    @Test
    void theSameFormGivesTheSameBytesAndAConceptSaysSo() {
        assertThat(PaperFixture.pdf(PaperFixture.booklet(PaperFixture.ITEMS, false)))
                .isEqualTo(PaperFixture.pdf(PaperFixture.booklet(PaperFixture.ITEMS, false)));
        assertThat(text).doesNotContain("CONCEPT");
        assertThat(PaperFixture.text(PaperFixture.booklet(PaperFixture.ITEMS, true)))
                .contains("CONCEPT");
    }

    @Test
    void everyQuestionOfTheOtherDemoFormsCanBeOnPaperButThoseWithAFilm() {
        DemoBank bank = DemoBank.create();
        List<ItemRef> refs = bank.kov().refs();
        List<ItemVersion> kov =
                bank.items().stream().filter(each -> refs.contains(each.ref())).toList();

        assertThat(new OnPaper(PaperFixture.MEDIA).unprintable(kov))
                .isNotEmpty()
                .allSatisfy(each ->
                        assertThat(each.faults()).extracting(Fault::reason).containsExactly(Fault.Reason.FILM));
        assertThat(new OnPaper(PaperFixture.MEDIA)
                        .unprintable(bank.items().stream()
                                .filter(each -> bank.lhk().refs().contains(each.ref()))
                                .toList()))
                .isEmpty();
    }

    private static ItemVersion withoutKey(ItemVersion item) {
        return new ItemVersion(
                item.ref(),
                item.language(),
                item.synthetic(),
                item.tests(),
                item.classification(),
                ItemContent.of(stripped(item.content().root())),
                item.rationale(),
                item.calibration());
    }

    private static Element stripped(Element element) {
        return element.withChildren(element.children().stream()
                .filter(each -> !(each instanceof Element child)
                        || !(child.is("qti-correct-response")
                                || child.is("qti-mapping")
                                || child.is("qti-area-mapping")
                                || child.is("qti-response-processing")))
                .map(each -> each instanceof Element child ? stripped(child) : each)
                .toList());
    }
}
