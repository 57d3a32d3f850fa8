package nl.kennispeil.delivery.itemexchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One import: files that somebody handed in, and how far it is.
 *
 * @param by byline of who handed them in
 * @param own true for who may see own items only
 * @param files in order
 * @param kept false when the files are no longer there, because there is something in them that may not be kept
 * @param percent how far the work is that is being done
 * @param seen when whoever works at it last said so
 * @param problem a code of why it could not be read; empty when it could
 * @param counts how many items are ready, for repair, known already, refused, and were taken
 * @param rows how many items, those that were refused too
 * @param tests how many tests
 * @param others what is neither item nor test, in words of the report
 * @param wanted what is being taken: {@code new} or {@code version} by number of the row
 * @param takenAt when that was asked
 * @param taker byline of who asked
 */
record Imported(
        String id,
        String by,
        boolean own,
        Instant at,
        State state,
        List<KeptFile> files,
        boolean kept,
        int percent,
        Instant seen,
        String problem,
        Map<String, Integer> counts,
        int rows,
        int tests,
        List<String> others,
        Map<Integer, String> wanted,
        @Nullable Instant takenAt,
        String taker) {

    enum State {
        READING,
        READ,
        FAILED,
        TAKING
    }

    /** @param name as it was called on the disk of who handed it in */
    record KeptFile(String name, int bytes, String sha256, int pieces) {}

    boolean running() {
        return state == State.READING || state == State.TAKING;
    }

    int count(String what) {
        return counts.getOrDefault(what, 0);
    }

    /** When it goes; null when something of it was taken, and it stays. */
    @Nullable
    Instant goes() {
        return count("taken") > 0 || state == State.TAKING ? null : at.plus(Imports.KEPT);
    }
}
