package nl.kennispeil.delivery.editor;

import static nl.kennispeil.delivery.itembank.ItemFixture.AN;
import static nl.kennispeil.delivery.itembank.ItemFixture.BEA;
import static nl.kennispeil.delivery.itembank.ItemFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.draft.DraftType;
import nl.kennispeil.bank.draft.Rich;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.itembank.ItemEvent;
import nl.kennispeil.delivery.itembank.ItemFixture;
import nl.kennispeil.delivery.itemcase.ItemCase;
import nl.kennispeil.delivery.itemcase.StoredCases;
import org.junit.jupiter.api.Test;

class WritingTest {

    private final ItemFixture bank = new ItemFixture();
    private final Drafts drafts = new Drafts(bank.shelves);
    private final Drafts told = Drafts.ofCases(bank.shelves);
    private final StoredCases cases = new StoredCases(bank.shelves, bank.bylines);
    private final Writing writing =
            new Writing(bank.items, bank.cards, drafts, bank.bylines, bank.history, bank.production, bank.audit, "HN");
    private final CaseWriting caseWriting =
            new CaseWriting(cases, told, writing, drafts, bank.bylines, bank.audit, "HN");

    private ItemCase tell(ItemCase card, String words) {
        Map<String, String> now =
                Map.of("title", "Mevrouw De Wit", "body", Rich.write(List.of(Element.of("p", new Text(words)))));
        Saved saved = told.set(CaseWriting.key(card), now, "save", "an", NOW);
        assertThat(caseWriting.fix(card, saved.revision(), AN, NOW)).isPresent();
        return caseWriting.card(card.id(), AN);
    }

    private ItemVersion fix(ItemId item) {
        Map<String, String> fields = Map.of(
                "title", "Hoest",
                "category", "R",
                "rationale", "Daarom",
                "prompt", Rich.ofText("Wat doet u?"),
                "options", "A B",
                "option/A", Rich.ofText("Niets"),
                "option/B", Rich.ofText("Iets"),
                "option/B/key", "1");
        Saved saved = drafts.set(item, fields, "save", "an", NOW);
        writing.fix(writing.card(item.value(), AN), saved.revision(), AN, NOW);
        return newest(item);
    }

    private ItemVersion newest(ItemId item) {
        ItemRef ref = bank.cards.find(item).orElseThrow().newest().orElseThrow();
        return bank.items.find(ref).orElseThrow();
    }

    private static String says(ItemVersion version) {
        return version.content().stimuli().get(0).body().text();
    }

    @Test
    void anItemThatIsBegunCountsForTheNormInItsMonth() {
        ItemId item = writing.begin(DraftType.SINGLE_CHOICE, "nl", AN, NOW);
        assertThat(bank.production.of(2026).made()).containsEntry(item, YearMonth.of(2026, 11));
        assertThat(bank.production.of(2026).approved()).isEmpty();
    }

    @Test
    void anApprovedItemKeepsTheVersionOfItsCaseUntilSomebodyTakesOverTheNewOne() {
        ItemCase begun = caseWriting.begin("nl", AN, NOW);
        assertThatThrownBy(() -> caseWriting.begin(begun, DraftType.SINGLE_CHOICE, AN, NOW))
                .isInstanceOf(BadRequest.class);
        ItemCase first = tell(begun, "Zestig jaar.");
        assertThat(first.version()).isEqualTo(1);
        ItemId item = caseWriting.begin(first, DraftType.SINGLE_CHOICE, AN, NOW);
        ItemVersion one = fix(item);
        assertThat(CaseRef.of(one.content())).contains(new CaseRef(begun.id(), 1));
        assertThat(says(one)).isEqualTo("Zestig jaar.");
        bank.cards.replace(bank.cards
                .find(item)
                .orElseThrow()
                .edit()
                .state(ItemState.APPROVED)
                .done());

        ItemCase second = tell(caseWriting.card(begun.id(), AN), "Eenenzestig jaar.");
        assertThat(second.version()).isEqualTo(2);
        assertThat(newest(item)).isEqualTo(one);
        assertThat(bank.state(item)).isEqualTo(ItemState.APPROVED);

        assertThat(caseWriting.takeOver(second, AN, NOW)).isZero();
        assertThat(newest(item)).isEqualTo(one);
        assertThat(caseWriting.drafted(item)).contains(new CaseRef(begun.id(), 2));

        ItemVersion two = fix(item);
        assertThat(two.ref().version()).isEqualTo(2);
        assertThat(says(two)).isEqualTo("Eenenzestig jaar.");
        assertThat(bank.state(item)).isEqualTo(ItemState.REPAIR);
        assertThat(bank.history.of(item)).extracting(ItemEvent::action).containsExactly("create", "edit");
        assertThat(says(bank.items.find(one.ref()).orElseThrow())).isEqualTo("Zestig jaar.");
    }

