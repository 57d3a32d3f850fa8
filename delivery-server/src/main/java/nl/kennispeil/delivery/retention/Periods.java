package nl.kennispeil.delivery.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.retention.RetentionFacts.Other;
import nl.kennispeil.delivery.retention.Standing.Code;
import nl.kennispeil.delivery.retention.Standing.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A training and the periods that go on from it. A new period of the same training counts when it was registered while
 * the data might still exist: on or before the last day (T2), or under a recorded right to resume while that lasts and
 * beginning before it is over (T5). From then on its end is the one that governs.
 *
 * @param chain this enrolment and the periods that followed in time
 * @param waiting why it is out of sight today: a right to resume was used, and the new period has not begun; else null
 */
record Periods(List<Enrolment> chain, @Nullable Reason waiting) {

    private static final int MOST_MONTHS_TO_RESUME = 12;

    static Periods of(RetentionFacts facts, LocalDate today) {
        List<Enrolment> chain = new ArrayList<>(List.of(facts.enrolment()));
        List<Other> known = facts.others().stream()
                .filter(each -> !each.registered().isAfter(today))
                .sorted(Comparator.comparing(each -> each.enrolment().begin()))
                .toList();
        Reason waiting = null;
        for (Other next : known) {
            Enrolment now = chain.get(chain.size() - 1);
            Ending ending = now.ending();
            if (ending == null || !goesOn(now, ending, next.enrolment())) {
                continue;
            }
            LocalDate begin = next.enrolment().begin();
            RetentionDates dates = RetentionDates.of(ending.day(), now.training());
            LocalDate right = resumableUntil(now);
            if (!next.registered().isAfter(dates.last())) {
                chain.add(next.enrolment());
            } else if (right != null && !next.registered().isAfter(right) && !begin.isAfter(right)) {
                chain.add(next.enrolment());
                if (today.isBefore(begin)) {
                    waiting = resumption(now, dates.purgeDay(), begin.minusDays(1));
                }
            }
        }
        return new Periods(List.copyOf(chain), waiting);
    }

    /** The period whose end counts. */
    Enrolment governing() {
        return chain.get(chain.size() - 1);
    }

    /** The latest period that has begun by that day, this enrolment before that. */
    Enrolment current(LocalDate day) {
        return chain.stream()
                .filter(each -> !each.begin().isAfter(day))
                .reduce((before, after) -> after)
                .orElse(chain.get(0));
    }

    /** That another period governs, if one does. */
    List<Reason> news() {
        return chain.size() == 1
                ? List.of()
                : List.of(new Reason(Code.NEW_PERIOD, null, governing().begin(), null));
    }

    /** The right to resume what governs, if there is one that lasts longer than the data would. */
    Stream<Reason> rightToResume() {
        Ending ending = governing().ending();
        LocalDate right = resumableUntil(governing());
        if (ending == null || right == null) {
            return Stream.empty();
        }
        LocalDate due = RetentionDates.of(ending.day(), governing().training()).purgeDay();
        return right.isBefore(due) ? Stream.empty() : Stream.of(resumption(governing(), due, right));
    }

    private static boolean goesOn(Enrolment now, Ending ending, Enrolment next) {
        Ending nextEnding = next.ending();
        return next.training() == now.training()
                && next.begin().isAfter(now.begin())
                && (nextEnding == null || nextEnding.day().isAfter(ending.day()));
    }

    /** Never later than twelve months after the end, whatever was recorded (T5). */
    private static @Nullable LocalDate resumableUntil(Enrolment of) {
        Ending ending = of.ending();
        LocalDate recorded = of.resumableUntil();
        if (ending == null || recorded == null) {
            return null;
        }
        LocalDate limit = ending.day().plusMonths(MOST_MONTHS_TO_RESUME);
        return recorded.isAfter(limit) ? limit : recorded;
    }

    private static Reason resumption(Enrolment of, LocalDate from, LocalDate until) {
        return new Reason(Code.RESUMPTION, of.institute(from), from, until);
    }
}
