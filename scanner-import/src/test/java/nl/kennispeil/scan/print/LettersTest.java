package nl.kennispeil.scan.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class LettersTest {

    private static final Letter LETTER = letter("Aios Zonnebloem-014\nInstituut Berk", "ABCD-EFGH-JKLM-NPQR");

    @Test
    void everyLetterIsOnePage() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(Collections.nCopies(3, LETTER)))) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
        }
    }

    @Test
    void theTextReadsBackWithDutchDiacritics() throws IOException {
        String text = text(pdf(List.of(letter("Aios Ijsbloem-ë ï é ö ü à ç", "ABCD-EFGH"))));

        assertThat(text)
                .contains("Aios Ijsbloem-ë ï é ö ü à ç")
                .contains("LHK najaar 2026")
                .contains("Uw persoonlijke code")
                .contains("Bureau Toetsing");
    }

    @Test
    void theCodeReadsBackWhole() throws IOException {
        assertThat(text(pdf(List.of(LETTER))).replaceAll("\\s", "")).contains("ABCD-EFGH-JKLM-NPQR");
    }

    @Test
    void decomposedLettersAreComposed() throws IOException {
        assertThat(text(pdf(List.of(letter("Aios Zoe\u0308", "AB"))))).contains("Aios Zo\u00EB");
    }

    @Test
    void theSameLettersGiveTheSameBytes() throws IOException {
        List<Letter> letters =
                IntStream.range(0, 40).mapToObj(LettersTest::numbered).toList();

        assertThat(pdf(letters)).isEqualTo(pdf(letters));
    }

    @Test
    void aCharacterOutsideTheFontIsSeenAndReportedAndTheOthersArePrinted() throws IOException {
        List<Letter> letters = List.of(LETTER, letter("Aios \u6F22 \uD83D\uDE00 \u0007x", "ABCD"), LETTER);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Letters.Written written = Letters.write(letters, out);

        assertThat(written).isEqualTo(new Letters.Written(3, List.of(2)));
        assertThat(text(out.toByteArray())).contains("Aios □ □ □x");
    }

    @Test
    void aLetterThatIsTooLongForAPageIsRefusedByPosition() {
        Letter endless = new Letter("Aios", Collections.nCopies(90, "Een alinea."), "Code", "ABCD", List.of());

        assertThatThrownBy(() -> pdf(List.of(LETTER, endless)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("letter 2 does not fit");
    }

    @Test
    void aLongLetterIsSetSmallerAndStillOnePage() throws IOException {
        Letter longer =
                new Letter("Aios", Collections.nCopies(12, "Een alinea. ".repeat(14)), "Code", "ABCD", List.of());
        try (PDDocument document = Loader.loadPDF(pdf(List.of(longer)))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void aWordWiderThanThePageIsCutAndNotLost() throws IOException {
        String word = "lang".repeat(60);

        assertThat(text(pdf(List.of(new Letter("Aios", List.of("Kop", word), "", "AB", List.of()))))
                        .replaceAll("\\s", ""))
                .contains(word);
    }

    @Test
    void aNationalSittingIsPrintedInSeconds() throws IOException {
        List<Letter> letters =
                IntStream.range(0, 3000).mapToObj(LettersTest::numbered).toList();
        long start = System.nanoTime();

        byte[] pdf = pdf(letters);

        assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(60_000_000_000L);
        assertThat(pdf.length).isLessThan(12_000_000);
    }

    @Test
    void nothingToPrintIsAMistake() {
        assertThatThrownBy(() -> pdf(List.of())).hasMessageContaining("no letters");
    }

    @Test
    void aLetterNeedsAnAddresseeAndACode() {
        assertThatThrownBy(() -> letter(" ", "ABCD")).hasMessageContaining("addressee");
        assertThatThrownBy(() -> letter("Aios", "")).hasMessageContaining("0 characters");
        assertThatThrownBy(() -> letter("Aios", "A".repeat(41))).hasMessageContaining("41 characters");
    }

    static Letter letter(String addressee, String code) {
        return new Letter(
                addressee,
                List.of(
                        "Uitnodiging LHK najaar 2026",
                        "Op woensdag 30 september 2026 van 9.00 tot 12.00 uur maakt u de Landelijke"
                                + " Huisartsgeneeskundige Kennistoets. De toets heeft 120 vragen met twee tot vier"
                                + " antwoorden en een vraagteken.",
                        "Ga op de dag zelf naar toets.example.org, vul onderstaande code in en controleer uw naam. De"
                                + " code is eenmalig te gebruiken; raakt u hem kwijt, bel dan het bureau."),
                "Uw persoonlijke code",
                code,
                List.of("Bureau Toetsing · toets@example.org · 000 000 00 00", "Deze brief is persoonlijk."));
    }

    private static Letter numbered(int number) {
        return letter(
                "Aios Zonnebloem-%04d\nInstituut Berk".formatted(number), "ABCD-EFGH-JKLM-%04d".formatted(number));
    }

    private static byte[] pdf(List<Letter> letters) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Letters.write(letters, out);
        return out.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
