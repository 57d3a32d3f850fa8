package nl.kennispeil.bank.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.diff.Segment.Kind;
import nl.kennispeil.bank.prose.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemDiffTest {

    private static final String CASE = "Een man van 34 jaar heeft galbulten.";
    private static final ItemContent OLD = Written.choice("nl", "A", CASE, "Wat geeft u?", "adrenaline", "clemastine");

    @Test
    void equalVersionsDifferInNothing() {
        ItemDiff diff =
                ItemDiff.between(OLD, Written.choice("nl", "A", CASE, "Wat geeft u?", "adrenaline", "clemastine"));
        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.blocks()).isEmpty();
    }

    @Test
    void aChangedNumberIsTheOnlyThingMarked() {
        ItemDiff diff = ItemDiff.between(
                OLD, Written.choice("nl", "A", CASE.replace("34", "43"), "Wat geeft u?", "adrenaline", "clemastine"));
        assertThat(diff.aspects()).containsExactly(Aspect.STEM);
        BlockChange block = diff.blocks().get(0);
        assertThat(block.segments())
                .containsExactly(
                        new Segment(Kind.KEPT, "Een man van "),
                        new Segment(Kind.REMOVED, "34"),
                        new Segment(Kind.ADDED, "43"),
                        new Segment(Kind.KEPT, " jaar heeft galbulten."));
        assertThat(ItemDiff.before(block.segments())).isEqualTo(CASE);
    }

    @Test
    void anotherKeyIsNamedByItself() {
        ItemDiff diff =
                ItemDiff.between(OLD, Written.choice("nl", "B", CASE, "Wat geeft u?", "adrenaline", "clemastine"));
        assertThat(diff.aspects()).containsExactly(Aspect.KEY);
        assertThat(diff.blocks()).singleElement().satisfies(each -> {
            assertThat(ItemDiff.before(each.segments())).isEqualTo("A");
            assertThat(ItemDiff.after(each.segments())).isEqualTo("B");
        });
    }

    @Test
    void anOptionMoreIsAddedAndTheOthersAreLeftAlone() {
        ItemDiff diff = ItemDiff.between(
                OLD, Written.choice("nl", "A", CASE, "Wat geeft u?", "adrenaline", "clemastine", "salbutamol"));
        assertThat(diff.blocks()).singleElement().satisfies(each -> {
            assertThat(each.kind()).isEqualTo(Kind.ADDED);
            assertThat(each.aspect()).isEqualTo(Aspect.OPTION);
            assertThat(each.where()).endsWith("qti-simple-choice#C");
        });
    }

    @Test
    void aPictureAndTheScoringAreNamedByThemselves() {
        Element root = withPicture(OLD.root(), "aa.png");
        Element other = withPicture(OLD.root(), "bb.png");
        Element scored = other.withChildren(
                plus(other, Element.of("qti-response-processing", Map.of("template", "match_correct"))));
        ItemDiff diff = ItemDiff.between(ItemContent.of(root), ItemContent.of(scored));
        assertThat(diff.aspects()).containsExactly(Aspect.SCORING, Aspect.MEDIA);
        assertThat(diff.blocks().get(0).attributes()).containsExactly(new AttributeChange("src", "aa.png", "bb.png"));
    }

    @Test
    void aDifferenceIsRefusedOnAnotherVersion() {
        ItemContent now = Written.choice("nl", "B", CASE, "Wat geeft u?", "adrenaline", "clemastine");
        ItemDiff diff = ItemDiff.between(OLD, now);
        assertThatThrownBy(() -> diff.applyTo(now)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Random edits anywhere in the trees of the demo items, some hundred per seed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theDifferenceAppliedToTheOldGivesTheNew(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ItemContent> items = List.copyOf(Written.demo().values());
        for (int i = 0; i < 60; i++) {
            ItemContent old = items.get(random.nextInt(items.size()));
            Element changed = old.root();
            for (int edits = random.nextInt(6); edits >= 0; edits--) {
                changed = edited(changed, random);
            }
            ItemContent now = ItemContent.of(changed);
            ItemDiff diff = ItemDiff.between(old, now);
            assertThat(diff.applyTo(old)).isEqualTo(now);
            assertThat(diff.isEmpty()).isEqualTo(old.equals(now));
        }
    }

    @Test
    void twoItemsThatHaveNothingToDoWithEachOtherAreComparedTooAndNothingIsLost() {
        List<ItemContent> items = List.copyOf(Written.demo().values());
        for (int i = 1; i < items.size(); i++) {
            assertThat(ItemDiff.between(items.get(i - 1), items.get(i)).applyTo(items.get(i - 1)))
                    .isEqualTo(items.get(i));
        }
    }

    private static Element edited(Element root, SplittableRandom random) {
        List<Element> body = root.elements("qti-item-body");
        Element edited = edit(body.get(0), random, 0);
        List<Node> children = new ArrayList<>(root.children());
        children.set(children.indexOf(body.get(0)), edited);
        return root.withChildren(children);
    }

    private static Element edit(Element element, SplittableRandom random, int depth) {
        List<Node> children = new ArrayList<>(element.children());
        List<Integer> below = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i) instanceof Element) {
                below.add(i);
            }
        }
        boolean interaction = element.is("qti-choice-interaction");
        if (!below.isEmpty() && (depth < 1 || random.nextInt(4) > 0)) {
            int at = below.get(random.nextInt(below.size()));
            children.set(at, edit((Element) children.get(at), random, depth + 1));
            return element.withChildren(children);
        }
        switch (random.nextInt(interaction ? 2 : 5)) {
            case 0 -> {
                return element.with("class", "c" + random.nextInt(3));
            }
            case 1 ->
                children.add(
                        random.nextInt(children.size() + 1),
                        Element.text("p", Map.of("id", "n" + random.nextInt(9)), "Nieuw stuk " + random.nextInt(9)));
            case 2 -> {
                if (!children.isEmpty()) {
                    children.remove(random.nextInt(children.size()));
                }
            }
            case 3 ->
                children.add(random.nextInt(children.size() + 1), new Text("los " + random.nextInt(9) + " woord"));
            default -> {
                if (!children.isEmpty() && children.get(0) instanceof Text text) {
                    String[] words = text.value().split(" ");
                    words[random.nextInt(words.length)] = "anders";
                    children.set(0, new Text(String.join(" ", words)));
                }
            }
        }
        return element.withChildren(children);
    }

    private static Element withPicture(Element root, String file) {
        return root.rewrite(each -> each.is("qti-item-body")
                ? each.withChildren(plus(each, Element.of("p", Element.of("img", Map.of("src", file, "alt", "foto")))))
                : each);
    }

    private static List<Node> plus(Element element, Node more) {
        List<Node> children = new ArrayList<>(element.children());
        children.add(more);
        return children;
    }
}
