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
 * @param openThreads how many threads are not resolved
 * @param deliverable whether its newest version can be shown to candidates and be marked
 */
public record Asked(
        ItemCard card,
        String by,
        boolean mayEdit,
        boolean mayReview,
        String reason,
        List<Signature> signatures,
        int openThreads,
        boolean deliverable,
        LocalDate today) {

    public Asked {
        signatures = List.copyOf(signatures);
    }
}
