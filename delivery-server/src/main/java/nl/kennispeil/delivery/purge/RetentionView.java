package nl.kennispeil.delivery.purge;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kennispeil.delivery.retention.Standing;

/**
 * What the screen of retention shows.
 *
 * @param day the day that is looked at
 * @param counts how many enrolments stand where
 * @param soon of those that count down, how many go within thirty days
 * @param rows the enrolments shown, at most {@link #MOST}
 * @param matching how many match the filters
 */
public record RetentionView(
        LocalDate day,
        Map<Standing.State, Integer> counts,
        int soon,
        List<Register.Judged> rows,
        int matching,
        String state,
        String institute) {

    /** Rows on the screen; the file has all of them. */
    public static final int MOST = 100;

    private static final int SOON_DAYS = 30;

    static RetentionView of(List<Register.Judged> all, LocalDate day, String state, String institute) {
        Map<Standing.State, Integer> counts = new EnumMap<>(Standing.State.class);
        int soon = 0;
        for (Register.Judged each : all) {
            counts.merge(each.standing().state(), 1, Integer::sum);
            LocalDate purge = each.standing().purge();
            if (each.standing().state() == Standing.State.COUNTING
                    && purge != null
                    && !purge.isAfter(day.plusDays(SOON_DAYS))) {
                soon++;
            }
        }
        List<Register.Judged> matching = all.stream()
                .filter(each -> each.standing().state() != Standing.State.ACTIVE)
                .filter(each -> state.isEmpty() || code(each.standing().state()).equals(state))
                .filter(each ->
                        institute.isEmpty() || each.enrolment().institute(day).equals(institute))
                .toList();
        return new RetentionView(
                day, counts, soon, matching.stream().limit(MOST).toList(), matching.size(), state, institute);
    }

    public int count(Standing.State of) {
        return counts.getOrDefault(of, 0);
    }

    /** The name of a state in addresses and message keys. */
    public static String code(Standing.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The states in the order in which they need looking at. */
    public List<Standing.State> states() {
        return RetentionRoutes.STATES;
    }
}
