package nl.kennispeil.bank.workflow;

import java.time.Instant;
import java.util.List;
import nl.kennispeil.bank.card.ItemCard;
import org.jspecify.annotations.Nullable;

/**
 * What was said about a passage. Whoever wrote at the item answers, or says that it is done; whoever began the thread, or
 * somebody who may approve the item, resolves it. While one is open, nobody approves the item.
 *
 * @param version the version it began with
 * @param found whether it was found by an import: then the one who took the item began it in name only
 * @param remarks in order; at least one
 * @param doneBy account that says it is done, to be confirmed; null when nobody does
 * @param resolvedBy account, or null while it is open
 */
public record CommentThread(
        String id,
        Anchor anchor,
        int version,
        boolean found,
        List<Remark> remarks,
        @Nullable String doneBy,
        @Nullable Instant doneAt,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt) {

    /** @param by account */
    public record Remark(String by, Instant at, String text) {}

    public CommentThread {
        remarks = List.copyOf(remarks);
        if (remarks.isEmpty()) {
            throw new IllegalArgumentException("thread " + id + " says nothing");
        }
    }

    public boolean open() {
        return resolvedAt == null;
    }

    /** Who began it. */
    public String beganBy() {
        return remarks.get(0).by();
    }

    /** Whether it waits for its beginner only: somebody says that it is done. */
    public boolean toConfirm() {
        return open() && doneAt != null;
    }

    /** Whether it waits for somebody who wrote at the item. */
    public boolean waits(ItemCard card) {
        return open()
                && doneAt == null
                && (found || !card.writtenBy(remarks.get(remarks.size() - 1).by()));
    }

    /** Whether this account may resolve what it began itself. */
    public boolean resolvedByBeginner(ItemCard card, String account) {
        return beganBy().equals(account) && (!found || !card.writtenBy(account));
    }

    /**
     * Whether this account may resolve it in the place of who began it, who may be away: nobody who wrote at the item
     * does.
     *
     * @param mayReview whether it may approve items
     */
    public boolean resolvedByOther(ItemCard card, String account, boolean mayReview) {
        return mayReview && !beganBy().equals(account) && !card.writtenBy(account);
    }
}
