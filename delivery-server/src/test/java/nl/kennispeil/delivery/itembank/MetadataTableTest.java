package nl.kennispeil.delivery.itembank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTableTest {

    private static final String SHEET = """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>controleren voor</t></is></c></row>
            <row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2"><v>46447</v></c></row>
            </sheetData></worksheet>
            """;
    private static final String TEXTS = """
            <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Vraag</t></si>
            <si><r><t>DEMO</t></r><r><t>-001</t></r></si></sst>
            """;

    private static byte[] xlsx(String sheet, String texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write(texts.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(sheet.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void unreadable(byte[] file, String code) {
        assertThatThrownBy(() -> MetadataTable.read(file))
                .isInstanceOfSatisfying(
                        MetadataTable.Unreadable.class,
                        each -> assertThat(each.code()).isEqualTo(code));
    }

    @Test
    void aWorkbookIsReadWithItsGapsSharedTextsAndDays() throws IOException {
        MetadataTable table = MetadataTable.read(xlsx(SHEET, TEXTS));

        assertThat(table.header()).containsExactly("Vraag", "", "controleren voor");
        // 46447 days after 30 December 1899
        assertThat(table.wanted(table.guess()))
                .containsExactly(new Describing.Wanted(2, "DEMO-001", Map.of(MetaField.REVIEW_BY, "2027-03-01")));
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t'})
    void anyOfThreeSignsStandsBetweenCells(char between) {
        String text = "\uFEFFItem,Theme,Extra\nT-1,\"a\"\"b\",x\n\n".replace(',', between);
        MetadataTable table = MetadataTable.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(table.rows()).containsExactly(new MetadataTable.Row(2, List.of("T-1", "a\"b", "x")));
        assertThat(table.wanted(table.guess()))
                .containsExactly(new Describing.Wanted(2, "T-1", Map.of(MetaField.THEME, "a\"b")));
    }

    @Test
    void anEmptyCellLeavesAloneAndASaidOneEmpties() {
        MetadataTable table =
                MetadataTable.read("vraag,thema,licentie\nT-1,(leeg),\n".getBytes(StandardCharsets.UTF_8));

        assertThat(table.wanted(table.guess()).get(0).values()).isEqualTo(Map.of(MetaField.THEME, ""));
    }

    @Test
    void whatCannotBeReadIsRefusedWithAReason() throws IOException {
        unreadable(new byte[0], "empty");
        unreadable(new byte[MetadataTable.LARGEST + 1], "large");
        unreadable(new byte[] {'a', (byte) 0xe9, 'b'}, "utf8");
        unreadable("\n\n".getBytes(StandardCharsets.UTF_8), "header");
        unreadable("a,\"b\n".getBytes(StandardCharsets.UTF_8), "quotes");
        unreadable(("x" + ",x".repeat(41)).getBytes(StandardCharsets.UTF_8), "columns");
        unreadable(("a" + "b".repeat(4_000) + "\n").getBytes(StandardCharsets.UTF_8), "cell");
        unreadable(Arrays.copyOf(xlsx(SHEET, TEXTS), 100), "xlsx");
        unreadable(xlsx("<worksheet><sheetData>", TEXTS), "xlsx");
        unreadable(xlsx(SHEET.replace("<v>0</v>", "<v>99</v>"), TEXTS), "xlsx");
        unreadable(xlsx(SHEET.replace("C2", "ZZZ2"), TEXTS), "columns");
    }

    @Test
    void aWorkbookThatWouldFillTheMachineOrFetchSomethingIsRefused() throws IOException {
        unreadable(xlsx(SHEET + " ".repeat(25_000_000), TEXTS), "large");
        unreadable(
                xlsx("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + SHEET.replace("46447", "&a;"), TEXTS),
                "xlsx");
    }

    private static MetadataTable read(String text) {
        return MetadataTable.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRowThatCannotBeReadLeavesTheOthersAlone() {
        MetadataTable table = read("vraag,thema,bronnen\r\nT-1,a,b\r\nT-2," + "x".repeat(4_001)
                + ",b\r\nT-3,a,\"b\r\nT-4,\"a, b\",c\r\nT-5,\"a\nb\",c\r\nT-6,a" + ",b".repeat(40) + "\r\nT-7,a,b");

        assertThat(table.rows()).extracting(each -> each.cell(0)).containsExactly("T-1", "T-4", "T-5", "T-7");
        assertThat(table.rows()).extracting(MetadataTable.Row::number).containsExactly(2, 5, 6, 8);
        assertThat(table.rows().get(2).cell(1)).isEqualTo("a\nb");
        assertThat(table.faults())
                .extracting(MetadataTable.Fault::number, MetadataTable.Fault::place, MetadataTable.Fault::code)
                .containsExactly(tuple(3, 1, "cell"), tuple(4, 2, "quotes"), tuple(7, -1, "columns"));
        assertThat(table.faults().get(0).cell(0)).isEqualTo("T-2");
    }

    @Test
    void aQuoteThatOpensInTheLastRowIsFoundThereAndOneWithSomethingBehindItToo() {
        assertThat(read("vraag,thema\nT-1,\"a\"b\nT-2,c\nT-3,\"d").faults())
                .extracting(MetadataTable.Fault::number, MetadataTable.Fault::place, MetadataTable.Fault::code)
                .containsExactly(tuple(2, 1, "quotes"), tuple(4, 1, "quotes"));
    }

    @Test
    void aFileWithNothingButBrokenRowsIsRefusedInTime() {
        unreadable(("vraag,thema\n" + "T-1,\"a\"b\n".repeat(101)).getBytes(StandardCharsets.UTF_8), "quotes");
    }

    @Test
    void theColumnOfTheStateIsKnown() {
        assertThat(read("vraag,Stand,thema\nT-1,concept,a\n").state()).isEqualTo(1);
        assertThat(read("vraag,thema\nT-1,a\n").state()).isEqualTo(-1);
    }
}
