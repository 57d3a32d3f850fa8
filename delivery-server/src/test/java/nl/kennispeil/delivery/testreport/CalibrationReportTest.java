package nl.kennispeil.delivery.testreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.table.ItemRow;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationReportTest {

    @TempDir
    Path folder;

    @Test
    void unusualItemsStandOnTopWithTheReason() throws IOException {
        String page = page(
                List.of(
                        row("fine", new TwoPl(1, 0), Map.of("a", 0.2, "b", 0.2)),
                        row("keyed", new TwoPl(-0.8, 0), Map.of("a", 0.1, "b", 0.2)),
                        row("flat", new TwoPl(0.2, 5), Map.of("a", 0.15, "b", 2.5)),
                        row("steep", new TwoPl(4.5, 0), Map.of("a", 1.0, "b", 0.1))),
                List.of("same: everybody who responded got the same score"),
                List.of(new CalibrationReport.Remark("the grid is coarse", "en")));

        String top = page.substring(page.indexOf("Items to look at"), page.indexOf("How it was estimated"));
        assertThat(top)
                .contains("keyed</a>: negative slope (−0.80): able candidates score lower, is the key right?")
                .contains("flat</a>: very low slope (0.20); a is uncertain: 0.20 with a standard error of 0.15;"
                        + " b is far out (5.00); b is uncertain: 5.00 with a standard error of 2.50")
                .contains("steep</a>: very high slope (4.50)")
                .contains("same: everybody", "the grid is coarse")
                .doesNotContain("fine");
    }

    @Test
    void aCalibrationWithoutSurprisesSaysSo() throws IOException {
        String page = page(List.of(row("fine", new TwoPl(1, 0), Map.of("a", 0.2))), List.of(), List.of());

        assertThat(page).contains("No item stands out.").doesNotContain("Items below");
    }

    @Test
    void whatLiesOutsideTheMapIsCountedAndNotDrawnAtItsEdge() throws IOException {
        String page = page(
                List.of(row("two", new TwoPl(1, -4.2), Map.of()), row("three", new TwoPl(1, 1), Map.of())),
                List.of(),
                List.of());
        assertThat(page)
                .contains("Estimated abilities below −4 or above 4, not drawn: 1.")
                .contains("Items below −4 or above 4, not drawn: 1.")
                .contains("(1 thresholds)", "estimated ability of 2 candidates")
                .doesNotContain("steps and boundaries");

        page = page(List.of(row("graded", new GradedResponse(1, -1, 0.5, 6), Map.of())), List.of(), List.of());
        assertThat(page).contains("Steps and boundaries below −4 or above 4, not drawn: 1.", "steps and boundaries");
    }

    @Test
    void numbersAreWrittenAsInText() {
        ReportWords dutch = new ReportWords(Language.of("nl"));
        assertThat(dutch.small(1.23e-7)).isEqualTo("1,2 · 10⁻⁷");
        assertThat(dutch.small(9.96e-12)).isEqualTo("1,0 · 10⁻¹¹");
        assertThat(dutch.small(0.0123)).isEqualTo("0,012");
        assertThat(dutch.small(0)).isEqualTo("0");
        assertThat(dutch.small(1234)).isEqualTo("1.234");
        assertThat(dutch.number(-12345.67, 1)).isEqualTo("−12.345,7");
        assertThat(new ReportWords(Language.of("en")).number(-12345.67, 1)).isEqualTo("−12,345.7");
    }

    private static ItemRow row(String item, ItemParameters parameters, Map<String, Double> errors) {
        return new ItemRow(item, parameters, errors, Map.of());
    }

    private String page(List<ItemRow> items, List<String> leftOut, List<CalibrationReport.Remark> warnings)
            throws IOException {
        CalibrationReport report = new CalibrationReport(
                "2PL",
                "MML",
                items,
                List.of(),
                3,
                -12_345.6,
                1,
                1,
                8,
                10,
                0.1,
                List.of(),
                List.of(),
                List.of(),
                leftOut,
                warnings,
                List.of(-1.0, 0.5, 4.5, Double.NaN),
                0.8);
        Path file = folder.resolve("report.html");
        CalibrationReport.write(file, Language.of("en"), report);
        return Files.readString(file);
    }
}
