package nl.kennispeil.delivery.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b,c;d\n1;2,5;3\n",
                "\uFEFFa;b,c;d\r\n1;2,5;3\r\n",
                "a\tb,c\td\n1\t2,5\t3",
                "\"a\",\"b,c\",d\n1,\"2,5\",3\n"
            })
    void theDelimiterIsFoundAndAByteOrderMarkIsNoPartOfTheHeader(String csv) {
        Sheet sheet = read(csv);
        assertThat(sheet.header()).containsExactly("a", "b,c", "d");
        assertThat(sheet.rows().get(0).cells()).containsExactly("1", "2,5", "3");
    }

    @Test
    void aQuotedCellMayHoldDelimitersQuotesAndLines() {
        Sheet sheet = read("a;b\n\"Laan 1;\n\"\"Dorp\"\"\";x\ny;z\n");
        assertThat(sheet.rows()).hasSize(2);
        assertThat(sheet.rows().get(0).cells()).containsExactly("Laan 1;\n\"Dorp\"", "x");
        assertThat(sheet.rows().get(1)).isEqualTo(new Sheet.Row(4, List.of("y", "z"), ""));
    }

    @Test
    void aDamagedQuoteCostsItsOwnRowOnly() {
        Sheet sheet = read("a;b\n1;\"open\n2;x\n3;y\n4;z\n5;z\n6;z\n7;z\n8;z\n9;z\n");
        assertThat(sheet.rows()).hasSize(9);
        assertThat(sheet.rows().get(0).problem()).isEqualTo("quotes");
        assertThat(sheet.rows().get(1).cells()).containsExactly("2", "x");
    }

    @Test
    void tooManyCellsAndTooLongACellCostTheirOwnRowOnly() {
        Sheet sheet = read("a;b\n1;2;3\n4;" + "x".repeat(4_001) + "\n5;6\n7\n");
        assertThat(sheet.rows().stream().map(Sheet.Row::problem)).containsExactly("cells", "too-long", "", "");
    }

    @Test
    void windows1252IsRefusedWithTheLineWhereItShows() {
        byte[] file = "naam\nRoos\nZoë\n".getBytes(Charset.forName("windows-1252"));
        assertThatThrownBy(() -> Sheet.read(file)).isInstanceOfSatisfying(UnreadableFile.class, e -> {
            assertThat(e.code()).isEqualTo("utf8");
            assertThat(e.number()).isEqualTo(3);
        });
        refused("naam\nZoë".getBytes(StandardCharsets.UTF_16), "utf8");
    }

    @Test
    void filesThatAreNoTableAreRefused() {
        refused(new byte[0], "empty");
        refused("\n\n".getBytes(StandardCharsets.UTF_8), "empty");
        refused("a\0b".getBytes(StandardCharsets.UTF_8), "text");
        refused(new byte[Sheet.MAXIMUM_BYTES + 1], "large");
        refused(("a;".repeat(200) + "a\n").getBytes(StandardCharsets.UTF_8), "columns");
        refused(("a\n" + "1\n".repeat(20_001)).getBytes(StandardCharsets.UTF_8), "rows");
        assertThat(read("a\n" + "1\n".repeat(20_000)).rows()).hasSize(20_000);
    }

    private static void refused(byte[] file, String code) {
        assertThatThrownBy(() -> Sheet.read(file))
                .isInstanceOfSatisfying(
                        UnreadableFile.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Sheet read(String csv) {
        return Sheet.read(csv.getBytes(StandardCharsets.UTF_8));
    }
}
