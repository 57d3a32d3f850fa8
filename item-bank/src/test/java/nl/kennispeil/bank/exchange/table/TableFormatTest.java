package nl.kennispeil.bank.exchange.table;

import static nl.kennispeil.bank.exchange.draft.Scored.content;
import static nl.kennispeil.bank.exchange.draft.Scored.score;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.kennispeil.bank.content.ItemType;
import nl.kennispeil.bank.content.Markup;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.exchange.SourceFile;
import org.junit.jupiter.api.Test;

class TableFormatTest {

    @Test
    void readsARowAsAnItem() {
        List<Incoming> items = csv("""
                \uFEFFNummer;Casus;Vraag;Optie A;Optie B;Optie C;Sleutel;Toelichting;ICPC;Kleur
                LHK-1;"Mevrouw, 40 jaar.

                Zij hoest.";Wat nu?;Wachten;Foto;;b;Zie de standaard;R05;rood
                """);

        Incoming item = items.get(0);
        assertThat(item.identifier()).isEqualTo("LHK-1");
        assertThat(content(item).type()).isEqualTo(ItemType.SINGLE_CHOICE);
        assertThat(score(item, "B")).isEqualTo(1);
        assertThat(score(item, "A")).isZero();
        assertThat(item.metadata())
                .containsEntry(Metadata.RATIONALE, "Zie de standaard")
                .containsEntry(Metadata.ICPC, "R05");
        assertThat(content(item).body().orElseThrow().text()).startsWith("Mevrouw, 40 jaar.Zij hoest.Wat nu?");
        assertThat(item.notes()).containsExactly("line 2: not read, for the heading is not known: [Kleur]");
    }

    @Test
    void readsEnglishHeadingsCommasAndOldWindowsFiles() {
        byte[] bytes = "stem,option A,option B,key\nCafé?,ja,nee,A\n".getBytes(Charset.forName("windows-1252"));
        Incoming item = new TableFormat().read(new SourceFile("t.csv", bytes)).get(0);

        assertThat(item.title()).isEqualTo("Café?");
        assertThat(item.notes()).contains("the file is not UTF-8 and was read as Windows-1252");
    }

    @Test
    void readsTheOtherTypes() {
        List<Incoming> items = csv("""
                type;vraag;A;B;C;sleutel;marge;punten
                meerdere;x;a;b;c;A en C;;2
                juist/onjuist;x;;;;onjuist;;
                kort;x;;;;Bern|Berne;;
                numeriek;x;;;;2,5;0,5;
                open;x;;;;;;
                """);

        assertThat(score(items.get(0), "C", "A")).isEqualTo(2);
        assertThat(score(items.get(0), "A")).isZero();
        assertThat(score(items.get(1), "false")).isEqualTo(1);
        assertThat(score(items.get(2), "berne")).isEqualTo(1);
        assertThat(List.of(score(items.get(3), "3"), score(items.get(3), "3.1")))
                .containsExactly(1.0, 0.0);
        assertThat(content(items.get(4)).type()).isEqualTo(ItemType.ESSAY);
    }

    @Test
    void refusesARowWithItsLineAndReadsTheNext() {
        List<Incoming> items = csv("vraag;A;B;C;sleutel\nx;a;b;;D\nx;a;;c;A\n;a;b;;A\nx;;;;\nx;a;b;;\nx;a;b;;A\n");

        assertThat(items)
                .extracting(Incoming::reason)
                .containsExactly(
                        "line 2: the key names [D]: the options are A to B",
                        "line 3: option C is filled in and the one before it is not",
                        "line 4: there is no text under \"vraag\" (stem)",
                        "line 5: there are no options and no type: write a type, such as open, kort or numeriek",
                        "",
                        "");
        assertThat(items.get(4).repairs()).contains("line 6: there is no key");
    }

    @Test
    void severalRightOptionsMayBeWrittenInEveryUsualWay() {
        List<Incoming> items = csv("""
                type;vraag;A;B;C;sleutel
                meerdere;x;a;b;c;A|C
                ;y;a;b;c;a | c
                meerdere;z;a;b;c;AC
                meerkeuze;v;a;b;c;A|C
                """);

        assertThat(items.subList(0, 3)).allSatisfy(each -> {
            assertThat(score(each, "A", "C")).isEqualTo(1);
            assertThat(score(each, "A")).isZero();
        });
        assertThat(items.get(3).reason())
                .isEqualTo("line 5: the key names [A, C] while one option may be chosen: give one letter,"
                        + " or type \"meerdere\"");
    }

