package nl.kennispeil.delivery.editor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.draft.DraftMerge;
import nl.kennispeil.bank.draft.ItemDraft;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * The drafts of items. Every save is a document of its own that is inserted once under the next number, so of two that
 * come at once one is first and the other is merged with it and takes the number after; nothing is ever written over.
 * Who saved is kept as a byline, so a draft holds nobody.
 */
final class Drafts {

    /** Saves of an item that are kept; what is older goes, save for each fiftieth and each version. */
    private static final int KEPT = 300;

    private static final int MILESTONE = 50;
    private static final int TRIES = 40;
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    /** Ours alone: what it reads it wrote, within the bounds of a draft. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Shelf heads;
    private final Shelf saves;

    /** The drafts of items. */
    Drafts(Shelves shelves) {
        this(shelves, "item_drafts", "item_draft_saves");
    }

    private Drafts(Shelves shelves, String heads, String saves) {
        this.heads = shelves.shelf(heads, Holds.NOBODY);
        this.saves = shelves.shelf(saves, Holds.NOBODY);
    }

    /** The drafts of what cases tell, by the id of the case. */
    static Drafts ofCases(Shelves shelves) {
        return new Drafts(shelves, "item_case_drafts", "item_case_draft_saves");
    }

    /** The draft as it stands, or empty when nobody began one. */
    Optional<Saved> newest(ItemId item) {
        int shown =
                heads.find(item.value()).map(each -> each.number("revision")).orElse(0);
        Optional<Saved> newest = find(item, shown);
        // whoever saved next may have been stopped before the head showed it
        for (int next = shown + 1; ; next++) {
            Optional<Saved> later = find(item, next);
            if (later.isEmpty()) {
                return newest;
            }
            newest = later;
        }
    }

    Optional<Saved> find(ItemId item, int revision) {
        return revision < 1 ? Optional.empty() : saves.find(id(item, revision)).map(Drafts::saved);
    }

    /** The last saves, newest first. */
    List<Saved> history(ItemId item, int most) {
        int newest = newest(item).map(Saved::revision).orElse(0);
        List<String> ids = new ArrayList<>();
        for (int i = newest; i > 0 && i > newest - most; i--) {
            ids.add(id(item, i));
        }
        return saves.findAll(ids).stream()
                .map(Drafts::saved)
                .sorted(Comparator.comparingInt(Saved::revision).reversed())
                .toList();
    }

    /** Begins a draft, or takes the one that somebody began at the same moment. */
    Saved begin(ItemId item, ItemDraft draft, int version, String by, Instant now) {
        int after = newest(item).map(Saved::revision).orElse(0);
        Saved first = new Saved(after + 1, draft, by, now, "start", version);
        return insert(item, first, "") ? first : newest(item).orElseThrow();
    }

    /**
     * Adds what somebody wrote to what was saved meanwhile.
     *
     * @param seen the newest revision that browser had seen when it sent this
     * @param before the fields that were changed, as they were on that screen
     * @param now the same fields as they were made; an empty text takes a field away
     * @param save name of this save, so that one that is sent again is taken once
     * @return the draft with both
     */
    Saved save(
            ItemId item,
            int seen,
            Map<String, String> before,
            Map<String, String> now,
            String save,
            String by,
            Instant at) {
        Saved newest = newest(item).orElseThrow();
        if (seen < newest.revision() && !save.isEmpty() && taken(item, seen, newest.revision(), save)) {
            return newest;
        }
        return append(
                item,
                by,
                at,
                "save",
                save,
                current -> DraftMerge.merge(over(current, before), over(current, now), current));
    }

    private static ItemDraft over(ItemDraft draft, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(draft.fields());
        all.putAll(fields);
        return ItemDraft.of(all);
    }

    /** Gives fields that no screen sends another value, such as which version of its case the item tells. */
    Saved set(ItemId item, Map<String, String> fields, String kind, String by, Instant now) {
        return append(item, by, now, kind, "", current -> over(current, fields));
    }

    /** Makes the draft what it was at an earlier save; the saves between stay in the history. */
    Saved restore(ItemId item, int revision, String by, Instant now) {
        ItemDraft then = find(item, revision).orElseThrow().draft();
        return append(item, by, now, "restore", "", current -> then);
    }

    /** Notes that the draft became a version. */
    void became(ItemId item, Saved saved, int version, String by, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            Saved newest = newest(item).orElse(saved);
            Saved next = new Saved(newest.revision() + 1, newest.draft(), by, now, "version", version);
            if (insert(item, next, "")) {
                return;
            }
        }
    }

    private Saved append(
            ItemId item, String by, Instant now, String kind, String save, UnaryOperator<ItemDraft> change) {
        for (int i = 0; i < TRIES; i++) {
            Saved newest = newest(item).orElseThrow();
            ItemDraft merged = change.apply(newest.draft());
            if (merged.equals(newest.draft())) {
                return newest;
            }
            Saved next = new Saved(newest.revision() + 1, merged, by, now, kind, newest.version());
            if (insert(item, next, save)) {
                forget(item, next.revision() - KEPT);
                return next;
            }
        }
        throw new IllegalStateException("a draft of an item is saved too often at once");
    }

    private boolean taken(ItemId item, int after, int upTo, String save) {
        List<String> ids = new ArrayList<>();
        for (int i = Math.max(after + 1, upTo - KEPT); i <= upTo; i++) {
            ids.add(id(item, i));
        }
        return saves.findAll(ids).stream()
                .anyMatch(each -> each.optionalText("save").orElse("").equals(save));
    }

    private boolean insert(ItemId item, Saved saved, String save) {
        Fields document = Fields.of(id(item, saved.revision()))
                .with("schema", 1)
                .with("revision", saved.revision())
                .with("draft", json(saved.draft()))
                .with("by", saved.by())
                .with("at", saved.at())
                .with("kind", saved.kind())
                .with("version", saved.version())
                .with("save", save)
                .build();
        boolean first = saves.insert(document);
        if (first) {
            heads.changeAll(
                    List.of(Change.ofOrCreate(item.value()).set("schema", 1).max("revision", saved.revision())));
        }
        return first;
    }

    private void forget(ItemId item, int revision) {
        if (revision > 0 && revision % MILESTONE != 0) {
            Optional<Saved> old = find(item, revision);
            if (old.isPresent() && old.get().kind().equals("save")) {
                saves.delete(List.of(id(item, revision)));
            }
        }
    }

    private static String json(ItemDraft draft) {
        try {
            return JSON.writeValueAsString(draft.fields());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of texts is always JSON", impossible);
        }
    }

    private static Saved saved(Fields document) {
        try {
            return new Saved(
                    document.number("revision"),
                    new ItemDraft(JSON.readValue(document.text("draft"), TEXTS)),
                    document.text("by"),
                    document.instant("at"),
                    document.text("kind"),
                    document.number("version"));
        } catch (JsonProcessingException damaged) {
            // the message of the parser quotes its input, which holds a key
            throw new IllegalStateException("draft " + document.id() + " cannot be read");
        }
    }

    private static String id(ItemId item, int revision) {
        return item + "|" + String.format(Locale.ROOT, "%08d", revision);
    }
}
