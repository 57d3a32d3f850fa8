package nl.kennispeil.delivery.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that was sent and not yet taken.
 *
 * @param by login of who sent it
 * @param institute the institute that account is bound to; null for the whole country
 * @param waiting true when it stands still until a second person has looked
 * @param known ids of persons in it who are here; null while that is not known
 * @param pieces in how many parts the sealed file stands
 */
public record Upload(
        String id,
        String by,
        @Nullable String institute,
        Instant at,
        Kind kind,
        boolean waiting,
        Map<Column, Integer> places,
        @Nullable List<String> known,
        int pieces) {

    /** What kind of file. */
    public enum Kind {
        CSV,
        ONE_ROSTER
    }
}
