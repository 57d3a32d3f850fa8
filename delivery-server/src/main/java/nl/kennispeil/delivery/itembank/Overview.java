package nl.kennispeil.delivery.itembank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.content.ItemType;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.bank.icpc.IcpcList;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.lint.Context;
import nl.kennispeil.bank.lint.Lint;
import nl.kennispeil.bank.lint.Severity;
import nl.kennispeil.bank.search.ItemIndex;
import nl.kennispeil.bank.search.Search;
import nl.kennispeil.bank.search.SearchResult;
import nl.kennispeil.bank.search.Searchable;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * All items in memory, as slim as a list needs them, and fresh: every look asks for the number of the newest change, and
 * reads again what changed since, on whatever node. Ten thousand items take some tens of megabytes. Safe for many threads.
 */
public final class Overview {

    private static final int AT_A_TIME = 200;
    private static final int TITLE = 110;
    private static final int HITS_AT_A_TIME = 500;
    private static final int MOST_HITS = 10_000;

    /**
     * An item in a list.
     *
     * @param title the first words of what it asks
     * @param type null while there is no content
     * @param classification null while there is no content
     * @param findings how many remarks of the writing aid are more than a hint
     * @param unanswered how many comments wait for somebody who wrote at it; none when it is retired
     */
    public record Row(
            ItemCard card,
            String title,
            @Nullable ItemType type,
            String language,
            List<String> tests,
            @Nullable Classification classification,
            int findings,
            int unanswered) {

        public ItemId id() {
            return card.id();
        }

        @Nullable
        VersionData data() {
            return classification == null ? null : new VersionData(language, tests, classification);
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
    private final ItemReviews reviews;
    private final ItemChanges changes;
    private final ItemIndex index = new ItemIndex();
    private final Map<ItemId, Row> rows = new TreeMap<>(Comparator.comparing(ItemId::value));
    private List<Row> shown = List.of();
    private final IcpcList icpc;
    private int seen = -1;

    /** @param icpc the codes that items may have */
    public Overview(Shelves shelves, ItemCards cards, Items items, ItemReviews reviews, IcpcList icpc) {
        this.icpc = icpc;
        this.cards = cards;
        this.items = items;
        this.reviews = reviews;
        this.changes = new ItemChanges(shelves);
    }

    /** The ICPC codes that items may have. */
    public IcpcList icpc() {
        return icpc;
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

    /** The items that fit a filter and may be seen, in the order that is asked; the words of it are looked for in texts. */
    public List<Row> search(ItemFilter filter, Account account) {
        List<Row> visible = all().stream()
                .filter(each -> ItemAccess.sees(account, each.card()))
                .toList();
        List<Row> fitting = filter.apply(visible, account.login());
        if (filter.text().isEmpty()) {
            return fitting;
        }
        Set<String> found = new HashSet<>(hits(filter.text()));
        if (Character.isLetterOrDigit(filter.text().charAt(filter.text().length() - 1))) {
            // whoever is still typing means words that begin like this, too
            found.addAll(hits(filter.text() + "*"));
        }
        String typed = filter.text().toLowerCase(Locale.ROOT);
        return fitting.stream()
                .filter(each -> found.contains(each.id().value())
                        || each.id().value().toLowerCase(Locale.ROOT).contains(typed))
                .toList();
    }

    private List<String> hits(String words) {
        List<String> hits = new ArrayList<>();
        for (int from = 0; from <= MOST_HITS; from += HITS_AT_A_TIME) {
            List<SearchResult.Hit> some = index.search(
                            Search.of(words).sorted("id", false).page(from, HITS_AT_A_TIME))
                    .hits();
            some.forEach(each -> hits.add(each.id()));
            if (some.size() < HITS_AT_A_TIME) {
                break;
            }
        }
        return hits;
    }

    /**
     * What waits for somebody who writes items: among all, or among their own when they reach no more.
     *
     * @param query the same narrowing for the list, as the end of a URL
     */
    public record Pending(int repair, int comments, String query) {

        /** For whoever writes nothing. */
        public static final Pending NONE = new Pending(0, 0, "");
    }

    public Pending pending(Account account) {
        if (!account.may(Permission.EDIT_ITEMS)) {
            return Pending.NONE;
        }
        List<Row> own = all().stream()
                .filter(each -> ItemAccess.edits(account, each.card()))
                .toList();
        return new Pending(
                (int) own.stream()
                        .filter(each -> each.card().state() == ItemState.REPAIR)
                        .count(),
                (int) own.stream().filter(each -> each.unanswered() > 0).count(),
                ItemAccess.own(account, Permission.EDIT_ITEMS) ? "&mij=ja" : "");
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
            Map<ItemId, ItemReviews.Review> said =
                    reviews.of(some.stream().map(ItemCard::id).toList());
            List<Searchable> texts = new ArrayList<>();
            for (ItemCard each : some) {
                ItemVersion version = each.newest().map(versions::get).orElse(null);
                Row row = row(each, version, said.getOrDefault(each.id(), ItemReviews.Review.NONE));
                rows.put(each.id(), row);
                texts.add(searchable(row, version));
            }
            index.putAll(texts.stream());
        }
    }

    private static Row row(ItemCard card, @Nullable ItemVersion version, ItemReviews.Review said) {
        int unanswered = card.state() == ItemState.RETIRED ? 0 : said.unanswered(card);
        if (version == null) {
            return new Row(card, "", null, "", List.of(), null, 0, unanswered);
        }
        String asked = version.question().isBlank() ? version.content().title() : version.question();
        String lead = version.lead().isEmpty() ? "" : version.lead().get(0) + " ";
        String title = (lead + asked).strip();
        return new Row(
                card,
                title.length() <= TITLE ? title : title.substring(0, TITLE - 1) + "…",
                version.content().type(),
                version.language(),
                version.tests(),
                version.classification(),
                findings(card, version),
                unanswered);
    }

    private static int findings(ItemCard card, ItemVersion version) {
        Context context = Context.of(version.language())
                .withReferences(card.references().stream().map(Reference::name).toList());
        return (int) Lint.of(version.content(), context).stream()
                .filter(each -> each.severity() != Severity.HINT)
                .count();
    }

    private static Searchable searchable(Row row, @Nullable ItemVersion version) {
        String body = version == null
                ? ""
                : version.content().body().map(PlainText::of).orElse("") + " "
                        + (version.rationale().given() ? version.rationale().text() : "");
        Classification classification = row.classification();
        String icpc = classification == null ? "" : row.icpc() + " " + classification.icpcTitle();
        return new Searchable(
                row.id().value(),
                row.card().theme() + " " + row.title(),
                body + " " + icpc + " " + row.card().theme(),
                row.language().isEmpty() ? "nl" : row.language(),
                Map.of(),
                Map.of(),
                Map.of(),
                row.card().references().stream().map(Reference::name).toList());
    }
}
