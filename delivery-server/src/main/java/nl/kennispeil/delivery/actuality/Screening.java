package nl.kennispeil.delivery.actuality;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    private static final int LONGEST_REASON = 2_000;

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
                HandOut.divide(living, plan.screeners(), plan.most()),
                null);
        campaigns.add(campaign);
        audit.write(Entry.of(account, "screening.plan", "screening/" + campaign.id(), now)
                .detail("items", living.size()));
        return campaign;
    }

    /** The items that nobody has to screen yet; what was retired meanwhile needs no screening. */
    List<ItemCard> rest(Campaign campaign, Set<ItemId> judged) {
        List<ItemId> nobody = campaign.of(HandOut.NOBODY).stream()
                .filter(each -> !judged.contains(each))
                .toList();
        Map<ItemId, ItemCard> found = new HashMap<>();
        cards.findAll(nobody).forEach(each -> found.put(each.id(), each));
        return nobody.stream()
                .flatMap(each -> Stream.ofNullable(found.get(each)))
                .filter(each -> each.state() != ItemState.RETIRED)
                .toList();
    }

    /**
     * Hands out what nobody has yet.
     *
     * @param most items per screener on top of what they have; 0 for no limit
     * @return how many were handed out; what only its own author could get, stays
     * @throws BadRequest 400 without screeners; 409 when the campaign ended
     */
    int handOut(Campaign campaign, List<String> screeners, int most, Account account, Instant now) {
        goesOn(campaign);
        if (screeners.isEmpty()) {
            throw new BadRequest(400, "screening-screeners");
        }
        Set<ItemId> judged = campaigns.given(campaign).keySet();
        Map<String, Integer> load = new HashMap<>();
        screeners.forEach(each -> load.put(each, (int) campaign.of(each).stream()
                .filter(item -> !judged.contains(item))
                .count()));
        Map<String, List<ItemId>> shares = new TreeMap<>();
        HandOut.divide(rest(campaign, judged), screeners, most, load)
                .forEach((item, to) ->
                        shares.computeIfAbsent(to, any -> new ArrayList<>()).add(item));
        shares.remove(HandOut.NOBODY);
        shares.forEach((to, items) -> campaigns.hand(campaign, items, to, now));
        int handed = shares.values().stream().mapToInt(List::size).sum();
        note("screening.hand-out", campaign, handed, account, now);
        return handed;
    }

    /** @param stayed how many stayed where they were, since whoever was to get them wrote at them */
    record Moved(int items, int stayed) {}

    /**
     * Gives what somebody has still to screen to somebody else.
     *
     * @param to login, or nobody to have it handed out again
     * @throws BadRequest 400 when there is nothing to move, or to the same; 409 when the campaign ended
     */
    Moved move(Campaign campaign, String from, String to, Account account, Instant now) {
        goesOn(campaign);
        Set<ItemId> judged = campaigns.given(campaign).keySet();
        List<ItemId> left = campaign.of(from).stream()
                .filter(each -> !judged.contains(each))
                .toList();
        if (from.equals(HandOut.NOBODY) || from.equals(to) || left.isEmpty()) {
            throw new BadRequest(400, "screening-move");
        }
        List<ItemId> moving = to.equals(HandOut.NOBODY)
                ? left
                : cards.findAll(left).stream()
                        .filter(each -> !each.writtenBy(to))
                        .map(ItemCard::id)
                        .toList();
        if (!moving.isEmpty()) {
            campaigns.hand(campaign, moving, to, now);
        }
        note("screening.move", campaign, moving.size(), account, now);
        return new Moved(moving.size(), left.size() - moving.size());
    }

    /**
     * Ends a campaign: nobody has to screen anything of it any more. What was decided stays.
     *
     * @throws BadRequest 400 without a reason that can be kept; 409 when it ended before
     */
    void end(Campaign campaign, String reason, Account account, Instant now) {
        goesOn(campaign);
        if (reason.isBlank()) {
            throw new BadRequest(400, "item-reason");
        }
        check(reason);
        int left = campaign.handed().size() - campaigns.given(campaign).size();
        campaigns.end(campaign, new Campaign.End(now, account.login(), reason));
        note("screening.end", campaign, left, account, now);
    }

    private void note(String action, Campaign campaign, int items, Account account, Instant now) {
        audit.write(Entry.of(account, action, "screening/" + campaign.id(), now).detail("items", items));
    }

    private static void goesOn(Campaign campaign) {
        if (campaign.ended() != null) {
            throw new BadRequest(409, "screening-ended");
        }
    }

    private static void check(String reason) {
        if (reason.length() > LONGEST_REASON) {
            throw new BadRequest(400, "item-reason");
        }
        if (nl.kennispeil.delivery.screening.Screening.findIn(reason).isPresent()) {
            throw new BadRequest(400, "item-personal");
        }
    }

    /**
     * A verdict of the screener who has the item.
     *
     * @throws BadRequest 400 without a reason where one is needed, or with one that cannot be kept; 403 when it was handed to somebody else; 409 when it was
     *     judged before, is own work, or changed, or when the campaign ended
     */
    void judge(Campaign campaign, ItemId item, Verdict verdict, String reason, Account account, Instant now) {
        if (!account.login().equals(campaign.handed().get(item))) {
            throw new BadRequest(403, "not-yours");
        }
        goesOn(campaign);
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
        check(reason);
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
