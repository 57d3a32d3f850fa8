package nl.kennispeil.delivery.editor;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import nl.kennispeil.bank.card.CardEdit;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.draft.DraftCheck;
import nl.kennispeil.bank.draft.DraftTree;
import nl.kennispeil.bank.draft.DraftType;
import nl.kennispeil.bank.draft.ItemDraft;
import nl.kennispeil.bank.draft.NewDraft;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.item.Rationale;
import nl.kennispeil.bank.workflow.Action;
import nl.kennispeil.bank.workflow.Step;
import nl.kennispeil.bank.workflow.Workflow;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.account.Reach;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.itembank.ItemEvent;
import nl.kennispeil.delivery.itembank.ItemHistory;
import nl.kennispeil.delivery.itembank.Production;
import nl.kennispeil.delivery.itemcase.CaseVersion;
import nl.kennispeil.delivery.secret.Base32;

/** Who may write at an item, and how a draft begins and becomes a version. */
final class Writing {

    private static final Workflow WORKFLOW = Workflow.shipped();
    private static final String ICPC = "icpc";
    private static final Set<String> CHOSEN = Set.of("category", "age", "aspect");
    private static final int ID_LETTERS = 8;
    private static final int TRIES = 10;

    private final Items items;
    private final ItemCards cards;
    private final Drafts drafts;
    private final Bylines bylines;
    private final ItemHistory history;
    private final Production production;
    private final AuditTrail audit;
    private final String owner;
    private final Supplier<Map<String, Set<String>>> allowed;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param owner the organisation that new items belong to
     * @param allowed the values a field takes, by its name, of those that do not take any
     */
    Writing(
            Items items,
            ItemCards cards,
            Drafts drafts,
            Bylines bylines,
            ItemHistory history,
            Production production,
            AuditTrail audit,
            String owner,
            Supplier<Map<String, Set<String>>> allowed) {
        this.items = items;
        this.cards = cards;
        this.drafts = drafts;
        this.bylines = bylines;
        this.history = history;
        this.production = production;
        this.audit = audit;
        this.owner = owner;
        this.allowed = allowed;
    }

    /** A new item with an empty draft, written by {@code account}. */
    ItemId begin(DraftType type, String language, Account account, Instant now) {
        return begin(NewDraft.of(type, language), account, now);
    }

    /** A new item of a case, that tells this version of it. */
    ItemId begin(DraftType type, CaseVersion told, Account account, Instant now) {
        ItemDraft draft = NewDraft.of(type, told.language());
        return begin(draft.with(DraftTree.CASE, told.ref().toString()).with(DraftTree.TOLD, told.told()), account, now);
    }

