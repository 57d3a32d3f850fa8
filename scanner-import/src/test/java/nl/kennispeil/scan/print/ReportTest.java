package nl.kennispeil.scan.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void headingsParagraphsAndTablesAreInTheTextInTheirOrder() throws IOException {
        String text = text(new Report(
                "Inzage",
                "nl-NL",
                List.of(
                        new Report.Heading("Personalia", 2),
                        new Report.Paragraph("Wat wij van u hebben."),
                        new Report.Table(List.of("Veld", "Waarde"), List.of(List.of("Naam", "Aios Zonnebloem")))),
                "Persoonlijk"));

        assertThat(text)
                .containsSubsequence("Inzage", "Personalia", "Wat wij van u hebben.", "Veld", "Naam", "Zonnebloem")
                .contains("Persoonlijk");
    }

    @Test
    void aLongTableRepeatsItsHeadOnEveryPage() throws IOException {
        List<List<String>> rows = IntStream.range(0, 300)
                .mapToObj(i -> List.of("vraag-" + i, "B"))
                .toList();
        byte[] pdf =
                pdf(new Report("Antwoorden", "nl-NL", List.of(new Report.Table(List.of("Item", "Keuze"), rows)), ""));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).as("page %d", page).contains("Keuze");
            }
        }
        assertThat(text(pdf)).contains("vraag-0", "vraag-299");
    }

    @Test
    void aCellHigherThanAPageIsNotLost() throws IOException {
        String longest = "opmerking ".repeat(1_500) + "einde";
        assertThat(text(new Report(
                        "Lang",
                        "nl-NL",
                        List.of(new Report.Table(List.of("Nr", "Tekst"), List.of(List.of("1", longest)))),
                        "")))
                .contains("einde");
    }

    @Test
    void manyColumnsStayOnThePage() throws IOException {
        List<String> columns =
                IntStream.range(0, 14).mapToObj(i -> "kolom " + i).toList();
        String text = text(new Report("Breed", "nl-NL", List.of(new Report.Table(columns, List.of(columns))), ""));
        assertThat(text.replaceAll("\\s", "")).contains("13");
    }

    @Test
    void theSameReportGivesTheSameBytes() throws IOException {
        Report report = new Report("Gelijk", "nl-NL", List.of(new Report.Paragraph("tekst")), "voet");
        assertThat(pdf(report)).isEqualTo(pdf(report));
    }

    @Test
    void aRowThatDoesNotFitItsColumnsIsAMistake() {
        assertThatThrownBy(() -> new Report.Table(List.of("een"), List.of(List.of("a", "b"))))
                .hasMessageContaining("row 1 has 2 cells");
        assertThatThrownBy(() -> new Report.Heading("te diep", 4)).hasMessageContaining("level 4");
    }

    private static byte[] pdf(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.write(out);
        return out.toByteArray();
    }

    private static String text(Report report) throws IOException {
        return text(pdf(report));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
