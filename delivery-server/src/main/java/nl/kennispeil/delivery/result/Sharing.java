package nl.kennispeil.delivery.result;

import java.time.Instant;
import java.util.List;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.text.Bilingual;
import org.jspecify.annotations.Nullable;

/** Knows who else sees somebody's results because that somebody lets them. */
public interface Sharing {

    /**
     * Leave that somebody gave.
     *
     * @param name of who has it; empty when who had it can see nothing by it any more
     * @param address as it was typed
     * @param attempt the one it is for; empty for every result
     * @param test its title; null for every result
     */
    record Given(
            String id,
            String name,
            String address,
            String attempt,
            @Nullable Bilingual test,
            Instant since) {

        /** True when it is for this attempt, among others or alone. */
        public boolean covers(String other) {
            return attempt.isEmpty() || attempt.equals(other);
        }

        /** Nobody's name: this may reach a log. */
        @Override
        public String toString() {
            return "Given[" + id + "]";
        }
    }

    /** Whether an account may see the result of an attempt now, because whose it is lets it. */
    boolean letsIn(Account account, Attempt attempt);

    /** What somebody gave, the first one first. */
    List<Given> given(CandidateId owner);
}
