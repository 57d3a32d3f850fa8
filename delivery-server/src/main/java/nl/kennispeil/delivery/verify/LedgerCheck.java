package nl.kennispeil.delivery.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.attempt.Responses;
import nl.kennispeil.delivery.verify.AcknowledgedAnswers.Acknowledged;

/** Compares what a server acknowledged with what its store holds. */
final class LedgerCheck {

    /**
     * What came of it, in ledger lines, but for {@code duplicated}.
     *
     * @param lost the item has no event with that seq in any epoch
     * @param duplicated how many times an epoch and seq of an attempt occur more than once
     * @param different the item has an event with that seq, but with another answer
     */
    record Outcome(int acknowledged, int lost, int duplicated, int different) {

        boolean whole() {
            return lost == 0 && duplicated == 0 && different == 0;
        }
    }

    private record Place(int epoch, int seq) {}

    private final Responses responses;

    LedgerCheck(Responses responses) {
        this.responses = responses;
    }

    Outcome check(AcknowledgedAnswers ledger) {
        Map<AttemptId, List<Acknowledged>> byAttempt = new HashMap<>();
        Set<ItemRef> items = new HashSet<>();
        for (Acknowledged each : ledger.answers()) {
            byAttempt.computeIfAbsent(each.attempt(), any -> new ArrayList<>()).add(each);
            items.add(each.item());
        }
        int lost = 0;
        int duplicated = 0;
        int different = 0;
        int torn = 0;
        for (Map.Entry<AttemptId, List<Acknowledged>> each : byAttempt.entrySet()) {
            // all items of the ledger, not just this attempt's: a stray copy may lie at another one
            Map<ItemRef, List<ResponseEvent>> stored = responses.of(each.getKey(), items);
            duplicated += duplicates(stored);
            for (Acknowledged line : each.getValue()) {
                switch (judge(line, stored.getOrDefault(line.item(), List.of()))) {
                    case KEPT -> {}
                    case LOST -> lost++;
                    case DIFFERENT -> different++;
                    case TORN -> torn++;
                }
            }
        }
        return new Outcome(ledger.answers().size() - torn, lost, duplicated, different);
    }

    private enum Verdict {
        KEPT,
        LOST,
        DIFFERENT,
        /** The ledger's last line has no end: its answer may be the first part of what is stored. */
        TORN
    }

    private static Verdict judge(Acknowledged line, List<ResponseEvent> events) {
        Verdict verdict = Verdict.LOST;
        for (ResponseEvent each : events) {
            if (each.seq() != line.seq() || each.kind() != ResponseEvent.Kind.ANSWER) {
                continue;
            }
            if (each.value().equals(line.answer())) {
                return Verdict.KEPT;
            }
            verdict = line.unended() && each.value().startsWith(line.answer()) ? Verdict.TORN : Verdict.DIFFERENT;
        }
        return verdict;
    }

    private static int duplicates(Map<ItemRef, List<ResponseEvent>> stored) {
        Set<Place> seen = new HashSet<>();
        int duplicates = 0;
        for (List<ResponseEvent> events : stored.values()) {
            for (ResponseEvent each : events) {
                if (!seen.add(new Place(each.epoch(), each.seq()))) {
                    duplicates++;
                }
            }
        }
        return duplicates;
    }
}
