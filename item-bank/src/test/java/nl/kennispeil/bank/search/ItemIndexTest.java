package nl.kennispeil.bank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kennispeil.bank.search.SearchResult.Hit;
import nl.kennispeil.bank.search.SearchResult.Piece;
import nl.kennispeil.bank.search.SearchResult.Remark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItemIndexTest {

    private final ItemIndex index = new ItemIndex();

    @BeforeEach
    void fill() {
        index.putAll(Stream.of(
                item("EAR-1", "Oorpijn bij een peuter", "Een jongen met otitismedia en koorts.", "H71", "approved", 10),
                item(
                        "EAR-2",
                        "Loopoor",
                        "De patiënten hebben een loopoor. Otitis externa is minder waarschijnlijk.",
                        "H70",
                        "draft",
                        30),
                item("SKIN-1", "Eczeem", "U schrijft een crème voor, tweemaal daags.", "S87", "approved", 20),
                new Searchable(
                        "EN-1",
                        "Headache",
                        "She was treating her headaches with ibuprofen.",
                        "en",
                        Map.of("icpc", Set.of("N01")),
                        Map.of(),
                        Map.of(),
                        List.of("NICE guideline CG150"))));
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void aWordIsFoundInsideALongerOneAndByItsStem() {
        assertThat(ids("otitis")).containsExactlyInAnyOrder("EAR-1", "EAR-2");
        assertThat(ids("patiënt")).containsExactly("EAR-2");
        assertThat(ids("headache treated")).containsExactly("EN-1");
    }

    @Test
    void accentsAndCapitalsDoNotMatter() {
        assertThat(ids("CREME")).containsExactly("SKIN-1");
        assertThat(ids("crème")).containsExactly("SKIN-1");
    }

    @Test
    void everyWordMustBeFoundAndNoneThatIsDenied() {
        assertThat(ids("otitis koorts")).containsExactly("EAR-1");
        assertThat(ids("otitis -koorts")).containsExactly("EAR-2");
        assertThat(ids("-otitis")).containsExactlyInAnyOrder("SKIN-1", "EN-1");
    }

    @Test
    void aPhraseKeepsItsOrderAndAPrefixItsStart() {
        assertThat(ids("\"otitis externa\"")).containsExactly("EAR-2");
        assertThat(ids("\"externa otitis\"")).isEmpty();
        assertThat(ids("loop*")).containsExactly("EAR-2");
        assertThat(ids("xterna*")).isEmpty();
    }

    @Test
    void aFieldIsLookedInAlone() {
        assertThat(ids("icpc:h71")).containsExactly("EAR-1");
        assertThat(ids("icpc:H*")).containsExactlyInAnyOrder("EAR-1", "EAR-2");
        assertThat(ids("title:loopoor")).containsExactly("EAR-2");
        assertThat(ids("reference:CG150")).containsExactly("EN-1");
        assertThat(ids("id:ear-1")).containsExactly("EAR-1");
    }

    @Test
    void aFieldThatIsNotThereIsReadAsWords() {
        assertThat(ids("een:loopoor")).containsExactly("EAR-2");
    }

    @Test
    void filtersNarrowAndFacetsCountWhatAnotherChoiceWouldGive() {
        SearchResult result = index.search(Search.of("").filtered("state", Set.of("approved")));
        assertThat(result.total()).isEqualTo(2);
        assertThat(result.facets().get("state")).containsExactlyInAnyOrderEntriesOf(Map.of("approved", 2, "draft", 1));
        assertThat(result.facets().get("icpc")).isEqualTo(Map.of("H71", 1, "S87", 1));
    }

    @Test
    void spansOfDaysAndNumbersHoldTheirEnds() {
        LocalDate tenth = LocalDate.of(2026, 1, 10);
        Search search = new Search(
                "",
                Map.of(),
                Map.of("review-by", new Search.Days(tenth, tenth.plusDays(10))),
                Map.of("p", new Search.Numbers(0.2, null)),
                "relevance",
                false,
                0,
                50);
        assertThat(index.search(search).hits()).extracting(Hit::id).containsExactly("SKIN-1");
    }

    @Test
    void sortingPutsWhatHasNoValueLastBothWays() {
        assertThat(index.search(Search.of("").sorted("review-by", false)).hits())
                .extracting(Hit::id)
                .containsExactly("EAR-1", "SKIN-1", "EAR-2", "EN-1");
        assertThat(index.search(Search.of("").sorted("review-by", true)).hits())
                .extracting(Hit::id)
                .containsExactly("EAR-2", "SKIN-1", "EAR-1", "EN-1");
        assertThatThrownBy(() -> index.search(Search.of("").sorted("colour", false)))
                .hasMessageContaining("\"colour\"")
                .hasMessageContaining("review-by");
    }

    @Test
    void pagesFollowEachOtherWithoutOverlap() {
        List<String> all = index.search(Search.of("").sorted("id", false)).hits().stream()
                .map(Hit::id)
                .toList();
        List<String> second = index.search(Search.of("").sorted("id", false).page(2, 2)).hits().stream()
                .map(Hit::id)
                .toList();
        assertThat(second).isEqualTo(all.subList(2, 4));
    }

    @Test
    void aChangeAndARemovalAreSeenAtOnce() {
        index.put(item("EAR-1", "Anders", "Nu over bloedarmoede.", "B80", "draft", 1));
        assertThat(ids("otitismedia")).isEmpty();
        assertThat(ids("bloedarmoede")).containsExactly("EAR-1");
        index.remove("EAR-1");
        assertThat(ids("bloedarmoede")).isEmpty();
        assertThat(index.size()).isEqualTo(3);
    }

    @Test
    void aSnippetMarksWhatWasFoundAndLosesNoCharacter() {
        Hit hit = index.search(Search.of("otitis externa")).hits().get(0);
        assertThat(hit.snippet().stream().filter(Piece::found).map(Piece::text)).containsExactly("Otitis", "externa");
        assertThat(hit.snippet().stream().map(Piece::text).collect(Collectors.joining()))
                .isEqualTo("De patiënten hebben een loopoor. Otitis externa is minder waarschijnlijk.");
    }

    @Test
    void whateverIsTypedEndsAndIsSaidWhenItWasTooMuch() {
        assertThat(index.search(Search.of("a ".repeat(400))).remarks())
                .containsExactlyInAnyOrder(Remark.TOO_LONG, Remark.TOO_MANY_WORDS);
        assertThat(index.search(Search.of("a*")).remarks()).containsExactly(Remark.PREFIX_TOO_SHORT);
        SplittableRandom random = new SplittableRandom(7);
        String signs = "ab\"*-:()[]{}~^&|!\\/?+ \uD83D\uDE00\u0000é";
        for (int i = 0; i < 500; i++) {
            String typed = IntStream.range(0, random.nextInt(30))
                    .mapToObj(each -> String.valueOf(signs.charAt(random.nextInt(signs.length()))))
                    .collect(Collectors.joining());
            assertThat(index.search(Search.of(typed)).complete()).isTrue();
        }
    }

    @Test
    void aWildcardSignInAWordIsASignAndNoWildcard() {
        assertThat(ids("kno?ts")).isEmpty();
        assertThat(ids("koort?x")).isEmpty();
    }

    private List<String> ids(String words) {
        return index.search(Search.of(words)).hits().stream().map(Hit::id).toList();
    }

    private static Searchable item(String id, String title, String text, String icpc, String state, int day) {
        return new Searchable(
                id,
                title,
                text,
                "nl",
                Map.of("icpc", Set.of(icpc), "state", Set.of(state)),
                Map.of("review-by", LocalDate.of(2026, 1, day)),
                Map.of("p", day / 100.0),
                List.of("NHG-Standaard"));
    }
}
