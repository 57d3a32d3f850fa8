package nl.kennispeil.delivery.itembank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.kennispeil.bank.card.Consent;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.workflow.Action;
import nl.kennispeil.bank.workflow.Step;
import nl.kennispeil.bank.workflow.Workflow;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.secret.Digests;
import org.jspecify.annotations.Nullable;

/** Changes what stands on cards: of one item, of many at once, and from a file. Looked at first, taken after. */
public final class Describing {

    private static final Workflow WORKFLOW = Workflow.shipped();

    private final ItemCards cards;
    private final Items items;
    private final Overview overview;
    private final ItemHistory history;
    private final AuditTrail audit;

    public Describing(ItemCards cards, Items items, Overview overview, ItemHistory history, AuditTrail audit) {
        this.cards = cards;
        this.items = items;
        this.overview = overview;
        this.history = history;
        this.audit = audit;
    }

    /**
     * What would happen to one of many items.
     *
     * @param item as it was asked
     * @param problem a code for the item as a whole; empty when there is none
     * @param plan null when the item cannot be changed at all
     */
    record Line(int number, String item, String problem, Metadata.@Nullable Plan plan) {

        boolean changes() {
            return plan != null && plan.good() && !plan.changes().isEmpty();
        }

        /** What would change; nothing when it cannot be changed at all. */
        List<Metadata.Change> changed() {
            return plan == null ? List.of() : plan.changes();
        }

        boolean refused() {
            return plan == null || !plan.good();
        }
    }

    /** What is asked for one item. */
    record Wanted(int number, String item, Map<MetaField, String> values) {}

