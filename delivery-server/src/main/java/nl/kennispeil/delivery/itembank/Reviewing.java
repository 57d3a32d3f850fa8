package nl.kennispeil.delivery.itembank;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.workflow.Action;
import nl.kennispeil.bank.workflow.Anchor;
import nl.kennispeil.bank.workflow.Asked;
import nl.kennispeil.bank.workflow.CommentThread;
import nl.kennispeil.bank.workflow.Outcome;
import nl.kennispeil.bank.workflow.Refusal;
import nl.kennispeil.bank.workflow.Signature;
import nl.kennispeil.bank.workflow.Step;
import nl.kennispeil.bank.workflow.Workflow;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.content.Fitness;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.screening.Screening;
import nl.kennispeil.delivery.secret.Base32;
import org.jspecify.annotations.Nullable;

/** Takes items along their way, and holds what is said about them. Every step leaves a line in history and log. */
public final class Reviewing {

    static final int LONGEST = 2_000;
    private static final int ID_BYTES = 6;

    private final ItemCards cards;
    private final Items items;
    private final ItemReviews reviews;
    private final ItemHistory history;
    private final Production production;
    private final AuditTrail audit;
    private final Workflow workflow = Workflow.shipped();
    private final SecureRandom random = new SecureRandom();

    public Reviewing(
            ItemCards cards,
            Items items,
            ItemReviews reviews,
            ItemHistory history,
            Production production,
            AuditTrail audit) {
        this.cards = cards;
        this.items = items;
        this.reviews = reviews;
        this.history = history;
        this.production = production;
        this.audit = audit;
    }

    /**
     * A step as a screen offers it.
     *
     * @param why what is in its way besides a reason; empty when it can be taken
     * @param signedBy who said yes to it about this version
     */
    record Offer(Step step, List<Refusal> why, List<String> signedBy) {}

    /** The steps from here that somebody of this role takes, those that something is in the way of too. */
    List<Offer> offers(ItemCard card, Account account, Instant now) {
        Asked asked = asked(card, account, "-", now);
        return workflow.from(card.state()).stream()
                .filter(each -> each.action() != Action.EDIT)
                .map(each -> new Offer(
                        each,
                        workflow.why(each, asked),
                        Workflow.signed(each, asked).stream().sorted().toList()))
                .filter(each ->
                        !each.why().contains(Refusal.NOT_AUTHOR) && !each.why().contains(Refusal.NOT_REVIEWER))
                .toList();
    }

    /**
     * Takes a step, or signs for it.
     *
     * @param version the version that whoever asks has seen
     * @return true when the item moved, false when it takes somebody else too
     * @throws BadRequest 409 when something is in its way, or the item changed since
     */
    public boolean act(ItemId id, int version, Action action, String reason, Account account, Instant now) {
        ItemCard card = seen(id, account);
        if (card.version() != version) {
            throw new BadRequest(409, "item-changed");
        }
        check(reason);
        Outcome outcome = workflow.ask(action, asked(card, account, reason, now));
        if (outcome instanceof Outcome.Refused refused) {
            throw refusal(refused.why().get(0));
        }
        Step step = outcome instanceof Outcome.Moved moved ? moved.step() : ((Outcome.Signed) outcome).step();
        if (step.takesTwo()) {
            reviews.sign(id, new Signature(action, version, account.login(), now, reason));
            // two may have signed at once: then whoever looks last moves it
            outcome = workflow.ask(action, asked(card, account, reason, now));
        }
        boolean moves = outcome instanceof Outcome.Moved;
        if (moves) {
            move(card, step, reason, account, now);
        } else {
            note(card, "sign-" + action.code(), card, reason, account, now);
        }
        audit.write(Entry.of(account, moves ? "item.step" : "item.sign", "item/" + id, now)
                .detail("step", action.code())
                .detail("version", card.version()));
        return moves;
    }

    private void move(ItemCard card, Step step, String reason, Account account, Instant now) {
        ItemCard next = card.edit().state(step.to()).done();
        if (!cards.replace(next)) {
            throw new BadRequest(409, "item-changed");
        }
        note(card, step.action().code(), next, reason, account, now);
        if (step.to() == ItemState.APPROVED) {
            production.approved(card.id(), now);
        }
    }

    private void note(ItemCard before, String action, ItemCard after, String words, Account account, Instant now) {
        history.add(
                before.id(),
                new ItemEvent(
                        now,
                        account.login(),
                        action,
                        before.state().name(),
                        after.state().name(),
                        after.version(),
                        words));
    }

    private Asked asked(ItemCard card, Account account, String reason, Instant now) {
        ItemReviews.Review review = reviews.of(card.id());
        return new Asked(
                card,
                account.login(),
                ItemAccess.edits(account, card),
                account.may(Permission.REVIEW_ITEMS),
                reason,
                review.signatures(),
                sourced(card),
                review.open(),
                review.unanswered(card),
                card.newest().flatMap(items::find).map(Fitness::usable).orElse(true),
                Amsterdam.day(now));
    }

    private boolean sourced(ItemCard card) {
        return card.newest()
                .flatMap(items::find)
                .filter(each -> !each.rationale().sourceName().isBlank())
                .isPresent();
    }

