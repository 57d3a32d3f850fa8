package nl.kennispeil.delivery.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    private final Values values = new Values(List.of(new Institute("berk", "Berk")), LocalDate.of(2026, 11, 22));

    @ParameterizedTest
    @CsvSource({
        "2026-08-31, 2026-08-31",
        "31-08-2026, 2026-08-31",
        "1-9-2026, 2026-09-01",
        "2026-08-31T00:00:00, 2026-08-31",
        "31-8-2026 0:00, 2026-08-31",
        "2026-08-31T22:30Z, 2026-09-01",
        "2026-08-31T22:30:00+0200, 2026-08-31",
        "2026-12-31T23:30:00.000Z, 2027-01-01",
        "2028-02-29, 2028-02-29",
    })
    void daysAreReadAsDaysInTheNetherlands(String cell, LocalDate day) {
        assertThat(values.parse(Column.BEGIN, cell)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "46265, date-serial",
        "46265.5, date-serial",
        "31/08/2026, date",
        "2026-02-30, date",
        "29-02-2027, date",
        "2026-08-31T09:30, date-zone",
        "1026-08-31, date-range",
        "morgen, date",
    })
    void whatIsNoDayIsToldApart(String cell, String code) {
        refused(Column.BEGIN, cell, code);
    }

    @ParameterizedTest
    @CsvSource({
        "'1,23E+10', scientific",
        "1.9111111E+10, scientific",
        "9111111101, big-zeros",
        "12345678, big-zeros",
        "190111111012, big-digits",
        "19O11111101, big-digits",
    })
    void whatASpreadsheetDidToABigNumberIsTold(String cell, String code) {
        refused(Column.BIG, cell, code);
    }

    @Test
    void aBigNumberKeepsItsZeros() {
        assertThat(values.parse(Column.BIG, "00012345678")).isEqualTo("00012345678");
        assertThat(values.parse(Column.BIG, "190.11111101")).isEqualTo("19011111101");
    }

    @Test
    void wordsAreUnderstoodInBothLanguages() {
        assertThat(values.parse(Column.INSTITUTE, "BERK")).isEqualTo("berk");
        assertThat(values.parse(Column.TRAINING, "Aspirant-opleider")).isEqualTo(Training.ASPIRANT_OPLEIDER);
        assertThat(values.parse(Column.END_KIND, "Stopped")).isEqualTo(Ending.Kind.STOPPED);
        assertThat(values.parse(Column.INTERRUPTION_REASON, "Overmacht")).isEqualTo("force-majeure");
        assertThat(values.parse(Column.SHARE, "0,80")).hasToString("0.8");
        assertThat(values.parse(Column.SHARE, "80 %")).hasToString("0.8");
        refused(Column.INSTITUTE, "Spar", "institute");
        refused(Column.TRAINING, "chirurg", "training");
        refused(Column.INTERRUPTION_REASON, "zwanger", "reason");
        refused(Column.SHARE, "80", "share");
        refused(Column.SHARE, "0", "share");
        refused(Column.EXEMPTION_WEEKS, "157", "weeks");
        refused(Column.EXTRA_MINUTES, "61", "minutes");
        refused(Column.MAIL, "roos at example", "mail");
        refused(Column.BIRTH_DATE, "2020-01-01", "birth-date");
        refused(Column.EXTERNAL_ID, "1,2E+12", "scientific");
        refused(Column.EXTERNAL_ID, "a b", "external-id");
    }

    private void refused(Column column, String cell, String code) {
        assertThatThrownBy(() -> values.parse(column, cell))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
