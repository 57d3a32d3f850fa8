package nl.kennispeil.delivery.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The figures of a run, as JSON and as a few lines for people. Latencies are milliseconds from the due moment. */
final class LoadReport {

    /** A generator that runs later than this measures itself instead of the server. */
    static final double MOST_LAG_MILLIS = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private LoadReport() {}

    static ObjectNode of(Plan plan, Tally tally, Steady steady, double seconds) {
        ObjectNode report = JSON.createObjectNode()
                .put("candidates", plan.candidates())
                .put("saves", tally.saved)
                .put("errors", tally.errors)
                .put("retries", tally.retries)
                .put("p50Ms", tally.saves.percentile(50))
                .put("p99Ms", tally.saves.percentile(99))
                .put("maxMs", tally.saves.maximum())
                .put("lagP99Ms", tally.lag.percentile(99))
                .put("starts", tally.started)
                .put("startP50Ms", tally.starts.percentile(50))
                .put("startP99Ms", tally.starts.percentile(99))
                .put("loginP99Ms", tally.logins.percentile(99))
                .put("submits", tally.submitted)
                .put("submitP99Ms", tally.submits.percentile(99))
                .put("refused", tally.refused)
                .put("skippedCodes", tally.skippedCodes)
                .put("seconds", seconds)
                .put("savesPerSecond", perSecond(tally.saved, seconds));
        steady.perSecond().ifPresent(each -> report.put("steadySavesPerSecond", each));
        steady.cpuMillisPerSave().ifPresent(each -> report.put("serverCpuMillisPerSave", each));
        report.put("saveRequests", tally.saveRequests)
                .put("valid", valid(tally))
                .put("seed", plan.seed());
        return withReasons(report, tally);
    }

    /** The same for the yardstick, whose requests keep nothing. */
    static ObjectNode ofBare(Plan plan, Tally tally, Steady steady, double seconds) {
        ObjectNode report = JSON.createObjectNode()
                .put("bare", true)
                .put("candidates", plan.candidates())
                .put("requests", tally.saved)
                .put("errors", tally.errors)
                .put("p50Ms", tally.saves.percentile(50))
                .put("p99Ms", tally.saves.percentile(99))
                .put("maxMs", tally.saves.maximum())
                .put("lagP99Ms", tally.lag.percentile(99))
                .put("seconds", seconds)
                .put("requestsPerSecond", perSecond(tally.saved, seconds));
        steady.cpuMillisPerSave().ifPresent(each -> report.put("serverCpuMillisPerRequest", each));
        return withReasons(report.put("valid", valid(tally)).put("seed", plan.seed()), tally);
    }

    private static ObjectNode withReasons(ObjectNode report, Tally tally) {
        if (!tally.reasons().isEmpty()) {
            ObjectNode reasons = report.putObject("errorReasons");
            tally.reasons().forEach(reasons::put);
        }
        return report;
    }

    static boolean valid(Tally tally) {
        return tally.lag.percentile(99) <= MOST_LAG_MILLIS;
    }

    private static double perSecond(long count, double seconds) {
        return seconds > 0 ? count / seconds : 0;
    }

    /** For people: one line per subject. */
    static String summary(Tally tally, double seconds) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "saves     %,d acknowledged in %.1f s (%.1f/s), p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                tally.saved,
                seconds,
                perSecond(tally.saved, seconds),
                tally.saves.percentile(50),
                tally.saves.percentile(99),
                tally.saves.maximum());
        if (tally.loggedIn > 0) {
            line(
                    text,
                    "log-ins   %,d, p99 %.1f ms, %,d used codes skipped",
                    tally.loggedIn,
                    tally.logins.percentile(99),
                    tally.skippedCodes);
            line(
                    text,
                    "starts    %,d, p50 %.1f ms, p99 %.1f ms",
                    tally.started,
                    tally.starts.percentile(50),
                    tally.starts.percentile(99));
            line(text, "hand-ins  %,d, p99 %.1f ms", tally.submitted, tally.submits.percentile(99));
        }
        line(
                text,
                "trouble   %,d errors, %,d retries, %,d answers refused",
                tally.errors,
                tally.retries,
                tally.refused);
        line(
                text,
                "lag       p99 %.1f ms of the generator itself%s",
                tally.lag.percentile(99),
                valid(tally) ? "" : ": NOT VALID, more than 50 ms");
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
