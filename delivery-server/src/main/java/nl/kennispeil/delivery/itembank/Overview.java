package nl.kennispeil.delivery.itembank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.content.ItemType;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.lint.Context;
import nl.kennispeil.bank.lint.Lint;
import nl.kennispeil.bank.lint.Severity;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * All items in memory, as slim as a list needs them, and fresh: every look asks for the number of the newest change, and
 * reads again what changed since, on whatever node. Ten thousand items take some tens of megabytes. Safe for many threads.
 */
public final class Overview {

    private static final int AT_A_TIME = 200;
    private static final int TITLE = 110;

    /**
     * An item in a list.
     *
     * @param title the first words of what it asks
     * @param words all its words, lower case, for searching
     * @param type null while there is no content
     * @param classification null while there is no content
     * @param findings how many remarks of the writing aid are more than a hint
     */
    public record Row(
            ItemCard card,
            String title,
            String words,
            @Nullable ItemType type,
            String language,
            List<String> tests,
            @Nullable Classification classification,
            int findings) {

        public ItemId id() {
            return card.id();
        }

        String category() {
            return classification == null ? "" : classification.category();
        }

        String icpc() {
            return classification == null || classification.icpc() == null
                    ? ""
                    : Objects.requireNonNull(classification.icpc());
        }
    }

    private final ItemCards cards;
    private final Items items;
    private final ItemChanges changes;
    private final Map<ItemId, Row> rows = new TreeMap<>(Comparator.comparing(ItemId::value));
    private List<Row> shown = List.of();
    private int seen = -1;

    public Overview(Shelves shelves, ItemCards cards, Items items) {
        this.cards = cards;
        this.items = items;
        this.changes = new ItemChanges(shelves);
    }

    /** Every item, by id. */
    public synchronized List<Row> all() {
        int newest = changes.newest();
        if (newest != seen) {
            Optional<Set<ItemId>> changed = seen < 0 ? Optional.empty() : changes.between(seen, newest);
            if (changed.isPresent()) {
                put(cards.findAll(changed.get()));
            } else {
                rows.clear();
                put(cards.all());
            }
            seen = newest;
            shown = List.copyOf(rows.values());
        }
        return shown;
    }

    public Optional<Row> find(ItemId id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The values that are used of a part of the classification or card, each once, in order. */
    List<String> values(java.util.function.Function<Row, String> part) {
        return all().stream()
                .map(part)
                .filter(each -> !each.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private void put(Collection<ItemCard> changed) {
        List<ItemCard> all = new ArrayList<>(changed);
        for (int from = 0; from < all.size(); from += AT_A_TIME) {
            List<ItemCard> some = all.subList(from, Math.min(all.size(), from + AT_A_TIME));
            Map<ItemRef, ItemVersion> versions = new LinkedHashMap<>();
            items.findAll(some.stream().flatMap(each -> each.newest().stream()).toList())
                    .forEach(each -> versions.put(each.ref(), each));
            some.forEach(each -> rows.put(
                    each.id(), row(each, each.newest().map(versions::get).orElse(null))));
        }
    }

    private static Row row(ItemCard card, @Nullable ItemVersion version) {
        if (version == null) {
            return new Row(card, "", words(card, "", null), null, "", List.of(), null, 0);
        }
        String body = version.content().body().map(PlainText::of).orElse("");
        String asked = version.question().isBlank() ? version.content().title() : version.question();
        String lead = version.lead().isEmpty() ? "" : version.lead().get(0) + " ";
        String title = (lead + asked).strip();
        return new Row(
                card,
                title.length() <= TITLE ? title : title.substring(0, TITLE - 1) + "…",
                words(card, body + " " + version.rationale().text(), version.classification()),
                version.content().type(),
                version.language(),
                version.tests(),
                version.classification(),
                findings(card, version));
    }

    private static int findings(ItemCard card, ItemVersion version) {
        Context context = Context.of(version.language())
                .withReferences(card.references().stream().map(Reference::name).toList());
        return (int) Lint.of(version.content(), context).stream()
                .filter(each -> each.severity() != Severity.HINT)
                .count();
    }

    private static String words(ItemCard card, String body, @Nullable Classification classification) {
        String references = card.references().stream().map(Reference::name).collect(Collectors.joining(" "));
        String icpc = classification == null ? "" : classification.icpc() + " " + classification.icpcTitle();
        return String.join(" ", card.id().value(), card.theme(), icpc, references, body)
                .toLowerCase(Locale.ROOT);
    }
}
