package nl.kennispeil.delivery.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * The answers of one candidate that the server has not acknowledged, in order. Nothing leaves it but by an
 * acknowledgement or a refusal. For one thread.
 */
final class Outbox {

    /** What the server takes in one request. */
    static final int MOST_EVENTS = 100;

    private final ArrayDeque<Answered> waiting = new ArrayDeque<>(2);
    private int lastSeq;
    private int firstRefused = Integer.MAX_VALUE;

    void add(String item, String value, long clientTime, long dueNanos) {
        waiting.add(new Answered(++lastSeq, item, value, clientTime, dueNanos));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The highest seq the server can be asked to have: everything before the first refused one. */
    int lastSeq() {
        return Math.min(lastSeq, firstRefused - 1);
    }

    /** The seq up to which the next {@link #body} reaches. */
    int bodyEnds() {
        return lastSeq - Math.max(0, waiting.size() - MOST_EVENTS);
    }

    /** Takes out and returns what an acknowledgement covers. */
    List<Answered> acknowledged(int ack) {
        List<Answered> covered = new ArrayList<>(1);
        for (Answered head = waiting.peek(); head != null && head.seq() <= ack; head = waiting.peek()) {
            covered.add(head);
            waiting.remove();
        }
        return covered;
    }

    /** Takes out what the server will never take; returns how many there were. */
    int refused(Collection<Integer> seqs) {
        int before = waiting.size();
        for (Iterator<Answered> each = waiting.iterator(); each.hasNext(); ) {
            int seq = each.next().seq();
            if (seqs.contains(seq)) {
                firstRefused = Math.min(firstRefused, seq);
                each.remove();
            }
        }
        return before - waiting.size();
    }

    /** Takes out everything, refused as a whole. */
    int refusedAll() {
        return refused(waiting.stream().map(Answered::seq).toList());
    }

    /** The body of the next save: the oldest answers, at most {@link #MOST_EVENTS}. */
    String body(int epoch) {
        // written by hand: items, letters and numbers need no escapes, and this runs for every answer
        StringBuilder body =
                new StringBuilder(160).append("{\"epoch\":").append(epoch).append(",\"events\":[");
        int count = 0;
        for (Answered each : waiting) {
            if (count++ == MOST_EVENTS) {
                break;
            }
            if (count > 1) {
                body.append(',');
            }
            body.append("{\"seq\":").append(each.seq());
            body.append(",\"item\":\"").append(each.item());
            body.append("\",\"kind\":\"answer\",\"value\":\"").append(each.value());
            body.append("\",\"clientTime\":").append(each.clientTime());
            body.append(",\"activeMs\":3500}");
        }
        return body.append("]}").toString();
    }
}
