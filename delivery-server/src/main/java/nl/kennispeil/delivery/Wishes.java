package nl.kennispeil.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.purge.PurgeLedger;
import nl.kennispeil.delivery.rights.Restrictions;
import nl.kennispeil.delivery.secret.LedgerId;
import nl.kennispeil.delivery.secret.ServerSecret;

/**
 * What people asked for that a restored backup must not undo: a photo taken away (R7), a restriction begun or ended
 * (AVG art. 18). In the purge ledger, outside the store, by keyed digests only, an entry each time (decision 0016).
 */
final class Wishes {

    private static final String PHOTO = "photo-withdrawn";
    private static final String RESTRICTED = "restriction-begun";
    private static final String FREE = "restriction-ended";
    private static final Set<String> KINDS = Set.of(PHOTO, RESTRICTED, FREE);

    /** Between the digest of whom it is about and the moment, which tells entries about the same one apart. */
    private static final char BETWEEN = '-';

    private final PurgeLedger ledger;
    private final ServerSecret secret;

    Wishes(PurgeLedger ledger, ServerSecret secret) {
        this.ledger = ledger;
        this.secret = secret;
    }

    /** Has every such wish written down before it is carried out. */
    void keep(Stores stores) {
        stores.photos().beforeWithdrawal((enrolment, now) -> add(PHOTO, enrolment, now));
        stores.rights()
                .restrictions()
                .before((enrolment, begins, now) -> add(begins ? RESTRICTED : FREE, enrolment, now));
    }

    private void add(String kind, CandidateId enrolment, Instant now) {
        // the kind too: both may happen in one millisecond
        String id = digest(enrolment) + BETWEEN + now.toEpochMilli() + BETWEEN + (kind.equals(FREE) ? "e" : "b");
        ledger.add(List.of(new PurgeLedger.Entry(kind.equals(PHOTO) ? id + "p" : id, kind, now)));
    }

    /** Carries out again, in a store that was restored, what was asked for since the backup. */
    void replay(Stores stores, List<Enrolment> enrolments) {
        Map<String, List<PurgeLedger.Entry>> known = new HashMap<>();
        for (PurgeLedger.Entry each : ledger.all()) {
            if (KINDS.contains(each.kind())) {
                known.computeIfAbsent(whom(each), any -> new ArrayList<>()).add(each);
            }
        }
        for (Enrolment each : enrolments) {
            List<PurgeLedger.Entry> own = known.getOrDefault(digest(each.id()), List.of());
            own.stream()
                    .filter(entry -> entry.kind().equals(PHOTO))
                    .map(PurgeLedger.Entry::at)
                    .max(Comparator.naturalOrder())
                    .ifPresent(at -> stores.photos().withdrawnElsewhere(each.id(), at));
            stores.rights()
                    .restrictions()
                    .bringBack(
                            each.id(),
                            own.stream()
                                    .filter(entry -> !entry.kind().equals(PHOTO))
                                    .sorted(Comparator.comparing(PurgeLedger.Entry::at)
                                            .thenComparing(PurgeLedger.Entry::id))
                                    .map(entry ->
                                            new Restrictions.Turn(entry.kind().equals(RESTRICTED), entry.at()))
                                    .toList());
        }
    }

    private String digest(CandidateId enrolment) {
        return LedgerId.of(secret, "wish " + enrolment.value());
    }

    private static String whom(PurgeLedger.Entry entry) {
        return entry.id().substring(0, Math.max(0, entry.id().indexOf(BETWEEN)));
    }
}