    private ItemId begin(ItemDraft draft, Account account, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            byte[] bytes = new byte[ID_LETTERS];
            random.nextBytes(bytes);
            ItemId id = new ItemId("KP-" + Base32.encode(bytes, ID_LETTERS));
            if (cards.insert(ItemCard.draft(id, account.login(), owner))) {
                production.made(id, now);
                drafts.begin(id, draft, 0, bylines.of(account.login()), now);
                audit.write(Entry.of(account, "items.create", "item/" + id, now));
                return id;
            }
        }
        throw new IllegalStateException("no identifier is free");
    }

    /**
     * The card of an item that an account may write at.
     *
     * @throws BadRequest 404 when there is none for this account, so that nobody learns which items there are
     */
    ItemCard card(String item, Account account) {
        ItemCard card = Optional.of(item)
                .filter(each -> each.matches("[A-Za-z0-9._-]{1,64}"))
                .flatMap(each -> cards.find(new ItemId(each)))
                .orElseThrow(() -> new BadRequest(404, "not-found"));
        boolean onlyOwn = account.role().reach(Permission.EDIT_ITEMS) == Reach.OWN;
        if (onlyOwn && !card.authors().contains(account.login())) {
            throw new BadRequest(404, "not-found");
        }
        if (card.state() == ItemState.RETIRED) {
            throw new BadRequest(409, "item-retired");
        }
        return card;
    }

    /**
     * Puts a version of a case into the draft of an item, or takes the item out of its case when {@code told} is empty.
     * The newest version of the item stays as it is, with the version of the case it was approved with; what the draft
     * says is fixed and reviewed as any other change.
     */
    void tell(ItemCard card, Optional<CaseVersion> told, Account account, Instant now) {
        open(card, account, now);
        drafts.set(
                card.id(),
                Map.of(
                        DraftTree.CASE,
                        told.map(each -> each.ref().toString()).orElse(""),
                        DraftTree.TOLD,
                        told.map(CaseVersion::told).orElse("")),
                "case",
                bylines.of(account.login()),
                now);
    }

    /** The draft of an item; begun from its newest version when there is none, or somebody else made a newer version. */
    Saved open(ItemCard card, Account account, Instant now) {
        Optional<Saved> newest = drafts.newest(card.id());
        if (newest.isPresent() && newest.get().version() >= card.version()) {
            return newest.get();
        }
        ItemVersion version = card.newest().flatMap(items::find).orElseThrow(() -> new BadRequest(404, "not-found"));
        return drafts.begin(card.id(), VersionFields.draft(version), card.version(), bylines.of(account.login()), now);
    }

    /**
     * Makes the next version of an item.
     *
     * @return the version; empty when the draft is what the newest version is already
     * @throws BadRequest 422 when something is missing, 409 when the draft moved on or somebody else was first
     */
    Optional<ItemRef> fix(ItemCard card, int revision, Account account, Instant now) {
        Saved saved = drafts.newest(card.id()).orElseThrow(() -> new BadRequest(404, "not-found"));
        if (saved.revision() != revision) {
            throw new BadRequest(409, "draft-moved");
        }
        if (!lacking(saved.draft()).isEmpty()) {
            throw new BadRequest(422, "draft-incomplete");
        }
        Optional<ItemVersion> before = card.newest().flatMap(items::find);
        ItemRef ref = new ItemRef(card.id(), card.version() + 1);
        ItemVersion version = VersionFields.version(saved.draft(), ref, before.orElse(null));
        if (before.isPresent() && same(version, before.get())) {
            return Optional.empty();
        }
        items.add(List.of(version));
        ItemCard next = next(card, version, account, before.isEmpty() || reworded(version, before.get()));
        if (!cards.replace(next)) {
            throw new BadRequest(409, "draft-moved");
        }
        history.add(
                card.id(),
                new ItemEvent(
                        now,
                        account.login(),
                        before.isEmpty() ? "create" : "edit",
                        card.state().name(),
                        next.state().name(),
                        ref.version(),
                        ""));
        drafts.became(card.id(), saved, ref.version(), bylines.of(account.login()), now);
        audit.write(Entry.of(account, "items.version", "item/" + card.id(), now).detail("version", ref.version()));
        return Optional.of(ref);
    }

    /** Other words have to be looked at again, as the table of steps says; another place in the blueprint has not. */
    private static ItemCard next(ItemCard card, ItemVersion version, Account account, boolean reworded) {
        CardEdit edit = card.edit()
                .version(version.ref().version())
                .author(account.login())
                .references(references(card, version.rationale()));
        if (!reworded) {
            return edit.done();
        }
        Step step = WORKFLOW.step(card.state(), Action.EDIT).orElseThrow(() -> new BadRequest(409, "item-retired"));
        return edit.state(step.to()).done();
    }

    /** What keeps a draft from becoming a version. */
    List<DraftCheck.Problem> lacking(ItemDraft draft) {
        Map<String, Set<String>> values = choices();
        Set<String> codes = allowed.get().getOrDefault(ICPC, Set.of());
        if (!codes.isEmpty()) {
            values.put(ICPC, codes);
        }
        return DraftCheck.problems(draft, values);
    }

    /** The values of the fields that are chosen and not written, in order; none for a field that takes any. */
    Map<String, Set<String>> choices() {
        Map<String, Set<String>> values = new TreeMap<>(allowed.get());
        values.keySet().retainAll(CHOSEN);
        return values;
    }

    /** Whether candidates read something else, during the test or after it, or hear it in another language. */
    private static boolean reworded(ItemVersion one, ItemVersion other) {
        return !one.content().equals(other.content())
                || !one.rationale().text().equals(other.rationale().text())
                || !one.language().equals(other.language());
    }

    /** The source of the explanation is one the item rests on; when an edition is of is not known here. */
    private static List<Reference> references(ItemCard card, Rationale rationale) {
        String name = rationale.sourceName().strip();
        boolean there =
                card.references().stream().anyMatch(each -> each.name().strip().equalsIgnoreCase(name));
        if (name.isEmpty() || there) {
            return card.references();
        }
        List<Reference> more = new ArrayList<>(card.references());
        more.add(new Reference(rationale.sourceKind(), name, null));
        return more;
    }

    private static boolean same(ItemVersion one, ItemVersion other) {
        return one.content().equals(other.content())
                && one.classification().equals(other.classification())
                && one.rationale().equals(other.rationale())
                && one.tests().equals(other.tests())
                && one.language().equals(other.language());
    }

    /** What a draft says now, for looking at. */
    static nl.kennispeil.bank.content.ItemContent content(ItemCard card, ItemDraft draft) {
        return DraftTree.content(draft, card.id().value());
    }
}
