package nl.kennispeil.scoring.reference;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

/**
 * Effective weeks of training before a reference date. A day from the first day of training up to, but not with, the
 * reference date counts for the part-time share; days of interruption count for nothing. Weeks of exemption are added
 * only when more than 52 weeks were reached without them (huisartsopleiding.nl, "Toetsresultaten").
 *
 * @param trained weeks of training itself, 0 or more
 * @param exempted weeks added for exemptions; 0 in the first year
 */
public record EffectiveWeeks(double trained, double exempted) {

    /** Exemptions count above this. */
    public static final double FIRST_YEAR = 52;

    /** What the reference group follows from. */
    public double total() {
        return trained + exempted;
    }

    /** Counts at a date; training and interruptions after it do not matter. */
    public static EffectiveWeeks at(LocalDate referenceDate, TrainingRecord record) {
        double trained = rounded(days(referenceDate, record)) / 7;
        return new EffectiveWeeks(trained, trained > FIRST_YEAR ? record.exemptionWeeks() : 0);
    }

    /** Between two neighbouring bounds nothing changes, so one look a stretch is enough. */
    private static double days(LocalDate referenceDate, TrainingRecord record) {
        TreeSet<LocalDate> bounds = new TreeSet<>(List.of(referenceDate));
        for (TrainingSpan span : record.spans()) {
            bounds.add(span.firstDay());
            span.lastDay().ifPresent(last -> bounds.add(last.plusDays(1)));
        }
        for (Interruption interruption : record.interruptions()) {
            bounds.add(interruption.firstDay());
            interruption.lastDay().ifPresent(last -> bounds.add(last.plusDays(1)));
        }
        double days = 0;
        LocalDate from = bounds.first();
        for (LocalDate to : bounds.headSet(referenceDate, true)) {
            days += ChronoUnit.DAYS.between(from, to) * share(from, record);
            from = to;
        }
        return days;
    }

    private static double share(LocalDate day, TrainingRecord record) {
        if (record.interruptions().stream().anyMatch(interruption -> interruption.covers(day))) {
            return 0;
        }
        return record.spans().stream()
                .filter(span -> span.covers(day))
                .mapToDouble(TrainingSpan::share)
                .max()
                .orElse(0);
    }

    /** Shares such as 0.8 are not exact: 455 · 0.8 must be 364 days, which is 52 weeks and not a bit more. */
    private static double rounded(double days) {
        return Math.rint(days * 1e6) / 1e6;
    }
}
