package nl.kennispeil.scan.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import nl.kennispeil.scan.print.Booklet.Group;
import nl.kennispeil.scan.print.Piece.Cell;
import nl.kennispeil.scan.print.Piece.Label;
import nl.kennispeil.scan.print.Piece.Look;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class BookletTest {

    @Test
    void everyKindOfPieceIsInTheTextInItsOrder() throws IOException {
        List<Piece> pieces = List.of(
                Piece.Words.of("Opgaven", Look.TITLE),
                new Piece.Framed(List.of(Piece.Words.of("Een casus van 34 jaar.", Look.TEXT))),
                new Piece.Labelled(
                        "7",
                        Label.NUMBER,
                        List.of(
                                Piece.Words.of("Welke waarde is te hoog?", Look.TEXT),
                                new Piece.Grid(List.of(
                                        List.of(Cell.of("Bepaling", true), Cell.of("Uitslag", true)),
                                        List.of(Cell.of("natrium", false), Cell.of("151 mmol/l", false)))),
                                new Piece.Labelled("A", Label.RING, List.of(Piece.Words.of("natrium", Look.TEXT))),
                                new Piece.Lines(3, 0))));

        assertThat(text(booklet(pieces)))
                .containsSubsequence(
                        "Opgaven", "casus", "7", "te hoog", "Bepaling", "Uitslag", "natrium", "151", "A", "natrium")
                .contains("V-1:1", "1 / 1");
    }

    @Test
    void theSameBookletGivesTheSameBytes() throws IOException {
        Booklet booklet = booklet(List.of(
                Piece.Words.of("Eén ≥ twee", Look.TEXT),
                new Piece.Figure(picture(), List.of()),
                new Piece.Figure(Drawing.of(circle(), 0, 0), List.of())));

        assertThat(pdf(booklet)).isEqualTo(pdf(booklet));
    }

    @Test
    void aQuestionThatFitsOnAPageIsNotSplit() throws IOException {
        List<Group> groups = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> new Group(false, false, lines(number, 17)))
                .toList();
        byte[] pdf = pdf(new Booklet("B", "nl-NL", groups, "V-1:1", ""));

        for (int number = 1; number <= 12; number++) {
            assertThat(pagesWith(pdf, "vraag" + number + "regel"))
                    .as("question %d", number)
                    .hasSize(1);
        }
    }

    @Test
    void aCaseStandsWithItsFirstQuestionWhenBothFit() throws IOException {
        List<Group> groups = List.of(
                new Group(false, false, lines(1, 30)),
                new Group(false, true, lines(2, 8)),
                new Group(false, false, lines(3, 10)));
        byte[] pdf = pdf(new Booklet("B", "nl-NL", groups, "V-1:1", ""));

        assertThat(pagesWith(pdf, "vraag1regel")).containsExactly(1);
        assertThat(pagesWith(pdf, "vraag2regel")).containsExactly(2);
        assertThat(pagesWith(pdf, "vraag3regel")).containsExactly(2);
    }

    @Test
    void whatIsLongerThanAPageGoesOnAndLosesNothing() throws IOException {
        byte[] pdf = pdf(new Booklet("B", "nl-NL", List.of(new Group(false, false, lines(1, 120))), "V-1:1", ""));

        assertThat(pagesWith(pdf, "vraag1regel").size()).isGreaterThan(1);
        for (int line = 1; line <= 120; line++) {
            assertThat(pagesWith(pdf, "vraag1regel" + line + "einde")).hasSize(1);
        }
    }

    @Test
    void theHeadOfATableStandsOnEveryPageAndCellsMaySpanRows() throws IOException {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(Cell.of("Dag", true), Cell.of("Waarde", true)));
        rows.add(List.of(new Cell(List.of(Piece.Words.of("samen", Look.TEXT)), false, 1, 2), Cell.of("eerste", false)));
        rows.add(List.of(Cell.of("tweede", false)));
        IntStream.range(0, 90).forEach(i -> rows.add(List.of(Cell.of("d" + i, false), Cell.of("w" + i, false))));
        byte[] pdf = pdf(booklet(List.of(new Piece.Grid(rows))));

        assertThat(pagesWith(pdf, "Waarde")).hasSize(pages(pdf)).hasSizeGreaterThan(1);
        assertThat(text(pdf)).contains("samen", "eerste", "tweede", "w89");
    }

    @Test
    void aPictureIsEmbeddedAndADrawingIsDrawn() throws IOException {
        byte[] with = pdf(booklet(List.of(new Piece.Figure(picture(), List.of()))));
        try (PDDocument document = Loader.loadPDF(with)) {
            assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
        }
        byte[] drawn = pdf(booklet(List.of(new Piece.Figure(Drawing.of(circle(), 0, 0), List.of()))));
        try (PDDocument document = Loader.loadPDF(drawn)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 96);
            // the circle of 40 around (50, 50) stands 22 mm from the left and 20 mm from the top
            assertThat(page.getRGB(83 + 50, 76 + 50) & 0xFFFFFF).isEqualTo(0xFF0000);
            assertThat(page.getRGB(83 + 3, 76 + 3) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        }
    }

    @Test
    void aDrawingSaysWhatOfItCannotBePrinted() {
        assertThat(Drawing.of(circle(), 0, 0).unknown()).isEmpty();
        assertThat(Drawing.of(svg(part("linearGradient", Map.of())), 0, 0).unknown())
                .containsExactly("linearGradient");
        assertThat(Drawing.of(svg(part("rect", Map.of("fill", "url(#a)"))), 0, 0)
                        .unknown())
                .contains("fill");
        assertThat(Drawing.of(svg(part("path", Map.of("d", "M0 0 X 5"))), 0, 0).unknown())
                .containsExactly("path");
        assertThat(Drawing.of(svg(part("circle", Map.of("r", "50%"))), 0, 0).unknown())
                .containsExactly("circle");
    }

    /** SVG 1.1, 8.3.8: an arc of a quarter from (10, 0) to (0, 10) around the origin goes through (7.07, 7.07). */
    @Test
    void anArcOfAPathGoesAroundItsCentre() {
        var quarter = SvgPath.of(part("path", Map.of("d", "M10 0A10 10 0 0 1 0 10L0 0Z")));

        assertThat(quarter.contains(7.0, 7.0)).isTrue();
        assertThat(quarter.contains(7.2, 7.2)).isFalse();
        assertThat(quarter.getBounds2D().getMaxX()).isBetween(9.9, 10.1);
    }

    @Test
    void charactersThatTheFontLacksAreNamedAndReplaced() throws IOException {
        assertThat(Booklet.lacking("CO₂ ≥ 5 µmol/l, m² → α")).isEqualTo(Set.of());
        assertThat(Booklet.lacking("漢 en 字")).containsExactlyInAnyOrder("漢", "字");
        Booklet.Written written =
                booklet(List.of(Piece.Words.of("漢", Look.TEXT))).write(new ByteArrayOutputStream());
        assertThat(written.lacking()).containsExactly("漢");
    }

    @Test
    void raisedTextStandsWithItsWordAndHigher() throws IOException {
        byte[] pdf = pdf(booklet(List.of(new Piece.Words(
                List.of(Run.of("in kg/m"), Run.of("2", Run.Style.RAISED), Run.of(" lichaam")), Look.TEXT))));

        assertThat(text(pdf).replaceAll("\\s+", " ")).contains("kg/m").contains("lichaam");
        List<Float> heights = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(org.apache.pdfbox.text.TextPosition at) {
                    if (at.getUnicode().equals("m") || at.getUnicode().equals("2")) {
                        heights.add(at.getYDirAdj());
                    }
                }
            }.getText(document);
        }
        assertThat(heights.get(1)).as("y goes down").isLessThan(heights.get(0) - 1);
    }

    @Test
    void aConceptSaysSoOnEveryPage() throws IOException {
        byte[] pdf =
                pdf(new Booklet("B", "nl-NL", List.of(new Group(false, false, lines(1, 120))), "V-1:1", "CONCEPT"));

        assertThat(pagesWith(pdf, "CONCEPT")).hasSize(pages(pdf));
    }

    private static List<Piece> lines(int question, int count) {
        return IntStream.rangeClosed(1, count)
                .<Piece>mapToObj(line -> Piece.Words.of("vraag" + question + "regel" + line + "einde", Look.TEXT))
                .toList();
    }

    private static Drawing.Part part(String name, Map<String, String> attributes) {
        return new Drawing.Part(name, attributes, "", List.of());
    }

    private static Drawing.Part svg(Drawing.Part... parts) {
        return new Drawing.Part("svg", Map.of("viewBox", "0 0 100 100"), "", List.of(parts));
    }

    private static Drawing.Part circle() {
        return svg(part("circle", Map.of("cx", "50", "cy", "50", "r", "40", "fill", "#ff0000")));
    }

    private static Picture picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", png);
        return Picture.of("picture", png.toByteArray(), 0, 0).orElseThrow();
    }

    private static Booklet booklet(List<Piece> pieces) {
        return new Booklet("B", "nl-NL", List.of(new Group(false, false, pieces)), "V-1:1", "");
    }

    private static byte[] pdf(Booklet booklet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        booklet.write(out);
        return out.toByteArray();
    }

    private static String text(Booklet booklet) throws IOException {
        return text(pdf(booklet));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static List<Integer> pagesWith(byte[] pdf, String words) throws IOException {
        List<Integer> found = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int number = 0;
            for (PDPage ignored : document.getPages()) {
                number++;
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(number);
                stripper.setEndPage(number);
                if (stripper.getText(document).contains(words)) {
                    found.add(number);
                }
            }
        }
        return found;
    }
}
