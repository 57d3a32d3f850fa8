package nl.kennispeil.delivery.itemcase;

import java.time.Instant;
import nl.kennispeil.bank.content.CaseRef;

/**
 * What a case tells, for ever.
 *
 * @param language two letters such as {@code nl}
 * @param told formatted text as a field of a draft holds it
 */
public record CaseVersion(CaseRef ref, String title, String language, String told, Instant at) {

    /** The reference only: what a case tells is as secret as its items. */
    @Override
    public String toString() {
        return "CaseVersion[" + ref + "]";
    }
}
