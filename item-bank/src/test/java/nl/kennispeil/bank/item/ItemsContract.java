package nl.kennispeil.bank.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of items does; run against each of them. */
public abstract class ItemsContract {

    private static final ItemRef UNKNOWN = ItemRef.parse("NOT-THERE:1");

    /** An empty store, another for each call. */
    protected abstract Items emptyItems();

    @Test
    void whatWasAddedComesBackEqual() {
        Items items = emptyItems();
        items.add(ItemSamples.ofEveryKind());

        for (ItemVersion item : ItemSamples.ofEveryKind()) {
            assertThat(items.find(item.ref())).contains(item);
        }
    }

    @Test
    void anUnknownReferenceIsEmpty() {
        assertThat(emptyItems().find(UNKNOWN)).isEmpty();
    }

    @Test
    void manyAreFoundInTheOrderAskedWithoutTheUnknown() {
        Items items = emptyItems();
        items.add(ItemSamples.ofEveryKind());

        assertThat(items.findAll(List.of(ItemRef.parse("T-2:1"), UNKNOWN, ItemRef.parse("T-1:2"))))
                .extracting(ItemVersion::ref)
                .containsExactly(ItemRef.parse("T-2:1"), ItemRef.parse("T-1:2"));
    }

    @Test
    void referencesAreOrderedByIdAndVersion() {
        Items items = emptyItems();
        items.add(ItemSamples.ofEveryKind());

        assertThat(items.refs()).extracting(ItemRef::toString).containsExactly("T-1:1", "T-1:2", "T-10:1", "T-2:1");
    }

    @Test
    void addingTheSameAgainChangesNothing() {
        Items items = emptyItems();
        items.add(ItemSamples.ofEveryKind());
        items.add(ItemSamples.ofEveryKind());

        assertThat(items.refs()).hasSize(4);
    }

    @Test
    void otherContentUnderAStoredReferenceIsRefusedAndNothingIsStored() {
        Items items = emptyItems();
        items.add(List.of(ItemSamples.item("T-1", "K", 4, "A")));

        assertThatThrownBy(() -> items.add(List.of(ItemSamples.item("T-3"), ItemSamples.item("T-1", "K", 4, "B"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("T-1:1")
                .hasMessageContaining("new version");
        assertThat(items.refs()).containsExactly(ItemRef.parse("T-1:1"));
        assertThat(items.find(ItemRef.parse("T-1:1")).orElseThrow().keyLetters())
                .isEqualTo(Set.of("A"));
    }

    @Test
    void twoContentsUnderOneReferenceInOneCallAreRefused() {
        Items items = emptyItems();

        assertThatThrownBy(() ->
                        items.add(List.of(ItemSamples.item("T-1", "K", 4, "A"), ItemSamples.item("T-1", "K", 4, "B"))))
                .hasMessageContaining("T-1:1");
        assertThat(items.refs()).isEmpty();
    }

    @Test
    void aBankLargerThanOneRoundTripFits() {
        Items items = emptyItems();
        List<ItemVersion> many = IntStream.range(0, 250)
                .mapToObj(i -> ItemSamples.item("M-" + i))
                .toList();
        items.add(many);

        assertThat(items.findAll(many.stream().map(ItemVersion::ref).toList())).isEqualTo(many);
    }

    @Test
    void addingNothingIsFine() {
        Items items = emptyItems();
        items.add(List.of());

        assertThat(items.refs()).isEmpty();
    }
}
