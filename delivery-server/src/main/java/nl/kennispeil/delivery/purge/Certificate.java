package nl.kennispeil.delivery.purge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * That something was deleted, without a word about whom (T24).
 *
 * @param ledger keyed digest of the enrolment
 * @param dueOn the first day on which it should not exist any more; null when it went on request
 * @param daysLate whole days after that; 0 when in time
 * @param counts how many documents, entries and files of each kind went
 * @param verifiedAt when a second look, past every cache, found nothing of it any more
 * @param erasedAt when the store's files held no trace of it any more; null until then, and when they are out of reach
 * @param outOfReach true when the files are those of a database server, which writes over what was deleted some time
 *     later; what was sealed is unreadable since its key went
 * @param version of the program that did it
 */
public record Certificate(
        String ledger,
        String training,
        String institute,
        @Nullable LocalDate dueOn,
        long daysLate,
        String by,
        Map<String, Integer> counts,
        Instant verifiedAt,
        @Nullable Instant erasedAt,
        boolean outOfReach,
        String version) {

    public Certificate {
        counts = new TreeMap<>(counts);
    }

    /** Everything together. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
