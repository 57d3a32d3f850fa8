package nl.kennispeil.delivery.editor;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.draft.DraftCheck;
import nl.kennispeil.bank.draft.DraftTree;
import nl.kennispeil.bank.draft.DraftType;
import nl.kennispeil.bank.draft.ItemDraft;
import nl.kennispeil.bank.draft.NewDraft;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.account.Reach;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.itemcase.CaseVersion;
import nl.kennispeil.delivery.itemcase.ItemCase;
import nl.kennispeil.delivery.itemcase.StoredCases;
import nl.kennispeil.delivery.secret.Base32;

/**
 * Who may write at a case, how what it tells becomes a version, and how items come to tell it. An item holds the text of
 * the version it tells, so an approved item never changes when its case does; a newer version goes into the drafts of
 * the items when somebody says so, and from there the way of every change.
 */
final class CaseWriting {

    private static final int ID_LETTERS = 8;
    private static final int TRIES = 10;

    private final StoredCases cases;
    private final Drafts drafts;
    private final Writing writing;
    private final Drafts itemDrafts;
    private final Bylines bylines;
    private final AuditTrail audit;
    private final String owner;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param drafts of cases
     * @param itemDrafts of items
     */
    CaseWriting(
            StoredCases cases,
            Drafts drafts,
            Writing writing,
            Drafts itemDrafts,
            Bylines bylines,
            AuditTrail audit,
            String owner) {
        this.cases = cases;
        this.drafts = drafts;
        this.writing = writing;
        this.itemDrafts = itemDrafts;
        this.bylines = bylines;
        this.audit = audit;
        this.owner = owner;
    }

    /** Drafts are kept by the id of what they are a draft of. */
    static ItemId key(ItemCase card) {
        return new ItemId(card.id());
    }