    @Test
    void saysWhatStandsTwice() {
        List<Incoming> items =
                csv("nummer;vraag;A;B;sleutel\nq1;x;a;b;A\nq1;y;a;b;A\nq3;x ;a;b;a\nq4;y;a;b;B\nq5;y;a;c;B\n");

        assertThat(items.get(0).notes()).isEmpty();
        assertThat(items.get(1).notes())
                .containsExactly("line 3: number \"q1\" stands at line 2 too: allowed is once; both come in");
        assertThat(items.get(1).repairs())
                .containsExactly("line 3: the same question stands at line 5 with another key: allowed is one key");
        assertThat(items.get(2).notes())
                .containsExactly("line 4: the same question stands at line 2 too: allowed is once; both come in");
        assertThat(items.get(3).repairs())
                .containsExactly("line 5: the same question stands at line 3 with another key: allowed is one key");
        assertThat(items.get(4).repairs()).isEmpty();
    }

    @Test
    void saysWhichColumnsAreNotReadAndWhichStandThereTwice() {
        String table = "nummer;vraag;kleur;A;B;sleutel;Stam;\nq1;x;;a;b;A;;\nq2;x;;a;b;A;anders;\nq3;z;;a;b;A;z;\n";
        List<Incoming> items = csv(table);

        assertThat(new TableFormat().remarks(new SourceFile("t.csv", table.getBytes(StandardCharsets.UTF_8))))
                .containsExactly(
                        "line 1: column 3, \"kleur\", is not read: allowed are nummer, titel, type, taal, casus, vraag,"
                                + " optie A, optie B, …, sleutel, marge, punten, toelichting, bron, icpc, leeftijd,"
                                + " aspect, kenmerk, categorie, auteur, trefwoorden",
                        "line 1: columns 2 (\"vraag\"), 7 (\"Stam\") mean the same: allowed is one; the last that is"
                                + " filled in is used");
        assertThat(items.get(0).repairs()).isEmpty();
        assertThat(items.get(1).repairs())
                .containsExactly("line 3: \"vraag\" and \"Stam\" mean the same and hold different things: allowed is"
                        + " one; the last is used");
        assertThat(items.get(2).repairs()).isEmpty();
    }

    @Test
    void aTableThatAsksNothingHoldsNoItems() {
        TableFormat format = new TableFormat();
        assertThat(format.holdsItems(file("nummer;type;naam\n1;a;b\n"))).isFalse();
        assertThat(format.holdsItems(file("nummer;vraag\n1;Welke?\n"))).isTrue();
        assertThat(format.holdsItems(new SourceFile("t.docx", TableFormat.docxTemplate())))
                .isTrue();
        assertThat(format.remarks(new SourceFile("t.docx", TableFormat.docxTemplate())))
                .isEmpty();
    }

    private static SourceFile file(String csv) {
        return new SourceFile("t.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsAWordDocumentWithEmphasisAndATableForEachItem() {
        String document = table(row(
                        "Vraag",
                        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>CO</w:t></w:r><w:r><w:rPr>"
                                + "<w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>2</w:t></w:r><w:del><w:r><w:delText>weg</w:delText>"
                                + "</w:r></w:del></w:p>")
                + row("Optie A", p("hoog"))
                + row("Optie B", p("laag"))
                + row("Sleutel", p("A")));
        List<Incoming> items = docx(document + table(row("Vraag", p("Twee?")) + row("Type", p("open"))));

        assertThat(items).hasSize(2);
        assertThat(Markup.write(
                        content(items.get(0)).body().orElseThrow().elements().get(0)))
                .isEqualTo("[\"p\",[\"strong\",\"CO\"],[\"sub\",\"2\"]]");
        assertThat(score(items.get(0), "A")).isEqualTo(1);
        assertThat(items.get(0).notes()).contains("text that was deleted with changes tracked is left out");
        assertThat(content(items.get(1)).type()).isEqualTo(ItemType.ESSAY);
    }

    @Test
    void theTemplatesAreRead() {
        SourceFile csv = new SourceFile("t.csv", TableFormat.csvTemplate().getBytes(StandardCharsets.UTF_8));
        SourceFile docx = new SourceFile("t.docx", TableFormat.docxTemplate());

        assertThat(new TableFormat().recognises(csv)).isTrue();
        assertThat(new TableFormat().recognises(docx)).isTrue();
        assertThat(new TableFormat().read(csv).get(0).reason()).isEqualTo("there is no item in the table");
        assertThat(new TableFormat().read(docx).get(0).reason()).startsWith("no table has known headings");
    }

    private static List<Incoming> csv(String text) {
        SourceFile file = new SourceFile("t.csv", text.getBytes(StandardCharsets.UTF_8));
        assertThat(new TableFormat().recognises(file)).isTrue();
        return new TableFormat().read(file);
    }

    private static String p(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static String row(String heading, String cell) {
        return "<w:tr><w:tc>" + p(heading) + "</w:tc><w:tc>" + cell + "</w:tc></w:tr>";
    }

    private static String table(String rows) {
        return "<w:tbl>" + rows + "</w:tbl>";
    }

    private static List<Incoming> docx(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                            + body + "</w:body></w:document>")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        return new TableFormat().read(new SourceFile("t.docx", bytes.toByteArray()));
    }
}
