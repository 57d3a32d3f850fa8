package nl.kennispeil.delivery.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RetentionDateCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsTheLineOfTheContract() {
        assertThat(run("--ended", "2026-08-31")).isZero();
        assertThat(out).hasToString("last=2027-02-28 purge=2027-03-01T00:00+01:00" + System.lineSeparator());
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest(name = "{0} ends on the day before {1}, less six months")
    @CsvSource({
        "2026-08-31T22:30Z, 2027-03-02T00:00+01:00",
        "2026-08-31T21:59:59.999Z, 2027-03-01T00:00+01:00",
        "2026-08-31t22:30z, 2027-03-02T00:00+01:00",
        "2026-09-01T00:30+02:00, 2027-03-02T00:00+01:00",
        "2026-09-01T00:30+0200, 2027-03-02T00:00+01:00",
        "2026-09-01T00:30+02, 2027-03-02T00:00+01:00",
        "2026-08-31T12:00-12:00, 2027-03-02T00:00+01:00",
        "2026-08-31T23:30+02:00[Europe/Amsterdam], 2027-03-01T00:00+01:00",
        "2026-08-31T23:30[Europe/London], 2027-03-02T00:00+01:00",
        "2026-08-31T22:30Z[Europe/Amsterdam], 2027-03-02T00:00+01:00",
        "2026-08-31T23:30, 2027-03-01T00:00+01:00",
        "2026-08-31T00:00:00, 2027-03-01T00:00+01:00",
        "' 2026-08-31 ', 2027-03-01T00:00+01:00",
        "2026-04-24, 2026-10-25T00:00+02:00"
    })
    void takesDatesInstantsOffsetsZonesAndLocalTimes(String ended, String purge) {
        assertThat(run("--ended", ended)).as("%s", err).isZero();
        assertThat(out.toString()).contains(" purge=" + purge + System.lineSeparator());
    }

    @ParameterizedTest(name = "refuses {0}")
    @ValueSource(
            strings = {
                "yesterday",
                "2026-02-29",
                "2026-13-01",
                "2026-8-31",
                "31-08-2026",
                "20260831",
                "2026-08-31T25:00",
                "2026-08-31T24:00",
                "2026-08-31T22:30+19:00",
                "2026-08-31T22:30+02:00[Europe/Utrecht]",
                "2026-08-31T22:30+05:00[Europe/Amsterdam]",
                "2026-08-31 en meer",
                "2026-08-31\n2026-09-01",
                "1899-12-31",
                "2200-01-01",
                "+999999999-12-31",
                "-0001-01-01",
                ""
            })
    void refusesEverythingElseInOneLine(String ended) {
        assertThat(run("--ended=" + ended)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("retention date: '")
                .contains("allowed is a date such as 2026-08-31");
    }

    @Test
    void doesNotRepeatALongText() {
        assertThat(run("--ended", "9".repeat(1_000_000))).isEqualTo(2);
        assertThat(err.toString()).hasSizeLessThan(400);
    }

    @Test
    void knowsTheTermsOfTheOthers() {
        assertThat(run("--ended", "2026-11-14", "--training", "applicant")).isZero();
        assertThat(out.toString()).startsWith("last=2026-12-12 purge=2026-12-13T00:00+01:00");
        assertThat(run("--ended", "2026-11-14", "--training", "patient")).isEqualTo(2);
        assertThat(err.toString()).contains("--training is 'patient', allowed is aios, opleider, docent");
    }

    @Test
    void needsAnEnd() {
        assertThat(run()).isEqualTo(2);
        assertThat(commandLine().execute()).as("no sub-command").isEqualTo(2);
    }

    private int run(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "date";
        System.arraycopy(args, 0, all, 1, args.length);
        return commandLine().execute(all);
    }

    private CommandLine commandLine() {
        return new CommandLine(new RetentionCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }
}
