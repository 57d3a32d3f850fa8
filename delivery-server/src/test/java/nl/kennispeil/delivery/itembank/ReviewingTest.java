package nl.kennispeil.delivery.itembank;

import static nl.kennispeil.delivery.itembank.ItemFixture.AN;
import static nl.kennispeil.delivery.itembank.ItemFixture.BEA;
import static nl.kennispeil.delivery.itembank.ItemFixture.CEES;
import static nl.kennispeil.delivery.itembank.ItemFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.workflow.Action;
import nl.kennispeil.bank.workflow.CommentThread;
import nl.kennispeil.bank.workflow.Passage;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.http.BadRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ReviewingTest {

    private static final Account DORA = new Account("dora", BEA.role(), "Dora Lezer", null, null);

    private final ItemFixture bank = new ItemFixture();

    private boolean act(ItemId item, int version, Action action, String reason, Account account) {
        return bank.reviewing.act(item, version, action, reason, account, NOW);
    }

    private static void refused(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(BadRequest.class, each -> {
            assertThat(each.status()).isEqualTo(status);
            assertThat(each.code()).isEqualTo(code);
        });
    }

    @Test
    void anItemGoesFromDraftToApprovedByAnAuthorAndTwoReviewers() {
        ItemId item = bank.item("DEMO-001", ItemState.DRAFT);

        assertThat(act(item, 1, Action.SUBMIT, "", AN)).isTrue();
        assertThat(act(item, 1, Action.APPROVE, "", BEA)).isFalse();
        assertThat(bank.state(item)).isEqualTo(ItemState.IN_REVIEW);
        refused(() -> act(item, 1, Action.APPROVE, "", BEA), 409, "second-person");
        assertThat(act(item, 1, Action.APPROVE, "", CEES)).isTrue();

        assertThat(bank.state(item)).isEqualTo(ItemState.APPROVED);
        assertThat(bank.history.of(item))
                .extracting(ItemEvent::action)
                .containsExactlyInAnyOrder("submit", "sign-approve", "approve");
        assertThat(bank.production.of(2026).approved()).containsKey(item);
    }

    @Test
    void whatCandidatesCannotBeShownIsNotApproved() {
        ItemId item = bank.item("DEMO-001", ItemState.IN_REVIEW);
        ItemVersion shown = bank.items.find(new ItemRef(item, 1)).orElseThrow();
        bank.items.add(List.of(new ItemVersion(
                shown.ref(),
                shown.language(),
                shown.synthetic(),
                shown.tests(),
                shown.classification(),
                ItemContent.of(shown.content().root().with("adaptive", "true")),
                shown.rationale(),
                null)));

        refused(() -> act(item, 1, Action.APPROVE, "", BEA), 409, "item-not-deliverable");
        assertThat(bank.state(item)).isEqualTo(ItemState.IN_REVIEW);
    }

    @Test
    void anEditAfterAnApprovalMakesItLapse() {
        ItemId item = bank.item("DEMO-001", ItemState.IN_REVIEW);
        act(item, 1, Action.APPROVE, "", BEA);
        bank.edited(item, AN.login());

        refused(() -> act(item, 1, Action.APPROVE, "", CEES), 409, "item-changed");
        assertThat(act(item, 2, Action.APPROVE, "", CEES)).isFalse();
        assertThat(act(item, 2, Action.APPROVE, "", BEA)).isTrue();
    }

    @Test
    void whoWroteAtAnyVersionDoesNotApprove() {
        ItemId item = bank.item("DEMO-001", ItemState.IN_REVIEW);
        bank.edited(item, CEES.login());

        refused(() -> act(item, 2, Action.APPROVE, "", CEES), 409, "item-own");
    }

    @Test
    void anOpenThreadBlocksApprovalUntilItIsResolved() {
        ItemId item = bank.item("DEMO-001", ItemState.IN_REVIEW);
        String path = Passage.of(bank.reviewing
                        .content(bank.cards.find(item).orElseThrow())
                        .orElseThrow())
                .get(0)
                .path();
        bank.reviewing.comment(item, path, "Kan dit korter?", BEA, NOW);
        String thread = bank.reviews.of(item).threads().get(0).id();

        refused(() -> act(item, 1, Action.APPROVE, "", CEES), 409, "item-open-threads");
        bank.reviewing.reply(item, thread, "Ja.", AN, NOW.plusSeconds(1));
        bank.reviewing.resolve(item, thread, "", BEA, NOW.plusSeconds(2));
        assertThat(act(item, 1, Action.APPROVE, "", CEES)).isFalse();

        assertThat(bank.reviews.of(item).threads().get(0).remarks()).hasSize(2);
        bank.reviewing.reopen(item, thread, CEES, NOW.plusSeconds(3));
        refused(() -> act(item, 1, Action.APPROVE, "", BEA), 409, "item-open-threads");
    }

    private CommentThread only(ItemId item) {
        return bank.reviews.of(item).threads().get(0);
    }

    @Test
    void whoWroteSaysThatItIsDoneAndWhoAskedClosesIt() {
        ItemId item = bank.item("DEMO-001", ItemState.IN_REVIEW);
        bank.reviewing.comment(item, "", "Kan dit korter?", BEA, NOW);
        String thread = only(item).id();

        refused(() -> bank.reviewing.resolve(item, thread, "Klaar.", AN, NOW), 403, "item-thread");
        refused(() -> bank.reviewing.done(item, thread, BEA, NOW), 403, "item-thread");
        bank.reviewing.done(item, thread, AN, NOW.plusSeconds(1));
        assertThat(only(item).toConfirm()).isTrue();
        assertThat(only(item).doneBy()).isEqualTo("an");
        refused(() -> act(item, 1, Action.APPROVE, "", CEES), 409, "item-open-threads");

        bank.reviewing.reply(item, thread, "Nog niet.", BEA, NOW.plusSeconds(2));
        assertThat(only(item).toConfirm()).isFalse();
        bank.reviewing.done(item, thread, AN, NOW.plusSeconds(3));
        bank.reviewing.resolve(item, thread, "", BEA, NOW.plusSeconds(4));
        assertThat(only(item).open()).isFalse();
        assertThat(only(item).resolvedBy()).isEqualTo("bea");
        refused(() -> bank.reviewing.done(item, thread, AN, NOW), 409, "item-changed");
        bank.reviewing.reopen(item, thread, AN, NOW.plusSeconds(5));
        assertThat(only(item).toConfirm()).isFalse();
    }

    @Test
    void anotherReviewerStandsInWithWordsButNotOneWhoWroteAtTheItem() {
        ItemId item = bank.item("DEMO-001", ItemState.IN_REVIEW);
        bank.reviewing.comment(item, "", "Kan dit korter?", BEA, NOW);
        String thread = only(item).id();

        refused(() -> bank.reviewing.resolve(item, thread, " ", CEES, NOW), 400, "item-text");
        bank.edited(item, CEES.login());
        refused(() -> bank.reviewing.resolve(item, thread, "Gedaan.", CEES, NOW), 403, "item-thread");
        bank.reviewing.resolve(item, thread, "Bea is er niet.", DORA, NOW.plusSeconds(1));
        assertThat(only(item).resolvedBy()).isEqualTo("dora");
        assertThat(only(item).remarks())
                .extracting(CommentThread.Remark::text)
                .containsExactly("Kan dit korter?", "Bea is er niet.");
    }

    @Test
    void anItemIsSubmittedAgainWhenEveryRemarkIsAnsweredOrDone() {
        ItemId item = bank.item("DEMO-001", ItemState.IN_REVIEW);
        bank.reviewing.comment(item, "", "Kan dit korter?", BEA, NOW);
        String thread = only(item).id();
        act(item, 1, Action.SEND_BACK, "Zie de opmerking.", BEA);

        refused(() -> act(item, 1, Action.SUBMIT, "", AN), 409, "item-unanswered");
        bank.reviewing.reply(item, thread, "Liever niet: de leeftijd doet ertoe.", AN, NOW.plusSeconds(1));
        assertThat(act(item, 1, Action.SUBMIT, "", AN)).isTrue();
        refused(() -> act(item, 1, Action.APPROVE, "", CEES), 409, "item-open-threads");
    }

    @Test
    void anAuthorReachesOwnItemsOnlyAndApprovesNone() {
        ItemId item = bank.item("DEMO-001", ItemState.IN_REVIEW);
        Account stranger = new Account("dirk", AN.role(), "Dirk", null, null);

        refused(() -> act(item, 1, Action.WITHDRAW, "", stranger), 404, "not-found");
        refused(() -> bank.reviewing.comment(item, "", "Wat is dit?", stranger, NOW), 404, "not-found");
        refused(() -> act(item, 1, Action.APPROVE, "", AN), 403, "not-yours");
        assertThat(bank.reviewing.offers(bank.cards.find(item).orElseThrow(), AN, NOW))
                .extracting(each -> each.step().action())
                .containsExactly(Action.WITHDRAW);
    }

    @Test
    void sendingBackAsksWhyAndTakesNoNumberOfACitizen() {
        ItemId item = bank.item("DEMO-001", ItemState.IN_REVIEW);

        refused(() -> act(item, 1, Action.SEND_BACK, " ", BEA), 400, "item-reason");
        refused(() -> act(item, 1, Action.SEND_BACK, "Van 111222333.", BEA), 400, "item-personal");
        assertThat(act(item, 1, Action.SEND_BACK, "De sleutel klopt niet.", BEA))
                .isTrue();
        assertThat(bank.state(item)).isEqualTo(ItemState.REPAIR);
        assertThat(bank.history.of(item)).extracting(ItemEvent::words).containsExactly("De sleutel klopt niet.");
    }

    @Test
    void retiringTakesASecondPerson() {
        ItemId item = bank.item("DEMO-001", ItemState.ACTIVE);

        assertThat(act(item, 1, Action.RETIRE, "Achterhaald.", BEA)).isFalse();
        refused(() -> act(item, 1, Action.RETIRE, "Echt.", BEA), 409, "second-person");
        assertThat(act(item, 1, Action.RETIRE, "Eens.", CEES)).isTrue();
        assertThat(bank.state(item)).isEqualTo(ItemState.RETIRED);
    }

    @Test
    void noShelfOfTheBankHoldsALoginButTheOneOfNames() {
        ItemId item = bank.item("DEMO-001", ItemState.IN_REVIEW);
        Account named = new Account("zonnedauw-901", BEA.role(), "Naam", null, null);
        bank.reviewing.comment(item, "", "Iets.", named, NOW);
        act(item, 1, Action.SEND_BACK, "Iets.", named);

        assertThat(bank.shelves.holding("zonnedauw-901"))
                .filteredOn(each -> !each.startsWith("audit"))
                .containsExactly("bylines");
        bank.bylines.forget(List.of("zonnedauw-901"));
        assertThat(bank.history.of(item).get(0).by()).startsWith("former-");
        assertThat(bank.reviews.of(item).threads().get(0).remarks().get(0).by()).startsWith("former-");
    }

    @Test
    void whatWaitsForAnAuthorIsCountedAndCanBeListed() {
        ItemId sent = bank.item("DEMO-001", ItemState.REPAIR);
        ItemId said = bank.item("DEMO-002", ItemState.IN_REVIEW);
        bank.reviewing.comment(said, "", "Klopt dit nog?", BEA, NOW);

        assertThat(bank.overview.pending(AN)).isEqualTo(new Overview.Pending(1, 1, "&mij=ja"));
        assertThat(bank.overview.pending(BEA).query()).isEmpty();
        ItemFilter filter = ItemFilter.of(name -> name.equals("opmerkingen") ? "ja" : null);
        assertThat(bank.overview.search(filter, AN))
                .extracting(Overview.Row::id)
                .containsExactly(said);
        assertThat(filter.query()).isEqualTo("opmerkingen=ja");

        String thread = bank.reviews.of(said).threads().get(0).id();
        bank.reviewing.reply(said, thread, "Ja, zie de bron.", AN, NOW.plusSeconds(1));

        assertThat(bank.overview.pending(AN).comments()).isZero();
        assertThat(bank.overview.search(filter, AN)).isEmpty();
        assertThat(bank.overview.find(sent)).isPresent();
    }
}
