package nl.kennispeil.bank.workflow;

import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.bank.card.ItemCard;

/**
 * Somebody asks for a step.
 *
 * @param card the item as it is now
 * @param by account of who asks
 * @param mayEdit whether that account may change this item
 * @param mayReview whether it may approve items
 * @param reason in words; may be blank
 * @param signatures all that were put, about older versions too
 * @param sourced whether the newest version names a source itself, beside the references of the card
 * @param openThreads how many threads are not resolved
 * @param unanswered how many of those wait for somebody who wrote at the item
 * @param deliverable whether its newest version can be shown to candidates and be marked
 */
public record Asked(
        ItemCard card,
        String by,
        boolean mayEdit,
        boolean mayReview,
        String reason,
        List<Signature> signatures,
        boolean sourced,
        int openThreads,
        int unanswered,
        boolean deliverable,
        LocalDate today) {

    public Asked {
        signatures = List.copyOf(signatures);
    }
}
