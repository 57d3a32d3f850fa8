package nl.kennispeil.bank.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemContentTest {

    private static final String DECLARATION =
            "[\"qti-response-declaration\",{\"identifier\":\"R\",\"cardinality\":\"%s\","
                    + "\"base-type\":\"identifier\"},[\"qti-correct-response\",[\"qti-value\",\"two\"]]]";

    private static final String CHOICE =
            "[\"qti-item-body\",[\"qti-choice-interaction\",{\"response-identifier\":\"%s\"},"
                    + "[\"qti-simple-choice\",{\"identifier\":\"one\"},\"1\"],[\"qti-simple-choice\",{\"identifier\":\"two\"},\"2\"]]]";

    private static ItemContent item(String... parts) {
        return ItemContent.of(
                Markup.read("[\"qti-assessment-item\",{\"identifier\":\"i\"}," + String.join(",", parts) + "]"));
    }

    @Test
    void aSingleChoiceHasLettersInTheOrderOfItsOptions() {
        ItemContent item = item(DECLARATION.formatted("single"), CHOICE.formatted("R"));
        assertThat(item.type()).isEqualTo(ItemType.SINGLE_CHOICE);
        SingleChoice choice = item.singleChoice().orElseThrow();
        assertThat(choice.letter("two")).contains("B");
        assertThat(choice.identifier("A")).contains("one");
        assertThat(choice.key()).containsExactly("B");
    }

    @Test
    void aMultipleChoiceIsNoSingleChoice() {
        ItemContent item = item(DECLARATION.formatted("multiple"), CHOICE.formatted("R"));
        assertThat(item.type()).isEqualTo(ItemType.MULTIPLE_CHOICE);
        assertThat(item.singleChoice()).isEmpty();
    }

    @Test
    void anInteractionWithoutDeclarationIsRefusedByName() {
        assertThatThrownBy(() -> item(DECLARATION.formatted("single"), CHOICE.formatted("OTHER")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"OTHER\"");
    }

    @Test
    void aDeclarationThatIsDoubleOrUnknownIsRefusedByName() {
        assertThatThrownBy(() -> item(DECLARATION.formatted("single"), DECLARATION.formatted("single")))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> item(DECLARATION.formatted("several"))).hasMessageContaining("\"several\"");
    }

    @Test
    void anItemThatIsPrintedShowsNothingOfItsKey() {
        assertThat(item(DECLARATION.formatted("single"), CHOICE.formatted("R")).toString())
                .isEqualTo("ItemContent[i]");
    }

    @Test
    void anItemCarriesTheTextOfTheStimulusItRefersTo() {
        Element body = Element.of("qti-stimulus-body", Element.text("p", Map.of(), "Een casus."));
        ItemContent item = ItemContent.of(Element.of(
                ItemContent.ROOT,
                Element.of("qti-assessment-stimulus-ref", Map.of("identifier", "s1", "href", "s1.xml")),
                Element.of("qti-item-body")));
        assertThat(item.stimuli()).isEmpty();
        ItemContent whole = item.withStimuli(Map.of("s1", Element.of("qti-assessment-stimulus", body)));
        assertThat(whole.stimuli()).containsExactly(new Stimulus("s1", body));
        assertThat(whole.withStimuli(Map.of()).stimuli()).hasSize(1);
    }
}