    /** What would happen; each item at most once. */
    List<Line> look(List<Wanted> all, Account account) {
        Metadata metadata = Metadata.of(overview);
        Map<String, ItemCard> found = new HashMap<>();
        List<ItemId> ids =
                all.stream().flatMap(each -> id(each.item()).stream()).toList();
        cards.findAll(ids).forEach(each -> found.put(each.id().value(), each));
        Map<ItemRef, ItemVersion> versions = new HashMap<>();
        items.findAll(found.values().stream()
                        .flatMap(each -> each.newest().stream())
                        .toList())
                .forEach(each -> versions.put(each.ref(), each));
        List<Line> lines = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Wanted each : all) {
            ItemCard card = found.get(each.item());
            String problem = card == null || !ItemAccess.sees(account, card)
                    ? "unknown-item"
                    : !ItemAccess.describes(account, card) ? "not-yours" : !seen.add(each.item()) ? "twice" : "";
            lines.add(new Line(
                    each.number(),
                    each.item(),
                    problem,
                    card == null || !problem.isEmpty()
                            ? null
                            : metadata.plan(
                                    card, card.newest().map(versions::get).orElse(null), each.values())));
        }
        return lines;
    }

    /** A digest of what would happen: what is taken must be what was seen. */
    static String digest(List<Line> lines) {
        StringBuilder all = new StringBuilder();
        for (Line each : lines) {
            all.append(each.item()).append('\n').append(each.problem()).append('\n');
            Metadata.Plan plan = each.plan();
            if (plan != null) {
                all.append(plan.before().revision())
                        .append(plan.changes())
                        .append(plan.problems())
                        .append('\n');
            }
        }
        return Digests.sha256Hex(all.toString()).substring(0, 32);
    }

    /**
     * Takes what was looked at; lines that are refused stay out, and so does an item that somebody else changed meanwhile.
     *
     * @return the items that changed
     */
    List<Line> take(List<Line> lines, String how, Account account, Instant now) {
        List<Line> taken = new ArrayList<>();
        for (Line each : lines) {
            Metadata.Plan plan = each.plan();
            if (plan != null && each.changes() && put(plan, account, now)) {
                taken.add(each);
            }
        }
        audit.write(Entry.of(account, how, "items", now)
                .detail("items", taken.size())
                .detail("refused", lines.stream().filter(Line::refused).count()));
        return taken;
    }

    private boolean put(Metadata.Plan plan, Account account, Instant now) {
        ItemCard next = plan.card();
        VersionData data = plan.data();
        if (data != null) {
            next = reclassified(plan.before(), next, data, state(plan));
        }
        if (!cards.replace(next)) {
            return false;
        }
        String words = plan.changes().stream()
                .map(each -> each.field().header() + ": " + shortened(each.before()) + " → " + shortened(each.after()))
                .collect(Collectors.joining("\n"));
        history.add(
                next.id(),
                new ItemEvent(
                        now,
                        account.login(),
                        "describe",
                        plan.before().state().name(),
                        next.state().name(),
                        next.version(),
                        words));
        audit.write(Entry.of(account, "item.describe", "item/" + next.id(), now)
                .detail(
                        "fields",
                        plan.changes().stream().map(each -> each.field().code()).collect(Collectors.joining(", "))));
        return true;
    }

    /** Forms go by what a version says of itself, so something else is another version, with equal words. */
    private ItemCard reclassified(ItemCard before, ItemCard next, VersionData data, ItemState state) {
        ItemVersion old = before.newest().flatMap(items::find).orElseThrow();
        int number = before.version() + 1;
        while (items.find(new ItemRef(before.id(), number)).isPresent()) {
            // left by whoever was stopped between the version and the card
            number++;
        }
        items.add(List.of(data.onto(old, new ItemRef(before.id(), number))));
        return withVersion(next, number, state);
    }

    /** Another language is another way to read every word, so it is looked at again, as the table of steps says. */
    private static ItemState state(Metadata.Plan plan) {
        ItemState state = plan.before().state();
        boolean said = plan.changes().stream().anyMatch(each -> each.field() == MetaField.LANGUAGE);
        return said ? WORKFLOW.step(state, Action.EDIT).map(Step::to).orElse(state) : state;
    }

    /** The same revision with another number of its newest version. */
    private static ItemCard withVersion(ItemCard card, int version, ItemState state) {
        return new ItemCard(
                card.id(),
                card.revision(),
                state,
                version,
                card.authors(),
                card.owner(),
                card.licence(),
                card.theme(),
                card.targetGroups(),
                card.references(),
                card.enemies(),
                card.reviewBy(),
                card.checkedOn(),
                card.consents(),
                card.block());
    }

    /** Blocks an item for now, or lifts that when {@code why} is empty. */
    void block(ItemId id, String why, Account account, Instant now) {
        ItemCard card = describable(id, account);
        replace(card, card.edit().block(why.strip()).done(), why.isBlank() ? "unblock" : "block", why, account, now);
    }

    /** Notes that a consent was given. */
    void consent(ItemId id, Consent consent, Account account, Instant now) {
        ItemCard card = describable(id, account);
        List<Consent> more = new ArrayList<>(card.consents());
        more.removeIf(each ->
                each.document().equals(consent.document()) && each.media().equals(consent.media()));
        more.add(consent);
        replace(card, card.edit().consents(more).done(), "consent", consent.document(), account, now);
    }

    /** Notes that a consent was withdrawn: from now on the item is blocked (R43). */
    void withdrawConsent(ItemId id, int place, LocalDate day, Account account, Instant now) {
        ItemCard card = describable(id, account);
        if (place < 0 || place >= card.consents().size()) {
            throw new BadRequest(404, "not-found");
        }
        List<Consent> changed = new ArrayList<>(card.consents());
        Consent before = changed.get(place);
        if (day.isBefore(before.given())) {
            throw new BadRequest(400, "no-date");
        }
        changed.set(place, new Consent(before.media(), before.document(), before.given(), day));
        replace(card, card.edit().consents(changed).done(), "consent-withdrawn", before.document(), account, now);
    }

    private void replace(ItemCard before, ItemCard next, String action, String words, Account account, Instant now) {
        if (!cards.replace(next)) {
            throw new BadRequest(409, "item-changed");
        }
        history.add(
                before.id(),
                new ItemEvent(
                        now,
                        account.login(),
                        action,
                        before.state().name(),
                        next.state().name(),
                        next.version(),
                        words));
        audit.write(Entry.of(account, "item." + action, "item/" + before.id(), now));
    }

    private ItemCard describable(ItemId id, Account account) {
        ItemCard card = cards.find(id)
                .filter(each -> ItemAccess.sees(account, each))
                .orElseThrow(() -> new BadRequest(404, "not-found"));
        if (!ItemAccess.describes(account, card)) {
            throw new BadRequest(403, "not-yours");
        }
        return card;
    }

    /** What puts everything back, as a table: the items that changed with what they had before. */
    static List<List<String>> undo(List<Line> taken) {
        Set<MetaField> fields = new TreeSet<>();
        taken.forEach(line -> line.changed().forEach(each -> fields.add(each.field())));
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("vraag"));
        fields.forEach(each -> header.add(each.header()));
        table.add(header);
        for (Line each : taken) {
            Map<MetaField, String> before = new LinkedHashMap<>();
            each.changed().forEach(change -> before.put(change.field(), change.before()));
            List<String> row = new ArrayList<>(List.of(each.item()));
            // a cell that says nothing leaves alone; one that empties says so
            fields.forEach(field -> {
                String old = before.get(field);
                row.add(old == null ? "" : old.isEmpty() ? MetadataTable.EMPTY : old);
            });
            table.add(row);
        }
        return table;
    }

    private static String shortened(String text) {
        return text.length() <= 160 ? text : text.substring(0, 159) + "…";
    }

    static Optional<ItemId> id(String text) {
        try {
            return Optional.of(new ItemId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
