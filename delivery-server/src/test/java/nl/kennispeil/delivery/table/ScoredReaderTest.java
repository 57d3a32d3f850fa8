package nl.kennispeil.delivery.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoredReaderTest {

    @TempDir
    Path folder;

    private final Notes notes = new Notes();

    @Test
    void readsScoresAndEmptyCells() throws IOException {
        ScoredResponses read = read("person,q1,q2\np1,1,0\np2,,2\n");

        assertThat(read.persons()).containsExactly("p1", "p2");
        assertThat(read.matrix().itemNames()).containsExactly("q1", "q2");
        assertThat(read.matrix().at(1, 0)).isEqualTo(ResponseMatrix.MISSING);
        assertThat(read.matrix().at(1, 1)).isEqualTo(2);
        assertThat(notes.all()).isEmpty();
    }

    @Test
    void readsOnePersonAndOneItem() throws IOException {
        assertThat(read("person,q1\np1,1").matrix().at(0, 0)).isOne();
    }

    @Test
    void aByteOrderMarkCarriageReturnsAndQuotesAreReadSilently() throws IOException {
        ScoredResponses read = read("\uFEFF\"person\",\"q1\",\"q,2\"\r\n\"p \"\"1\"\"\",\"1\",0\r\n\r\np2, 0 ,1.0\r\n");

        assertThat(read.persons()).containsExactly("p \"1\"", "p2");
        assertThat(read.matrix().itemNames()).containsExactly("q1", "q,2");
        assertThat(read.matrix().at(1, 1)).isOne();
        assertThat(notes.all()).isEmpty();
    }

    @Test
    void aSemicolonFileIsReadWithANote() throws IOException {
        ScoredResponses read = read("sep=;\nperson;q1;q2\np1;1;0\np2;1,0;0\n");

        assertThat(read.matrix().at(1, 0)).isOne();
        assertThat(notes.all()).singleElement().asString().contains("read as a file with semicolons");
    }

    @Test
    void tabsAreReadWithANote() throws IOException {
        assertThat(read("person\tq1\np1\t1\np2\t0\n").matrix().persons()).isEqualTo(2);
        assertThat(notes.all()).singleElement().asString().contains("tabs");
    }

    @Test
    void theWordOfRForMissingIsReadWithANote() throws IOException {
        assertThat(read("person,q1,q2\np1,NA,0\np2,NA,1\n").matrix().isMissing(1, 0))
                .isTrue();
        assertThat(notes.all()).singleElement().asString().contains("NA was read as an empty cell");
    }

    @Test
    void everyBadCellIsNamedAndTheFileRefusedAsAWhole() {
        assertThatThrownBy(() -> read("person,q1,q2\np1,x,0\np2,1\np3,1,NaN\np4,-1,1\np5,2.5,1\n,0,1\np1,0,Inf\n"))
                .isInstanceOf(TableException.class)
                .message()
                .contains("scored.csv, line 2, column 2 (q1): got \"x\", allowed is a whole number 0..99")
                .contains("(the first of 8 problems)")
                .contains("line 3: has 2 cells, allowed is 3")
                .contains("line 4, column 3 (q2): got \"NaN\"")
                .contains("line 5, column 2 (q1): got \"-1\"")
                .contains("line 6, column 2 (q1): got \"2.5\"")
                .contains("line 7, column 1 (person): is empty")
                .contains("line 8, column 1 (person): is the same as on line 2")
                .contains("line 8, column 3 (q2): got \"Inf\"");
    }

    @Test
    void aFloodOfBadCellsIsShortened() {
        String rows =
                IntStream.range(0, 500).mapToObj(each -> "p" + each + ",x").collect(Collectors.joining("\n"));

        assertThatThrownBy(() -> read("person,q1\n" + rows))
                .hasMessageContaining("the first of 500 problems")
                .hasMessageEndingWith("and 480 more");
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotSwallowTheRowsAfterIt() {
        assertThatThrownBy(() -> read("person,q1\n\"p1,1\np2,x\n\"p3\"oops,1\n"))
                .message()
                .contains("line 2: has a quote that is not closed")
                .contains("line 3, column 2 (q1): got \"x\"")
                .contains("line 4: has a quote");
    }

    @Test
    void aQuotedCellMayRunOverLines() throws IOException {
        ScoredResponses read = read("person,q1\n\"p\n1\",1\np2,0\n");

        assertThat(read.persons()).containsExactly("p\n1", "p2");
        assertThatThrownBy(() -> read("person,q1\n\"p\n1\",1\np2,x\n")).hasMessageContaining("line 4, column 2");
    }

    @Test
    void filesThatHoldNothingSaySo() {
        assertRefused("", "scored.csv: is empty, expected a header and rows");
        assertRefused("\n\n", "begins with an empty line");
        assertRefused("person,q1\n", "holds a header and no rows");
        assertRefused("person,q1\n,\n,\n", "holds a header and no rows");
        assertRefused("person\np1\n", "the header has no item");
        assertRefused("p1,1,0\np2,0,1\n", "the header begins with \"p1\", expected person");
        assertRefused("x", "the header begins with \"x\"");
    }

    @Test
    void rowsOfEmptyCellsAreLeftOutWithANote() throws IOException {
        assertThat(read("person,q1\np1,1\np2,0\n,\n,\n").matrix().persons()).isEqualTo(2);
        assertThat(notes.all()).singleElement().asString().contains("2 rows of empty cells were left out");
    }

    @Test
    void headersThatAreDamagedSaySo() {
        assertRefused("person,q1,q1\np1,1,0\n", "column 3 (q1): the name stands in column 2 too");
        assertRefused("person,q1,\np1,1,0\n", "column 3 (): the column has no name");
        assertRefused("person,\"q1\np1,1\n", "the header has a quote that is not closed");
    }

    @Test
    void moreThanAHundredCategoriesAreNoScores() {
        String rows = IntStream.range(0, 200)
                .mapToObj(each -> "p" + each + "," + each)
                .collect(Collectors.joining("\n"));

        assertThatThrownBy(() -> read("person,q1\n" + rows))
                .hasMessageContaining("line 103, column 2 (q1): got \"101\", allowed is a whole number 0..99");
        assertRefused("person,q1\np1,0\np2,100\n", "line 3, column 2 (q1): got \"100\", allowed is 0..99");
        assertRefused("person,q1\np1,99999999999999999999\n", "allowed is a whole number");
    }

    @Test
    void otherEncodingsAreNamedWithTheWayOut() throws IOException {
        assertRefusedBytes(StandardCharsets.UTF_16, "is UTF-16 text, expected UTF-8; save it as CSV UTF-8");
        assertRefusedBytes(StandardCharsets.UTF_16LE, "is UTF-16 text");
        assertRefusedBytes(StandardCharsets.ISO_8859_1, "line 2: is not UTF-8 but another encoding");
        byte[] workbook = {'P', 'K', 3, 4, 0, 0, 0, 0};
        Path file = Files.write(folder.resolve("scored.csv"), workbook);
        assertThatThrownBy(() -> ScoredReader.read(Source.of(file), FirstCategory.AUTO, notes))
                .hasMessageContaining("is a workbook or archive");
    }

    @Test
    void filesBeyondTheLimitsAreRefused() throws IOException {
        Source large = Source.ofText("big.csv", "person,q1,q2\np1,1,0\np2,1,0\np3,1,0\n");

        assertLimited(large, new Limits(20, 100, 10, 10), "is larger than 20 bytes");
        assertLimited(large, new Limits(1000, 5, 10, 10), "line 1: is longer than 5 bytes");
        assertLimited(large, new Limits(1000, 100, 2, 10), "holds more than 2 rows");
        assertLimited(large, new Limits(1000, 100, 10, 2), "the header has 3 columns, allowed is at most 2");
    }

    @Test
    void aFileThatIsNotThereSaysSo() {
        assertThatThrownBy(() -> ScoredReader.read(Source.of(folder.resolve("none.csv")), FirstCategory.AUTO, notes))
                .hasMessageContaining("none.csv: there is no such file");
        assertThatThrownBy(() -> ScoredReader.read(Source.of(folder), FirstCategory.AUTO, notes))
                .hasMessageContaining("is a folder");
    }

    @Test
    void scoresThatCountFromOneAreReadSoWithANote() throws IOException {
        ScoredResponses read = read("person,q1,q2\np1,1,4\np2,2,3\n");

        assertThat(read.firstCategory()).isOne();
        assertThat(read.matrix().at(0, 1)).isEqualTo(3);
        assertThat(notes.all()).singleElement().asString().contains("scores 1..4 were read as categories 0..3");
    }

    @Test
    void theFirstCategoryCanBeSaid() throws IOException {
        assertThat(read("person,q1\np1,1\np2,2\n", FirstCategory.ZERO).matrix().at(1, 0))
                .isEqualTo(2);
        assertThat(read("person,q1\np1,1\np2,2\n", FirstCategory.ONE).matrix().at(1, 0))
                .isOne();
        assertThatThrownBy(() -> read("person,q1\np1,1\np2,0\n", FirstCategory.ONE))
                .hasMessageContaining("line 3, column 2 (q1): got \"0\", allowed is 1..100");
        assertThat(notes.all()).isEmpty();
    }

    @Test
    void allRightIsNotTakenForCountingFromOne() throws IOException {
        assertThat(read("person,q1\np1,1\np2,1\n").matrix().at(0, 0)).isOne();
        assertThat(notes.all()).isEmpty();
    }

    @Test
    void withKnownItemsTheirCategoriesTellWhereScoresCountFrom() throws IOException {
        ItemTable known = ItemReader.read(Source.ofText("params.csv", "item,model,a,b1,b2\nq1,GRM,1,-1,1\n"), notes);

        assertThat(read("person,q1\np1,3\np2,1\n", known).matrix().at(0, 0)).isEqualTo(2);
        assertThat(notes.all()).last().asString().contains("read as counting from 1");
        assertThat(read("person,q1\np1,2\np2,1\n", known).matrix().at(0, 0)).isEqualTo(2);
        assertThat(notes.all()).last().asString().contains("give --first-category 1");
        assertThatThrownBy(() -> read("person,q1\np1,3\np2,0\n", known))
                .hasMessageContaining("line 2, column 2 (q1): got \"3\", allowed is 0..2");
        assertThatThrownBy(() -> read("person,q1,q9\np1,1,1\n", known))
                .hasMessageContaining("line 1, column 3 (q9): the item has no parameters in params.csv");
    }

    private ScoredResponses read(String text) throws IOException {
        return read(text, FirstCategory.AUTO);
    }

    private ScoredResponses read(String text, FirstCategory first) throws IOException {
        Path file = Files.writeString(folder.resolve("scored.csv"), text);
        return ScoredReader.read(Source.of(file), first, notes);
    }

    private ScoredResponses read(String text, ItemTable known) throws IOException {
        Path file = Files.writeString(folder.resolve("scored.csv"), text);
        return ScoredReader.read(Source.of(file), FirstCategory.AUTO, known, notes);
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(TableException.class).hasMessageContaining(message);
    }

    private void assertRefusedBytes(Charset encoding, String message) throws IOException {
        Path file = Files.write(folder.resolve("scored.csv"), "person,q1\npé,1\n".getBytes(encoding));
        assertThatThrownBy(() -> ScoredReader.read(Source.of(file), FirstCategory.AUTO, notes))
                .isInstanceOf(TableException.class)
                .hasMessageContaining(message);
    }

    private void assertLimited(Source source, Limits limits, String message) {
        assertThatThrownBy(() -> ScoredReader.read(source, FirstCategory.AUTO, null, notes, limits))
                .isInstanceOf(TableException.class)
                .hasMessageContaining(message);
    }
}
