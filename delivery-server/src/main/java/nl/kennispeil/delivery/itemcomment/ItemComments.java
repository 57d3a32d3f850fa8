package nl.kennispeil.delivery.itemcomment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Remarks about items without their authors, kept without term. They hold nobody: no person, no attempt, no institute, no
 * time but the day of the sitting, and an id that nothing leads to any more ({@link CommentSweep}). What somebody writes
 * about oneself in a remark nobody can know; the player says that remarks are read by others.
 */
public final class ItemComments {

    /** A remark. */
    public record Comment(String id, ItemRef item, LocalDate day, String text) {}

    static final String SHELF = "item_comments";

    /** Remarks on one item are spread over so many documents, by the first digit of their id. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final Shelf shelf;

    public ItemComments(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.NOBODY);
    }

    /** Adds remarks in the order of their ids, which says nothing; one that is there already is replaced by its equal. */
    void add(Collection<Comment> comments) {
        Map<String, Change> changes = new LinkedHashMap<>();
        comments.stream()
                .sorted(Comparator.comparing(Comment::id))
                .forEach(each -> changes.computeIfAbsent(
                                document(each.item(), each.id().charAt(0)),
                                id -> Change.ofOrCreate(id).setOnInsert("schema", 1))
                        .set("c." + each.id(), Map.of("day", each.day().toString(), "text", each.text())));
        if (!changes.isEmpty()) {
            shelf.changeAll(List.copyOf(changes.values()));
        }
    }

    /** All remarks on one version of an item. */
    @SuppressWarnings("unchecked")
    public List<Comment> of(ItemRef item) {
        List<String> ids =
                DIGITS.chars().mapToObj(each -> document(item, (char) each)).toList();
        List<Comment> comments = new ArrayList<>();
        for (Fields document : shelf.findAll(ids)) {
            document.map("c").forEach((id, stored) -> {
                Fields fields = Fields.nested((Map<String, Object>) stored);
                comments.add(new Comment(id, item, LocalDate.parse(fields.text("day")), fields.text("text")));
            });
        }
        comments.sort(Comparator.comparing(Comment::id));
        return comments;
    }

    private static String document(ItemRef item, char digit) {
        return item + "#" + digit;
    }
}