    private ItemState afterChange(ItemId item, String field, String text) {
        bank.cards.replace(bank.cards
                .find(item)
                .orElseThrow()
                .edit()
                .state(ItemState.ACTIVE)
                .done());
        Saved saved = drafts.set(item, Map.of(field, text), "save", "an", NOW);
        assertThat(writing.fix(writing.card(item.value(), AN), saved.revision(), AN, NOW))
                .isPresent();
        return bank.state(item);
    }

    @Test
    void whatCandidatesReadAfterTheTestIsLookedAtAgainToo() {
        ItemId item = writing.begin(DraftType.SINGLE_CHOICE, "nl", AN, NOW);
        fix(item);
        assertThat(afterChange(item, "rationale", "Toch niet daarom")).isEqualTo(ItemState.REPAIR);
        assertThat(afterChange(item, "language", "en")).isEqualTo(ItemState.REPAIR);
        assertThat(afterChange(item, "icpc", "R05")).isEqualTo(ItemState.ACTIVE);
        assertThat(afterChange(item, "sourceName", "Hoesten")).isEqualTo(ItemState.ACTIVE);
    }

    @Test
    void itemsOfACaseHaveAnOrderAndBelongToOneCaseOnly() {
        ItemCase card = tell(caseWriting.begin("nl", AN, NOW), "Een casus.");
        ItemId one = caseWriting.begin(card, DraftType.SINGLE_CHOICE, AN, NOW);
        ItemId two = writing.begin(DraftType.ESSAY, "nl", AN, NOW);
        caseWriting.add(caseWriting.card(card.id(), AN), two.value(), AN, NOW);
        assertThat(cases.orders(List.of(card.id())).get(card.id())).containsExactly(one, two);

        caseWriting.move(caseWriting.card(card.id(), AN), two, -1, AN, NOW);
        assertThat(caseWriting.card(card.id(), AN).items()).containsExactly(two, one);
        assertThatThrownBy(() -> caseWriting.move(card, two, -1, AN, NOW)).isInstanceOf(BadRequest.class);

        ItemCase other = tell(caseWriting.begin("nl", AN, NOW), "Een andere.");
        assertThatThrownBy(() -> caseWriting.add(other, two.value(), AN, NOW)).isInstanceOf(BadRequest.class);
        caseWriting.remove(caseWriting.card(card.id(), AN), two, AN, NOW);
        assertThat(caseWriting.drafted(two)).isEmpty();
        caseWriting.add(other, two.value(), AN, NOW);
        assertThat(caseWriting.drafted(two)).contains(new CaseRef(other.id(), 1));
    }

    @Test
    void anAuthorReachesOwnCasesOnlyAndAnEditorAll() {
        ItemCase card = caseWriting.begin("nl", AN, NOW);
        Account stranger = new Account("dirk", Role.AUTHOR, "Dirk", null, null);
        assertThat(caseWriting.all(AN)).extracting(ItemCase::id).containsExactly(card.id());
        assertThat(caseWriting.all(stranger)).isEmpty();
        assertThatThrownBy(() -> caseWriting.card(card.id(), stranger)).isInstanceOf(BadRequest.class);
        assertThat(caseWriting.card(card.id(), BEA).authors()).containsExactly("an");
    }
}