    /** A new case with an empty draft. */
    ItemCase begin(String language, Account account, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            byte[] bytes = new byte[ID_LETTERS];
            random.nextBytes(bytes);
            ItemCase card = ItemCase.begun("CS-" + Base32.encode(bytes, ID_LETTERS), account.login(), owner);
            if (cases.put(card)) {
                drafts.begin(key(card), NewDraft.ofCase(language), 0, bylines.of(account.login()), now);
                audit.write(Entry.of(account, "cases.create", "case/" + card.id(), now));
                return card;
            }
        }
        throw new IllegalStateException("no identifier is free");
    }

    /** The cases that an account may write at. */
    List<ItemCase> all(Account account) {
        return cases.all().stream().filter(each -> reaches(each, account)).toList();
    }

    private static boolean reaches(ItemCase card, Account account) {
        boolean onlyOwn = account.role().reach(Permission.EDIT_ITEMS) == Reach.OWN;
        return !onlyOwn || card.authors().contains(account.login());
    }

    /** @throws BadRequest 404 when there is none for this account, so that nobody learns which there are */
    ItemCase card(String id, Account account) {
        return Optional.of(id)
                .filter(each -> CaseRef.ID.matcher(each).matches())
                .flatMap(cases::find)
                .filter(each -> reaches(each, account))
                .orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    /** What the case tells now, fixed or not. */
    Saved open(ItemCase card, Account account, Instant now) {
        return drafts.newest(key(card)).orElseGet(() -> {
            // it came in from elsewhere, or somebody was stopped between the card and its first draft
            ItemDraft begun = card.newest()
                    .flatMap(cases::version)
                    .map(CaseWriting::draft)
                    .orElseGet(() -> NewDraft.ofCase("nl"));
            return drafts.begin(key(card), begun, card.version(), bylines.of(account.login()), now);
        });
    }

    private static ItemDraft draft(CaseVersion told) {
        Map<String, String> fields =
                new TreeMap<>(NewDraft.ofCase(told.language()).fields());
        fields.put("title", told.title());
        fields.put("body", told.told());
        return ItemDraft.of(fields);
    }

    /**
     * Makes the next version of what a case tells.
     *
     * @return the version; empty when the draft is what the newest version is already
     * @throws BadRequest 422 when something is missing, 409 when the draft moved on or somebody else was first
     */
    Optional<CaseRef> fix(ItemCase card, int revision, Account account, Instant now) {
        Saved saved = open(card, account, now);
        if (saved.revision() != revision) {
            throw new BadRequest(409, "draft-moved");
        }
        ItemDraft draft = saved.draft();
        if (!DraftCheck.problemsOfCase(draft).isEmpty()) {
            throw new BadRequest(422, "draft-incomplete");
        }
        CaseRef ref = new CaseRef(card.id(), card.version() + 1);
        String language = draft.get("language").matches("[a-z]{2}") ? draft.get("language") : "nl";
        CaseVersion next = new CaseVersion(ref, draft.get("title").strip(), language, draft.get("body"), now);
        Optional<CaseVersion> before = card.newest().flatMap(cases::version);
        if (before.isPresent() && same(before.get(), next)) {
            return Optional.empty();
        }
        if (!cases.add(next)
                && cases.version(ref).filter(each -> same(each, next)).isEmpty()) {
            // somebody was stopped between the version and the card: what stands there must not be passed over
            cases.version(ref).ifPresent(each -> cases.put(card.with(ref.version(), each.title(), account.login())));
            throw new BadRequest(409, "draft-moved");
        }
        if (!cases.put(card.with(ref.version(), next.title(), account.login()))) {
            throw new BadRequest(409, "draft-moved");
        }
        drafts.became(key(card), saved, ref.version(), bylines.of(account.login()), now);
        audit.write(Entry.of(account, "cases.version", "case/" + card.id(), now).detail("version", ref.version()));
        return Optional.of(ref);
    }

    private static boolean same(CaseVersion one, CaseVersion other) {
        return one.title().equals(other.title())
                && one.language().equals(other.language())
                && one.told().equals(other.told());
    }

    private CaseVersion newest(ItemCase card) {
        return card.newest().flatMap(cases::version).orElseThrow(() -> new BadRequest(409, "case-unfixed"));
    }

    /** A new item at the end of the case. */
    ItemId begin(ItemCase card, DraftType type, Account account, Instant now) {
        CaseVersion told = newest(card);
        room(card);
        ItemId item = writing.begin(type, told, account, now);
        put(card, with(card, item), account, now);
        return item;
    }

    /**
     * Puts an item at the end of a case.
     *
     * @throws BadRequest 404 when the account may not write at the item, 409 when it belongs to another case
     */
    void add(ItemCase card, String item, Account account, Instant now) {
        CaseVersion told = newest(card);
        var own = writing.card(item, account);
        if (card.items().contains(own.id())) {
            return;
        }
        room(card);
        Optional<CaseRef> other =
                CaseRef.parse(writing.open(own, account, now).draft().get(DraftTree.CASE));
        if (other.isPresent() && !other.get().id().equals(card.id())) {
            throw new BadRequest(409, "case-other");
        }
        put(card, with(card, own.id()), account, now);
        writing.tell(own, Optional.of(told), account, now);
    }

    private static void room(ItemCase card) {
        if (card.items().size() >= ItemCase.MOST_ITEMS) {
            throw new BadRequest(409, "case-full");
        }
    }

    private static List<ItemId> with(ItemCase card, ItemId item) {
        List<ItemId> items = new ArrayList<>(card.items());
        items.add(item);
        return items;
    }

    /** Takes an item out of the case and what it tells out of the draft of the item. */
    void remove(ItemCase card, ItemId item, Account account, Instant now) {
        List<ItemId> items = new ArrayList<>(card.items());
        if (!items.remove(item)) {
            throw new BadRequest(404, "not-found");
        }
        var own = writing.card(item.value(), account);
        put(card, items, account, now);
        writing.tell(own, Optional.empty(), account, now);
    }

    /** Moves an item one place up (-1) or down (1); at an end it stays. */
    void move(ItemCase card, ItemId item, int by, Account account, Instant now) {
        List<ItemId> items = new ArrayList<>(card.items());
        int from = items.indexOf(item);
        if (from < 0) {
            throw new BadRequest(404, "not-found");
        }
        int to = from + by;
        if (to >= 0 && to < items.size()) {
            items.remove(from);
            items.add(to, item);
            put(card, items, account, now);
        }
    }

    /**
     * Puts the newest version of the case into the draft of each item that tells another.
     *
     * @return how many items it could not reach: those of others, and retired ones
     */
    int takeOver(ItemCase card, Account account, Instant now) {
        CaseVersion told = newest(card);
        int left = 0;
        for (ItemId each : card.items()) {
            try {
                var own = writing.card(each.value(), account);
                String tells = writing.open(own, account, now).draft().get(DraftTree.CASE);
                if (!tells.equals(told.ref().toString())) {
                    writing.tell(own, Optional.of(told), account, now);
                }
            } catch (BadRequest notTheirs) {
                left++;
            }
        }
        audit.write(Entry.of(account, "cases.take-over", "case/" + card.id(), now)
                .detail("version", told.ref().version())
                .detail("items", card.items().size() - left));
        return left;
    }

    /** The version of its case that the draft of an item tells; empty while there is no draft. */
    Optional<CaseRef> drafted(ItemId item) {
        return itemDrafts
                .newest(item)
                .flatMap(each -> CaseRef.parse(each.draft().get(DraftTree.CASE)));
    }

    private void put(ItemCase card, List<ItemId> items, Account account, Instant now) {
        if (!cases.put(card.with(items))) {
            throw new BadRequest(409, "case-changed");
        }
        audit.write(Entry.of(account, "cases.items", "case/" + card.id(), now).detail("items", items.size()));
    }
}
