package nl.kennispeil.delivery.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the templates of these screens are given. */
public final class RightsScreens {

    /** Days before its last day from which a request stands out. */
    private static final int SOON = 7;

    private RightsScreens() {}

    /**
     * A request in a list.
     *
     * @param who name as known here; the participant number when there is none any more
     * @param state {@code open, soon, late, answered, answered-late}, or {@code erase-} and how far the erasure is
     * @param days whole days until the last day; negative when it is over
     */
    public record Line(Request request, String who, String institute, String state, long days) {

        static Line of(Request request, String who, String institute, LocalDate today) {
            long days = ChronoUnit.DAYS.between(today, request.clock().due());
            String state = request.open()
                    ? days < 0 ? "late" : days <= SOON ? "soon" : "open"
                    : request.late(today) ? "answered-late" : "answered";
            return new Line(request, who, institute, state, days);
        }

        /** The same request while its answer is being carried out. */
        Line erasing(Erasing.State how) {
            return new Line(request, who, institute, "erase-" + how.code(), days);
        }

        /** Without its sign. */
        public long daysCounted() {
            return Math.abs(days);
        }
    }

    /**
     * A hold in a list.
     *
     * @param state {@code unapproved, review, approved, over}
     */
    public record HoldLine(HoldRegister.Entry entry, String who, String state) {}

    /**
     * What somebody sees of the own data.
     *
     * @param deletion the day on which it goes, as far as is known
     * @param objects since when the person objects to research; null when not
     */
    public record Mine(
            Optional<LocalDate> deletion,
            List<Request> requests,
            boolean restricted,
            @Nullable Instant objects,
            boolean photo,
            int noticeVersion) {}
}
