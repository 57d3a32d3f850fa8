package nl.kennispeil.bank.workflow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said about a passage. Open until somebody resolves it; while one is open, nobody approves the item.
 *
 * @param version the version it began with
 * @param remarks in order; at least one
 * @param resolvedBy account, or null while it is open
 */
public record CommentThread(
        String id,
        Anchor anchor,
        int version,
        List<Remark> remarks,
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
}