    private static BadRequest refusal(Refusal why) {
        return switch (why) {
            case NO_STEP -> new BadRequest(409, "item-no-step");
            case NOT_AUTHOR, NOT_REVIEWER -> new BadRequest(403, "not-yours");
            case OWN -> new BadRequest(409, "item-own");
            case SAME_PERSON -> new BadRequest(409, "second-person");
            case NO_VERSION -> new BadRequest(409, "item-no-version");
            case OPEN_THREADS -> new BadRequest(409, "item-open-threads");
            case UNANSWERED -> new BadRequest(409, "item-unanswered");
            case NO_REFERENCE -> new BadRequest(409, "item-no-reference");
            case NOT_DELIVERABLE -> new BadRequest(409, "item-not-deliverable");
            case BLOCKED -> new BadRequest(409, "item-blocked");
            case NOT_ACTUAL -> new BadRequest(409, "item-not-actual");
            case NO_REASON -> new BadRequest(400, "item-reason");
        };
    }

    /** The item, for who may see it. */
    ItemCard seen(ItemId id, Account account) {
        return cards.find(id)
                .filter(each -> ItemAccess.sees(account, each))
                .orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    /** @param path of the passage; empty for the item as a whole */
    void comment(ItemId id, String path, String text, Account account, Instant now) {
        ItemCard card = seen(id, account);
        checkText(text);
        if (reviews.of(id).threads().size() >= ItemReviews.MOST_THREADS) {
            throw new BadRequest(409, "item-many-threads");
        }
        Anchor anchor = content(card)
                .flatMap(each -> anchor(each, path))
                .orElseThrow(() -> new BadRequest(409, "item-changed"));
        reviews.begin(id, newId(), anchor, card.version(), new CommentThread.Remark(account.login(), now, text));
        audit.write(Entry.of(account, "item.comment", "item/" + id, now).detail("version", card.version()));
    }

    private static Optional<Anchor> anchor(ItemContent content, String path) {
        try {
            return Anchor.at(content, path);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void reply(ItemId id, String thread, String text, Account account, Instant now) {
        ItemCard card = seen(id, account);
        checkText(text);
        CommentThread found = thread(id, thread);
        checkRoom(found);
        // who answers that it is not good yet, gives it back
        boolean undone = !card.writtenBy(account.login());
        reviews.reply(id, thread, undone, new CommentThread.Remark(account.login(), now, text));
        audit.write(Entry.of(account, "item.comment", "item/" + id, now));
    }

    private static void checkRoom(CommentThread thread) {
        if (thread.remarks().size() >= ItemReviews.MOST_REMARKS) {
            throw new BadRequest(409, "item-many-threads");
        }
    }

    /** What an account may do with an open thread, besides speaking. */
    record Powers(boolean resolves, boolean standsIn, boolean says) {}

    static Powers powers(CommentThread thread, ItemCard card, Account account) {
        boolean resolves = thread.resolvedByBeginner(card, account.login());
        return new Powers(
                resolves,
                thread.resolvedByOther(card, account.login(), account.may(Permission.REVIEW_ITEMS)),
                !resolves && !thread.toConfirm() && ItemAccess.edits(account, card));
    }

    /** Says that what was asked is done; who began the thread confirms it. */
    void done(ItemId id, String thread, Account account, Instant now) {
        ItemCard card = seen(id, account);
        CommentThread found = thread(id, thread);
        if (!found.open() || !powers(found, card, account).says()) {
            throw new BadRequest(found.open() ? 403 : 409, found.open() ? "item-thread" : "item-changed");
        }
        reviews.done(id, thread, account.login(), now);
        audit.write(Entry.of(account, "item.thread-done", "item/" + id, now));
    }

    /**
     * Resolves a thread.
     *
     * @param why needed of who stands in for the one who began it; blank otherwise
     * @throws BadRequest 403 for who wrote at the item and did not begin it
     */
    void resolve(ItemId id, String thread, String why, Account account, Instant now) {
        ItemCard card = seen(id, account);
        CommentThread found = thread(id, thread);
        Powers powers = powers(found, card, account);
        if (!powers.resolves() && !powers.standsIn()) {
            throw new BadRequest(403, "item-thread");
        }
        boolean words = !why.isBlank();
        if (words || !powers.resolves()) {
            checkText(why);
            checkRoom(found);
        }
        reviews.resolve(
                id, thread, account.login(), words ? new CommentThread.Remark(account.login(), now, why) : null, now);
        audit.write(Entry.of(account, "item.resolve", "item/" + id, now)
                .detail("how", powers.resolves() ? "own" : "stands-in"));
    }

    /** Opens a thread again. */
    void reopen(ItemId id, String thread, Account account, Instant now) {
        seen(id, account);
        thread(id, thread);
        reviews.reopen(id, thread);
        audit.write(Entry.of(account, "item.reopen-thread", "item/" + id, now));
    }

    private CommentThread thread(ItemId id, String thread) {
        return reviews.of(id).thread(thread).orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    Optional<ItemContent> content(ItemCard card) {
        return card.newest().flatMap(items::find).map(ItemVersion::content);
    }

    static void checkText(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new BadRequest(400, "item-text");
        }
        check(text);
    }

    private static void check(String text) {
        if (text.length() > LONGEST) {
            throw new BadRequest(400, "item-text");
        }
        if (Screening.findIn(text).isPresent()) {
            throw new BadRequest(400, "item-personal");
        }
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "t" + Base32.encode(bytes, 8).toLowerCase(Locale.ROOT);
    }
}
