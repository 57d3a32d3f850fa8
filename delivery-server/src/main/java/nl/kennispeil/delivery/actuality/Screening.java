package nl.kennispeil.delivery.actuality;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.workflow.Action;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.itembank.ItemEvent;
import nl.kennispeil.delivery.itembank.ItemHistory;
import nl.kennispeil.delivery.itembank.Reviewing;
import nl.kennispeil.delivery.secret.Base32;

/** Begins campaigns and takes verdicts, each with what follows from it for the item. */
final class Screening {

    private static final int ID_BYTES = 8;

    private final Campaigns campaigns;
    private final ItemCards cards;
    private final Reviewing reviewing;
    private final ItemHistory history;
    private final AuditTrail audit;
    private final SecureRandom random = new SecureRandom();

    Screening(Campaigns campaigns, ItemCards cards, Reviewing reviewing, ItemHistory history, AuditTrail audit) {
        this.campaigns = campaigns;
        this.cards = cards;
        this.reviewing = reviewing;
        this.history = history;
        this.audit = audit;
    }

    /**
     * What somebody plans.
     *
     * @param most items per screener; 0 for no limit
     */
    record Plan(String name, LocalDate deadline, int months, int most, List<String> screeners, String chosen) {}

    /** @throws BadRequest 400 when the plan cannot be carried out */
    Campaign begin(Plan plan, List<ItemCard> items, Account account, Instant now) {
        LocalDate today = Amsterdam.day(now);
        List<ItemCard> living =
                items.stream().filter(each -> each.state() != ItemState.RETIRED).toList();
        if (plan.name().isBlank()
                || plan.name().length() > 120
                || living.isEmpty()
                || plan.screeners().isEmpty()
                || plan.deadline().isBefore(today)
                || plan.months() < 1
                || plan.months() > 120) {
            throw new BadRequest(400, "screening-plan");
        }
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        Campaign campaign = new Campaign(
                "ac-" + Base32.encode(bytes, 12).toLowerCase(Locale.ROOT),
                plan.name().strip(),
                today,
                plan.deadline(),
                plan.months(),
                plan.chosen(),
                account.login(),
                HandOut.divide(living, plan.screeners(), plan.most()));
        campaigns.add(campaign);
        audit.write(Entry.of(account, "screening.plan", "screening/" + campaign.id(), now)
                .detail("items", living.size()));
        return campaign;
    }

    /**
     * A verdict of the screener who has the item.
     *
     * @throws BadRequest 403 when it was handed to somebody else; 409 when it was judged before, is own work, or changed
     */
    void judge(Campaign campaign, ItemId item, Verdict verdict, String reason, Account account, Instant now) {
        if (!account.login().equals(campaign.handed().get(item))) {
            throw new BadRequest(403, "not-yours");
        }
        ItemCard card = cards.find(item).orElseThrow(() -> new BadRequest(404, "not-found"));
        if (card.writtenBy(account.login())) {
            throw new BadRequest(409, "item-own");
        }
        if (campaigns.given(campaign).containsKey(item)) {
            throw new BadRequest(409, "screening-given");
        }
        if (reason.isBlank() && verdict != Verdict.USABLE) {
            throw new BadRequest(400, "item-reason");
        }
        // what follows comes first: a verdict without it would never be repaired, the other way round it is given again
        switch (verdict) {
            case USABLE -> checked(campaign, card, reason, account, now);
            case ADAPT -> adapt(card, reason, account, now);
            case RETIRE -> retire(card, reason, account, now);
        }
        if (!campaigns.give(campaign, item, new Campaigns.Given(verdict, account.login(), now, reason))) {
            throw new BadRequest(409, "screening-given");
        }
        audit.write(Entry.of(account, "item.screen", "item/" + item, now)
                .detail("verdict", verdict.code())
                .detail("version", card.version()));
    }

    private void checked(Campaign campaign, ItemCard card, String reason, Account account, Instant now) {
        LocalDate today = Amsterdam.day(now);
        ItemCard next = card.edit()
                .checkedOn(today)
                .reviewBy(today.plusMonths(campaign.months()))
                .done();
        if (!cards.replace(next)) {
            throw new BadRequest(409, "item-changed");
        }
        history.add(
                card.id(),
                new ItemEvent(
                        now,
                        account.login(),
                        "checked",
                        card.state().name(),
                        card.state().name(),
                        card.version(),
                        reason));
    }

    /** An item that is being written or repaired already stays where it is. */
    private void adapt(ItemCard card, String reason, Account account, Instant now) {
        boolean atWork = card.state() == ItemState.DRAFT || card.state() == ItemState.REPAIR;
        if (atWork) {
            history.add(
                    card.id(),
                    new ItemEvent(
                            now,
                            account.login(),
                            "adapt",
                            card.state().name(),
                            card.state().name(),
                            card.version(),
                            reason));
        } else {
            reviewing.act(card.id(), card.version(), Action.SEND_BACK, reason, account, now);
        }
    }

    private void retire(ItemCard card, String reason, Account account, Instant now) {
        if (card.state() == ItemState.IN_REVIEW) {
            reviewing.act(card.id(), card.version(), Action.SEND_BACK, reason, account, now);
        }
        reviewing.act(card.id(), card.version(), Action.RETIRE, reason, account, now);
    }
}
