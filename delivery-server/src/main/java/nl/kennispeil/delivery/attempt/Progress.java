package nl.kennispeil.delivery.attempt;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which events of one attempt are durable, per epoch: the highest seq up to which none is missing. It may lag behind
 * the store when other nodes save too, never run ahead of it: a device that is told too little sends again, one that is
 * told too much would throw an answer away. Safe for use by many threads.
 */
final class Progress {

    private static final class Epoch {
        private int contiguous;
        private final TreeSet<Integer> ahead = new TreeSet<>();

        private void add(int seq) {
            if (seq > contiguous) {
                ahead.add(seq);
                while (!ahead.isEmpty() && ahead.first() == contiguous + 1) {
                    contiguous = ahead.pollFirst();
                }
            }
        }
    }

    private final Map<Integer, Epoch> epochs = new HashMap<>();

    /** Notes durable events of an epoch and returns the highest contiguous seq. */
    synchronized int stored(int epoch, Collection<Integer> seqs) {
        Epoch known = epochs.computeIfAbsent(epoch, any -> new Epoch());
        seqs.forEach(known::add);
        return known.contiguous;
    }

    /** True when this event is known to be durable. */
    synchronized boolean holds(int epoch, int seq) {
        Epoch known = epochs.get(epoch);
        return known != null && (seq <= known.contiguous || known.ahead.contains(seq));
    }

    /** True when an event is known that comes after a missing one. */
    synchronized boolean gap(int epoch) {
        Epoch known = epochs.get(epoch);
        return known != null && !known.ahead.isEmpty();
    }

    /** True when noting these events would leave a missing one before them. */
    synchronized boolean wouldGap(int epoch, Collection<Integer> seqs) {
        Epoch known = epochs.get(epoch);
        int next = known == null ? 1 : known.contiguous + 1;
        if (known != null && !known.ahead.isEmpty()) {
            return true;
        }
        for (int seq : new TreeSet<>(seqs)) {
            if (seq > next) {
                return true;
            }
            next = Math.max(next, seq + 1);
        }
        return false;
    }

    /** Adds what the store holds. */
    synchronized void read(Collection<List<ResponseEvent>> events) {
        for (List<ResponseEvent> each : events) {
            for (ResponseEvent event : each) {
                epochs.computeIfAbsent(event.epoch(), any -> new Epoch()).add(event.seq());
            }
        }
    }

    synchronized int acknowledged(int epoch) {
        Epoch known = epochs.get(epoch);
        return known == null ? 0 : known.contiguous;
    }

    /** The highest contiguous seq per epoch. */
    synchronized Map<Integer, Integer> acknowledged() {
        Map<Integer, Integer> all = new TreeMap<>();
        epochs.forEach((epoch, known) -> all.put(epoch, known.contiguous));
        return all;
    }
}
