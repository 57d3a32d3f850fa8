package nl.kennispeil.delivery.bureau;

import java.time.Instant;
import java.util.List;
import nl.kennispeil.delivery.page.Page;

/** Puts rows of the live list into words. */
final class Lines {

    private Lines() {}

    static List<Screens.Line> of(List<Screens.Row> rows, Page page, Instant now) {
        return rows.stream().map(each -> of(each, page, now)).toList();
    }

    static Screens.Line of(Screens.Row row, Page page, Instant now) {
        Integer left = row.minutesLeft(now);
        return new Screens.Line(
                row.attempt(),
                row.name(),
                row.instituteName(),
                row.phase(),
                row.standing().code(),
                state(row, page, now),
                saved(row, page, now),
                left == null ? "" : page.t("live.minutes", left),
                row.extraMinutes() == 0 ? "" : page.t("live.extraMinutes", row.extraMinutes()),
                row.reopenAskedBy() != null);
    }

    /** When something was last saved; of an adaptive test also how many questions are behind, for there is no total. */
    private static String saved(Screens.Row row, Page page, Instant now) {
        Instant saved = row.saved();
        String at = saved == null ? "" : moment(saved, page, now);
        return row.answered() == 0 ? at : page.t("live.answered", at, row.answered());
    }

    private static String state(Screens.Row row, Page page, Instant now) {
        Instant since = row.since();
        String code = row.standing().code();
        if (since == null) {
            return page.t("state." + code);
        }
        String at = sameDay(since, now) ? page.hour(since) : page.date(since);
        return page.t((row.forced() ? "state.forced" : "state." + code) + ".at", at);
    }

    /** The time of today, or the date as well. */
    private static String moment(Instant at, Page page, Instant now) {
        return sameDay(at, now) ? page.time(at) : page.date(at);
    }

    private static boolean sameDay(Instant a, Instant b) {
        return a.atZone(Page.ZONE).toLocalDate().equals(b.atZone(Page.ZONE).toLocalDate());
    }
}
