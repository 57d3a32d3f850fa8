package nl.kennispeil.delivery.actuality;

import static nl.kennispeil.delivery.itembank.ItemFixture.AN;
import static nl.kennispeil.delivery.itembank.ItemFixture.BEA;
import static nl.kennispeil.delivery.itembank.ItemFixture.CEES;
import static nl.kennispeil.delivery.itembank.ItemFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.workflow.Action;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.itembank.ItemFixture;
import org.junit.jupiter.api.Test;

class ActualityTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

    private final ItemFixture bank = new ItemFixture();
    private final Campaigns campaigns = new Campaigns(bank.shelves, bank.bylines);
    private final Screening screening = new Screening(campaigns, bank.cards, bank.reviewing, bank.history, bank.audit);

    private Campaign begin(Account one, ItemId... items) {
        List<ItemCard> cards = bank.cards.findAll(List.of(items));
        return screening.begin(
                new Screening.Plan("Najaar", TODAY.plusDays(30), 24, 0, List.of(one.login()), ""), cards, one, NOW);
    }

    private void refused(Runnable call, int status, String code) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(BadRequest.class, each -> {
            assertThat(each.status()).isEqualTo(status);
            assertThat(each.code()).isEqualTo(code);
        });
    }

    @Test
    void itemsAreDividedEvenlyNobodyGetsOwnWorkAndNobodyMoreThanThePlanSays() {
        List<ItemCard> items = IntStream.range(0, 30)
                .mapToObj(i -> ItemCard.draft(new ItemId("T-" + i), i % 3 == 0 ? "a" : "x", "HN"))
                .toList();

        Map<ItemId, String> all = HandOut.divide(items, List.of("a", "b", "c"), 0);
        assertThat(all.values()).containsOnly("a", "b", "c");
        assertThat(List.of("a", "b", "c"))
                .allSatisfy(each ->
                        assertThat(all.values().stream().filter(each::equals)).hasSize(10));
        assertThat(items)
                .filteredOn(each -> each.writtenBy(all.getOrDefault(each.id(), "")))
                .isEmpty();

        Map<ItemId, String> few = HandOut.divide(items, List.of("a", "b"), 4);
        assertThat(few.values().stream().filter("a"::equals)).hasSize(4);
        assertThat(few.values().stream().filter(HandOut.NOBODY::equals)).hasSize(22);
    }

    @Test
    void aUsableItemIsActualAgainForTheTermOfTheCampaign() {
        ItemId item = bank.item("DEMO-001", ItemState.ACTIVE);
        Campaign campaign = begin(BEA, item);

        screening.judge(campaign, item, Verdict.USABLE, "", BEA, NOW);

        ItemCard card = bank.cards.find(item).orElseThrow();
        assertThat(card.checkedOn()).isEqualTo(TODAY);
        assertThat(card.reviewBy()).isEqualTo(LocalDate.of(2028, 11, 18));
        assertThat(card.actual(TODAY)).isTrue();
        assertThat(card.state()).isEqualTo(ItemState.ACTIVE);
        refused(() -> screening.judge(campaign, item, Verdict.ADAPT, "Toch niet.", BEA, NOW), 409, "screening-given");
    }

    @Test
    void anItemToAdaptGoesToRepairWithTheReason() {
        ItemId item = bank.item("DEMO-001", ItemState.ACTIVE);
        Campaign campaign = begin(BEA, item);

        refused(() -> screening.judge(campaign, item, Verdict.ADAPT, " ", BEA, NOW), 400, "item-reason");
        screening.judge(campaign, item, Verdict.ADAPT, "Nieuwe richtlijn.", BEA, NOW);

        assertThat(bank.state(item)).isEqualTo(ItemState.REPAIR);
        assertThat(bank.history.of(item)).anyMatch(each -> each.words().equals("Nieuwe richtlijn."));
    }

    @Test
    void retiringIsAProposalUntilASecondPersonConfirms() {
        ItemId item = bank.item("DEMO-001", ItemState.ACTIVE);
        Campaign campaign = begin(BEA, item);

        screening.judge(campaign, item, Verdict.RETIRE, "Achterhaald.", BEA, NOW);
        assertThat(bank.state(item)).isEqualTo(ItemState.ACTIVE);
        refused(() -> bank.reviewing.act(item, 1, Action.RETIRE, "Zelf nog eens.", BEA, NOW), 409, "second-person");
        bank.reviewing.act(item, 1, Action.RETIRE, "Eens.", CEES, NOW);

        assertThat(bank.state(item)).isEqualTo(ItemState.RETIRED);
    }

    @Test
    void onlyWhoHasAnItemJudgesIt() {
        ItemId item = bank.item("DEMO-001", ItemState.ACTIVE);
        Campaign campaign = begin(BEA, item);

        refused(() -> screening.judge(campaign, item, Verdict.USABLE, "", CEES, NOW), 403, "not-yours");
        refused(
                () -> screening.judge(campaign, new ItemId("DEMO-009"), Verdict.USABLE, "", BEA, NOW),
                403,
                "not-yours");
    }

    @Test
    void aCampaignComesBackAsItWasAndRemindsUntilAllIsJudged() {
        ItemId one = bank.item("DEMO-001", ItemState.ACTIVE);
        ItemId two = bank.item("DEMO-002", ItemState.ACTIVE);
        Campaign campaign = begin(BEA, one, two);

        assertThat(campaigns.find(campaign.id())).contains(campaign);
        assertThat(campaigns.waiting(BEA.login(), TODAY))
                .contains(new Campaigns.Reminder(2, TODAY.plusDays(30), false));
        screening.judge(campaign, one, Verdict.USABLE, "", BEA, NOW);
        assertThat(campaigns.waiting(BEA.login(), TODAY.plusDays(31)))
                .contains(new Campaigns.Reminder(1, TODAY.plusDays(30), true));
        screening.judge(campaign, two, Verdict.USABLE, "", BEA, NOW);
        assertThat(campaigns.waiting(BEA.login(), TODAY)).isEmpty();
        assertThat(campaigns.waiting(AN.login(), TODAY)).isEmpty();
    }

    @Test
    void aPlanWithoutItemsScreenersOrTimeIsRefused() {
        ItemId item = bank.item("DEMO-001", ItemState.RETIRED);
        List<ItemCard> retired = bank.cards.findAll(List.of(item));

        refused(
                () -> screening.begin(
                        new Screening.Plan("Najaar", TODAY, 24, 0, List.of("bea"), ""), retired, BEA, NOW),
                400,
                "screening-plan");
    }

    private Campaign again(Campaign campaign) {
        return campaigns.find(campaign.id()).orElseThrow();
    }

    /** A campaign of ten items of An's, of which Bea got three. */
    private Campaign tenOfWhichThreeForBea() {
        List<ItemId> items = IntStream.rangeClosed(1, 10)
                .mapToObj(each -> bank.item("DEMO-%03d".formatted(each), ItemState.ACTIVE))
                .toList();
        return screening.begin(
                new Screening.Plan("Najaar", TODAY.plusDays(30), 24, 3, List.of(BEA.login()), ""),
                bank.cards.findAll(items),
                BEA,
                NOW);
    }

    @Test
    void whatWasNotHandedOutIsHandedOutLaterEvenlyAndWithALimitAgain() {
        Campaign campaign = tenOfWhichThreeForBea();
        assertThat(screening.rest(campaign, Set.of())).hasSize(7);

        assertThat(screening.handOut(campaign, List.of(BEA.login(), CEES.login()), 3, BEA, NOW))
                .isEqualTo(6);

        // Cees had nothing yet, so the first three are for Cees
        assertThat(again(campaign).of(BEA.login())).hasSize(6);
        assertThat(again(campaign).of(CEES.login())).hasSize(3);
        assertThat(screening.handOut(again(campaign), List.of(AN.login()), 0, BEA, NOW))
                .isZero();
        assertThat(screening.handOut(again(campaign), List.of(AN.login(), CEES.login()), 0, BEA, NOW))
                .isEqualTo(1);
        assertThat(screening.rest(again(campaign), Set.of())).isEmpty();
        refused(() -> screening.handOut(again(campaign), List.of(), 0, BEA, NOW), 400, "screening-screeners");
    }

    @Test
    void workThatIsNotDecidedGoesToAnotherAndBackToNobody() {
        Campaign campaign = tenOfWhichThreeForBea();
        ItemId judged = campaign.of(BEA.login()).get(0);
        ItemId ofCees = campaign.of(BEA.login()).get(1);
        bank.cards.replace(bank.cards
                .find(ofCees)
                .orElseThrow()
                .edit()
                .author(CEES.login())
                .done());
        screening.judge(campaign, judged, Verdict.USABLE, "", BEA, NOW);

        assertThat(screening.move(campaign, BEA.login(), CEES.login(), BEA, NOW))
                .isEqualTo(new Screening.Moved(1, 1));
        assertThat(again(campaign).of(BEA.login())).containsExactlyInAnyOrder(judged, ofCees);
        assertThat(screening.move(again(campaign), BEA.login(), HandOut.NOBODY, BEA, NOW))
                .isEqualTo(new Screening.Moved(1, 0));

        assertThat(again(campaign).of(BEA.login())).containsExactly(judged);
        refused(() -> screening.move(again(campaign), BEA.login(), CEES.login(), BEA, NOW), 400, "screening-move");
        refused(() -> screening.judge(again(campaign), ofCees, Verdict.USABLE, "", BEA, NOW), 403, "not-yours");
    }

    @Test
    void aCampaignThatEndedAsksNothingMoreAndKeepsWhatWasDecided() {
        Campaign campaign = tenOfWhichThreeForBea();
        ItemId judged = campaign.of(BEA.login()).get(0);
        ItemId waiting = campaign.of(BEA.login()).get(1);
        screening.judge(campaign, judged, Verdict.USABLE, "", BEA, NOW);
        assertThat(campaigns.underway()).hasSize(9).doesNotContain(judged);

        refused(() -> screening.end(campaign, " ", BEA, NOW), 400, "item-reason");
        refused(() -> screening.end(campaign, "x".repeat(2_001), BEA, NOW), 400, "item-reason");
        screening.end(campaign, "De richtlijn komt pas in maart.", BEA, NOW);

        Campaign ended = again(campaign);
        assertThat(ended.ended()).isEqualTo(new Campaign.End(NOW, "bea", "De richtlijn komt pas in maart."));
        assertThat(campaigns.given(ended)).containsOnlyKeys(judged);
        assertThat(campaigns.waiting(BEA.login(), TODAY)).isEmpty();
        assertThat(campaigns.underway()).isEmpty();
        refused(() -> screening.judge(ended, waiting, Verdict.USABLE, "", BEA, NOW), 409, "screening-ended");
        refused(() -> screening.handOut(ended, List.of("bea"), 0, BEA, NOW), 409, "screening-ended");
        refused(() -> screening.end(ended, "Nog eens.", BEA, NOW), 409, "screening-ended");
    }
}
