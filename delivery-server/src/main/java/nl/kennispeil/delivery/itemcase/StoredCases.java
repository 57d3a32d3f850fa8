package nl.kennispeil.delivery.itemcase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Cases on shelves. Every revision of a card is a document of its own that is inserted once, so of two that come at once
 * one is first; a version is inserted once and never changes. Authors are kept as bylines, so nothing here is a person.
 */
public final class StoredCases {

    private final Shelf heads;
    private final Shelf revisions;
    private final Shelf versions;
    private final Bylines bylines;

    public StoredCases(Shelves shelves, Bylines bylines) {
        this.heads = shelves.shelf("item_cases", Holds.NOBODY);
        this.revisions = shelves.shelf("item_case_revisions", Holds.NOBODY);
        this.versions = shelves.shelf("item_case_versions", Holds.NOBODY);
        this.bylines = bylines;
    }

    public Optional<ItemCase> find(String id) {
        int shown = heads.find(id).map(each -> each.number("revision")).orElse(0);
        Optional<Fields> newest = shown == 0 ? Optional.empty() : revisions.find(id(id, shown));
        // whoever wrote the next may have been stopped before the head showed it
        for (int next = shown + 1; ; next++) {
            Optional<Fields> later = revisions.find(id(id, next));
            if (later.isEmpty()) {
                return newest.map(this::read);
            }
            newest = later;
        }
    }

    /** All cases, by id; some hundreds. */
    public List<ItemCase> all() {
        List<String> ids = new ArrayList<>();
        heads.all().forEach(each -> ids.add(id(each.id(), each.number("revision"))));
        return revisions.findAll(ids).stream()
                .map(this::read)
                .sorted(java.util.Comparator.comparing(ItemCase::id))
                .toList();
    }

    /** The items of some cases in the order in which they ask, by id of the case. */
    public Map<String, List<ItemId>> orders(Collection<String> cases) {
        Map<String, List<ItemId>> orders = new HashMap<>();
        for (String each : cases) {
            find(each).ifPresent(found -> orders.put(each, found.items()));
        }
        return orders;
    }

    /** Stores a new card, or the next revision of one; false when somebody else was first. */
    public boolean put(ItemCase card) {
        if (find(card.id()).map(ItemCase::revision).orElse(0) != card.revision() - 1) {
            return false;
        }
        boolean first = revisions.insert(Fields.of(id(card.id(), card.revision()))
                .with("schema", 1)
                .with("case", card.id())
                .with("revision", card.revision())
                .with("version", card.version())
                .with("title", card.title())
                .with("items", card.items().stream().map(ItemId::value).toList())
                .with("owner", card.owner())
                .with("authors", card.authors().stream().map(bylines::of).toList())
                .build());
        if (first) {
            heads.changeAll(
                    List.of(Change.ofOrCreate(card.id()).set("schema", 1).max("revision", card.revision())));
        }
        return first;
    }

    public Optional<CaseVersion> version(CaseRef ref) {
        return versions.find(ref.toString())
                .map(each -> new CaseVersion(
                        ref, each.text("title"), each.text("language"), each.text("told"), each.instant("at")));
    }

    /** What a version is called; empty when there is none. */
    public Optional<String> title(CaseRef ref) {
        return version(ref).map(CaseVersion::title);
    }

    /** Stores a version; false when it is there already. */
    public boolean add(CaseVersion version) {
        return versions.insert(Fields.of(version.ref().toString())
                .with("schema", 1)
                .with("title", version.title())
                .with("language", version.language())
                .with("told", version.told())
                .with("at", version.at())
                .build());
    }

    private ItemCase read(Fields document) {
        return new ItemCase(
                document.text("case"),
                document.number("revision"),
                document.number("version"),
                document.text("title"),
                document.texts("items").stream().map(ItemId::new).toList(),
                document.text("owner"),
                document.texts("authors").stream().map(bylines::login).toList());
    }

    private static String id(String id, int revision) {
        return id + "|" + String.format(Locale.ROOT, "%08d", revision);
    }
}
