package nl.kennispeil.delivery.testform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.demo.DemoTypes;
import nl.kennispeil.bank.form.Finding;
import nl.kennispeil.bank.item.ItemVersion;
import org.junit.jupiter.api.Test;

class FlawsTest {

    private final Flaws flaws = new Flaws(files -> Set.of());

    @Test
    void nothingIsWrongWithItemsThatShipHoweverTheyAreMarked() {
        List<ItemVersion> all = new java.util.ArrayList<>(DemoBank.create().items());
        all.addAll(DemoTypes.items());

        assertThat(all).allSatisfy(each -> {
            assertThat(flaws.of(List.of(each)).apply(each)).as("%s", each.ref()).isEmpty();
            assertThat(flaws.none(each)).isTrue();
        });
    }

    @Test
    void anItemWithoutAKeyCannotBeMarked() {
        ItemVersion item = DemoBank.create().items().get(0);
        ItemVersion without = with(
                item,
                item.content()
                        .root()
                        .rewrite(each -> each.is("qti-correct-response") ? each.withChildren(List.of()) : each));

        assertThat(flaws.of(List.of(without)).apply(without))
                .containsExactly(new Finding(Finding.Problem.NOT_SCORABLE, item.ref(), "NO_KEY"));
        assertThat(flaws.none(without)).isFalse();
    }

    @Test
    void anItemWithoutRulesIsNotMarkedThoughItHasAKey() {
        ItemVersion order = DemoTypes.items().stream()
                .filter(each -> each.content().singleChoice().isEmpty()
                        && each.content().processing().isPresent())
                .findFirst()
                .orElseThrow();
        Element root = order.content().root();
        ItemVersion without = with(
                order,
                root.withChildren(root.children().stream()
                        .filter(each -> !(each instanceof Element below && below.is("qti-response-processing")))
                        .toList()));

        assertThat(flaws.of(List.of(without)).apply(without))
                .extracting(Finding::problem)
                .containsExactly(Finding.Problem.NOT_SCORABLE);
    }

    @Test
    void whatACandidateWouldMissIsNamed() {
        ItemVersion item = DemoBank.create().items().get(0);
        ItemVersion drawn = with(
                item,
                item.content()
                        .root()
                        .rewrite(each -> each.is("qti-item-body")
                                ? each.withChildren(java.util.stream.Stream.concat(
                                                each.children().stream(),
                                                java.util.stream.Stream.of(Element.of("embed", Map.of(), List.of())))
                                        .toList())
                                : each));

        assertThat(flaws.of(List.of(drawn)).apply(drawn))
                .contains(new Finding(Finding.Problem.NOT_SHOWN, item.ref(), "embed"));
    }

    @Test
    void aFileThatIsGoneIsNamedByItsFirstDigits() {
        String gone = "0123456789abcdef".repeat(4) + ".png";
        Flaws library = new Flaws(files -> {
            Set<String> missing = new TreeSet<>(files);
            missing.retainAll(Set.of(gone));
            return missing;
        });
        ItemVersion pictured = DemoTypes.items().stream()
                .filter(each -> !each.content().root().descendants("img").isEmpty())
                .findFirst()
                .orElseThrow();
        ItemVersion other = with(
                pictured, pictured.content().root().rewrite(each -> each.is("img") ? each.with("src", gone) : each));

        assertThat(library.of(List.of(other)).apply(other))
                .containsExactly(new Finding(Finding.Problem.MEDIA_GONE, other.ref(), "0123456789ab….png"));
        assertThat(flaws.of(List.of(pictured)).apply(pictured)).isEmpty();
    }

    private static ItemVersion with(ItemVersion item, Element root) {
        return new ItemVersion(
                item.ref(),
                item.language(),
                item.synthetic(),
                item.tests(),
                item.classification(),
                ItemContent.of(root),
                item.rationale(),
                null);
    }
}
