package nl.kennispeil.delivery.attempt;

import java.time.Instant;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemRef;

/**
 * One thing a candidate did to one item on one device, in the order of that device.
 *
 * @param epoch which opening of the attempt the device had, 1 or more
 * @param seq 1, 2, 3 … within the epoch, over all items and kinds
 * @param value the new value of that kind: an {@link Answer} as it travels; free text for a comment
 * @param clientTime when it was done, in server time as the device knew it
 * @param serverTime when it arrived
 * @param activeMs milliseconds the item had been on screen since the event before
 * @param late arrived after the deadline, made before it
 */
public record ResponseEvent(
        int epoch,
        int seq,
        ItemRef item,
        Kind kind,
        String value,
        Instant clientTime,
        Instant serverTime,
        int activeMs,
        boolean late) {

    /** What an event changes. Only ANSWER and FINAL count for the score. */
    public enum Kind {
        ANSWER("answer", Answer.MOST_ON_THE_WIRE),
        /** An answer that is confirmed: in an adaptive test, which goes on from it, there is no way back. */
        FINAL("final", Answer.MOST_ON_THE_WIRE),
        FLAG("flag", 1),
        COMMENT("comment", 2_000),
        NOTE("note", 2_000),
        STRIKE("strike", 26),
        HIGHLIGHT("highlight", 4_000);

        private final String code;
        private final int maximumLength;

        Kind(String code, int maximumLength) {
            this.code = code;
            this.maximumLength = maximumLength;
        }

        /** The name on the wire and in the store. */
        public String code() {
            return code;
        }

        public int maximumLength() {
            return maximumLength;
        }

        /** @throws IllegalArgumentException when there is no such kind */
        public static Kind of(String code) {
            for (Kind each : values()) {
                if (each.code.equals(code)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("no such kind of event");
        }
    }

    public ResponseEvent {
        if (epoch < 1 || epoch > 9_999) {
            throw new IllegalArgumentException("epoch " + epoch + " is outside 1..9999");
        }
        if (seq < 1 || seq > 99_999_999) {
            throw new IllegalArgumentException("seq " + seq + " is outside 1..99999999");
        }
        if (value.length() > kind.maximumLength()) {
            throw new IllegalArgumentException(
                    "a value of " + value.length() + " characters; " + kind.code() + " allows " + kind.maximumLength());
        }
    }

    /** Sorts by epoch, then seq: the last one in this order is the current one. */
    String key() {
        String e = Integer.toString(epoch);
        String s = Integer.toString(seq);
        return "0000".substring(e.length()) + e + "-" + "00000000".substring(s.length()) + s;
    }

    /** Never the value: this may reach a log. */
    @Override
    public String toString() {
        return "ResponseEvent[" + key() + " " + kind + "]";
    }
}
