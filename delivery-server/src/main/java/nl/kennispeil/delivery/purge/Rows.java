package nl.kennispeil.delivery.purge;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.retention.Standing;
import org.jspecify.annotations.Nullable;

/** Where enrolments stand, as rows of a file: no names. */
final class Rows {

    private Rows() {}

    /** {@code enrolment,training,institute,ended,state,last,purge,days_late,reasons}. */
    static List<String> of(Register.Judged judged) {
        Standing standing = judged.standing();
        Ending ending = judged.enrolment().ending();
        return List.of(
                judged.enrolment().id().value(),
                judged.enrolment().training().code(),
                judged.enrolment()
                        .stays()
                        .get(judged.enrolment().stays().size() - 1)
                        .institute(),
                text(ending == null ? null : ending.day()),
                standing.state().name().toLowerCase(Locale.ROOT),
                text(standing.last()),
                text(standing.purge()),
                standing.daysLate() > 0 ? Long.toString(standing.daysLate()) : "",
                standing.reasons().stream().map(Rows::reason).collect(Collectors.joining("; ")));
    }

    private static String reason(Standing.Reason reason) {
        StringBuilder text = new StringBuilder(reason.code().text());
        if (reason.by() != null) {
            text.append(" by ").append(reason.by());
        }
        if (reason.until() != null) {
            text.append(" until ").append(reason.until());
        }
        return text.toString();
    }

    private static String text(@Nullable Object day) {
        return day == null ? "" : day.toString();
    }
}
