package nl.kennispeil.bank.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kennispeil.bank.blueprint.Coverage;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Option;
import nl.kennispeil.bank.media.MediaLibrary;
import org.junit.jupiter.api.Test;

class DemoBankTest {

    private static final DemoBank BANK = DemoBank.create();
    private static final Map<ItemRef, ItemVersion> BY_REF =
            BANK.items().stream().collect(Collectors.toMap(ItemVersion::ref, Function.identity()));

    @Test
    void theLhkMeetsItsBlueprintExactly() {
        assertThat(Coverage.of(DemoBank.lhkBlueprint(), items(BANK.lhk())).rows())
                .allMatch(Coverage.Row::met);
        assertThat(BANK.lhk().items()).hasSize(120);
    }

    @Test
    void theKovMeetsItsBlueprintExactly() {
        assertThat(Coverage.of(DemoBank.kovBlueprint(), items(BANK.kov())).met())
                .isTrue();
        assertThat(BANK.kov().items()).hasSize(40);
    }

    /** The proposal for 160 items times 0.75; "niet van toepassing" is the theory. */
    @Test
    void theSecondDimensionsOfTheLhkAreNearTheProposal() {
        near(item -> item.classification().age(), 4, Map.of("0-4", 9, "5-17", 11, "18-44", 39, "45-69", 38, "70+", 16));
        near(
                item -> item.classification().aspect(),
                5,
                Map.of(
                        "lichamelijk onderzoek", 18,
                        "diagnostiek", 29,
                        "behandeling", 42,
                        "verwijzing", 15,
                        "preventie en voorlichting", 8,
                        "theorie en methodologie", 8));
        near(item -> item.classification().character(), 5, Map.of("spoed", 18, "chronisch", 30, "regulier", 72));
        near(item -> String.valueOf(item.options().size()), 5, Map.of("2", 12, "3", 36, "4", 72));
    }

    @Test
    void theKovShowsAFilmAPictureAndTables() {
        List<String> kinds = items(BANK.kov()).stream()
                .flatMap(item -> item.content().root().walk())
                .map(Element::name)
                .toList();

        assertThat(kinds).contains("video", "track", "img", "table");
    }

    @Test
    void everyFileThatAnItemNamesIsInTheLibrary() {
        MediaLibrary library = DemoBank.media();
        for (ItemVersion item : BANK.items()) {
            assertThat(item.content().root().walk().flatMap(each -> each.attribute("src").stream()))
                    .allMatch(file -> library.byFile(file).isPresent());
        }
    }

    @Test
    void thePracticeFormHasFifteenItemsThatNoOtherFormHas() {
        assertThat(BANK.practice().refs())
                .hasSize(15)
                .doesNotContainAnyElementsOf(BANK.lhk().refs())
                .doesNotContainAnyElementsOf(BANK.kov().refs());
    }

    @Test
    void syntheticItemsCannotBeTakenForRealOnes() {
        for (ItemVersion item : BANK.items()) {
            boolean marked = item.ref().id().value().startsWith("SYN-")
                    && item.lead().get(0).startsWith("[Synthetisch] ");
            assertThat(item.synthetic()).as("%s", item.ref()).isEqualTo(marked);
        }
    }

    @Test
    void optionsOfAnItemAllDiffer() {
        assertThat(BANK.items())
                .allSatisfy(item ->
                        assertThat(item.options()).extracting(Option::text).doesNotHaveDuplicates());
    }

    @Test
    void everyKeyPositionIsRightAboutEquallyOften() {
        for (int options = 2; options <= 4; options++) {
            int width = options;
            List<ItemVersion> items = items(BANK.lhk()).stream()
                    .filter(item -> item.options().size() == width)
                    .toList();
            for (int position = 0; position < width; position++) {
                String letter = String.valueOf((char) ('A' + position));
                long right = items.stream()
                        .filter(item -> item.keyLetters().contains(letter))
                        .count();
                assertThat((double) right)
                        .as("%s of %d", letter, width)
                        .isCloseTo(items.size() / (double) width, within(6.0));
            }
        }
    }

    @Test
    void theKeyIsSeldomTheOnlyLongestOption() {
        long longest =
                BANK.items().stream().filter(DemoBankTest::keyIsUniquelyLongest).count();

        assertThat((double) longest / BANK.items().size()).isLessThan(0.3);
    }

    @Test
    void everyItemCanBeSimulated() {
        assertThat(BANK.items()).allMatch(item -> item.calibration() != null);
    }

    @Test
    void theBankIsTheSameEveryTime() {
        assertThat(DemoBank.create()).isEqualTo(BANK);
    }

    private static void near(Function<ItemVersion, String> dimension, int tolerance, Map<String, Integer> wanted) {
        Map<String, Long> got = items(BANK.lhk()).stream()
                .collect(Collectors.groupingBy(dimension, TreeMap::new, Collectors.counting()));
        wanted.forEach((value, count) -> assertThat(got.getOrDefault(value, 0L))
                .as(value)
                .isBetween((long) count - tolerance, (long) count + tolerance));
    }

    private static List<ItemVersion> items(TestForm form) {
        return form.refs().stream()
                .map(ref -> BY_REF.getOrDefault(ref, BANK.items().get(0)))
                .toList();
    }

    private static boolean keyIsUniquelyLongest(ItemVersion item) {
        int key = item.options().stream()
                .filter(option -> item.keyLetters().contains(option.id()))
                .mapToInt(option -> option.text().length())
                .max()
                .orElseThrow();
        return item.options().stream()
                .filter(option -> !item.keyLetters().contains(option.id()))
                .allMatch(option -> option.text().length() < key);
    }
}
