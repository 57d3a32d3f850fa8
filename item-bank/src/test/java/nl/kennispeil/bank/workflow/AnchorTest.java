package nl.kennispeil.bank.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.item.ItemSamples;
import nl.kennispeil.bank.workflow.Anchor.Place;
import org.junit.jupiter.api.Test;

class AnchorTest {

    private static final ItemContent ITEM = ItemSamples.item("T-1").content();
    private static final String CASE = "Een casus met een trema: coëfficiënt.";

    private static Passage passage(String words) {
        return Passage.of(ITEM).stream()
                .filter(each -> each.words().equals(words))
                .findFirst()
                .orElseThrow();
    }

    /** The item with its body's children changed. */
    private static ItemContent withBody(List<? extends Node> children) {
        return ItemContent.of(
                ITEM.root().rewrite(each -> each.is("qti-item-body") ? each.withChildren(children) : each));
    }

    private static List<Node> body() {
        return new ArrayList<>(ITEM.body().orElseThrow().children());
    }

    @Test
    void anItemFallsApartInCaseQuestionAndOptions() {
        assertThat(Passage.of(ITEM).stream().map(Passage::words))
                .containsExactly(CASE, "Wat is juist?", "antwoord 1", "antwoord 2", "antwoord 3", "antwoord 4");
    }

    @Test
    void everyPassageIsFoundWhereItIs() {
        assertThat(Passage.of(ITEM)).allSatisfy(each -> {
            Anchor anchor = Anchor.at(ITEM, each.path()).orElseThrow();
            assertThat(anchor.quote()).isEqualTo(each.words());
            assertThat(anchor.find(ITEM)).isEqualTo(new Anchor.Found(Place.HERE, each.path()));
        });
    }

    @Test
    void aPassageThatMovedIsFoundThere() {
        Anchor anchor = Anchor.at(ITEM, passage(CASE).path()).orElseThrow();
        List<Node> longer = body();
        longer.add(0, Element.text("p", Map.of(), "Iets vooraf."));

        Anchor.Found found = anchor.find(withBody(longer));

        assertThat(found.place()).isEqualTo(Place.MOVED);
        assertThat(found.path()).isNotEqualTo(anchor.path());
        assertThat(Anchor.at(withBody(longer), found.path()).orElseThrow().quote())
                .isEqualTo(CASE);
    }

    @Test
    void wordsAroundAPassageMayChange() {
        Anchor anchor = new Anchor(passage(CASE).path(), "met een trema");
        List<Node> other = body();
        other.set(0, Element.text("p", Map.of(), "Heel anders, maar nog met een trema."));

        assertThat(anchor.find(withBody(other)).place()).isEqualTo(Place.HERE);
    }

    @Test
    void aPassageInOtherWordsHasChangedAndSoHasOneThatIsThereTwice() {
        Anchor anchor = Anchor.at(ITEM, passage(CASE).path()).orElseThrow();
        List<Node> other = body();
        other.set(0, Element.text("p", Map.of(), "Heel anders."));
        assertThat(anchor.find(withBody(other)).place()).isEqualTo(Place.CHANGED);

        other.add(Element.text("p", Map.of(), CASE));
        other.add(Element.text("p", Map.of(), CASE));
        assertThat(anchor.find(withBody(other)).place()).isEqualTo(Place.CHANGED);
    }

    @Test
    void aPathThatLeadsNowhereIsNoPassage() {
        assertThat(Anchor.at(ITEM, "99/1")).isEmpty();
        assertThat(Anchor.at(ITEM, "")).contains(Anchor.WHOLE);
    }
}
