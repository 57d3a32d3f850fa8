package nl.kennispeil.delivery.research;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.purge.PurgeLedger;
import nl.kennispeil.delivery.secret.LedgerId;
import nl.kennispeil.delivery.secret.ServerSecret;

/**
 * What a restored backup must not undo in research: who objected or took that back, and which pseudonyms were taken
 * out. It stands in the purge ledger, outside the store, by keyed digests only, an entry each time: the latest counts. A
 * pseudonym that was taken out stays out of a restored store though the objection was taken back since; the next
 * approved copy has it again.
 */
public final class ResearchLedger {

    private static final String OBJECTED = "research-objection";
    private static final String ALLOWED = "research-allowed";
    private static final String OUT = "research-out";

    /** Between the digest of whom it is about and the moment, which tells entries about the same one apart. */
    private static final char BETWEEN = '-';

    private final PurgeLedger ledger;
    private final ServerSecret secret;

    public ResearchLedger(PurgeLedger ledger, ServerSecret secret) {
        this.ledger = ledger;
        this.secret = secret;
    }

    /** Returns after it is on disk outside the store. */
    public void promise(CandidateId enrolment, boolean objects, Instant now) {
        ledger.add(List.of(entry(digest(enrolment), objects ? OBJECTED : ALLOWED, now)));
    }

    /** The same for pseudonyms that are about to be taken out. */
    void out(Collection<String> pseudonyms, Instant now) {
        ledger.add(
                pseudonyms.stream().map(each -> entry(digest(each), OUT, now)).toList());
    }

    /** Of each enrolment the ledger knows: the moment of an objection that holds, or empty when it was taken back. */
    public Lookup objections() {
        Map<String, PurgeLedger.Entry> latest = new HashMap<>();
        for (PurgeLedger.Entry each : ledger.all()) {
            if (each.kind().equals(OBJECTED) || each.kind().equals(ALLOWED)) {
                latest.merge(whom(each), each, (one, other) -> one.at().isAfter(other.at()) ? one : other);
            }
        }
        return enrolment -> Optional.ofNullable(latest.get(digest(enrolment)))
                .map(each -> new Standing(each.kind().equals(OBJECTED), each.at()));
    }

    /** Finds what the ledger says of an enrolment; empty when it says nothing. */
    @FunctionalInterface
    public interface Lookup {
        Optional<Standing> of(CandidateId enrolment);
    }

    /** @param at since when */
    public record Standing(boolean objects, Instant at) {}

    /** Pseudonyms that were taken out. */
    Predicate<String> taken() {
        Set<String> out = new HashSet<>();
        ledger.all().stream().filter(each -> each.kind().equals(OUT)).forEach(each -> out.add(whom(each)));
        return pseudonym -> out.contains(digest(pseudonym));
    }

    private String digest(CandidateId enrolment) {
        return LedgerId.of(secret, "research-objection " + enrolment.value());
    }

    private String digest(String pseudonym) {
        return LedgerId.of(secret, "research-out " + pseudonym);
    }

    private static PurgeLedger.Entry entry(String whom, String kind, Instant now) {
        return new PurgeLedger.Entry(whom + BETWEEN + now.toEpochMilli(), kind, now);
    }

    private static String whom(PurgeLedger.Entry entry) {
        return entry.id().substring(0, Math.max(0, entry.id().lastIndexOf(BETWEEN)));
    }
}
