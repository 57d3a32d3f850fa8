package nl.kennispeil.bank.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import nl.kennispeil.bank.card.Consent;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemSamples;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.scoring.formula.PenaltyTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormDesignTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void everyChangeCanBeUndoneToWhatItWas() {
        Random random = new Random(36);
        for (int run = 0; run < 200; run++) {
            FormDesign before = form("A", "B", "C", "D");
            List<List<Place>> states = new ArrayList<>(List.of(before.places()));
            FormDesign now = before;
            for (int i = 0; i < 12; i++) {
                if (FormEditing.apply(now, edit(random), "an", AT) instanceof FormEditing.Changed changed) {
                    now = changed.design();
                    states.add(now.places());
                }
            }
            for (int i = states.size() - 2; i >= 0; i--) {
                now = changed(FormEditing.undo(now, "an", AT));
                assertThat(now.places()).isEqualTo(states.get(i));
            }
            assertThat(FormEditing.undo(now, "an", AT))
                    .isEqualTo(new FormEditing.Refused(FormEditing.Reason.NOTHING_TO_UNDO));
        }
    }

    private static Edit edit(Random random) {
        String[] ids = {"A", "B", "C", "D", "E", "F"};
        ItemRef item = ref(ids[random.nextInt(ids.length)]);
        return switch (random.nextInt(6)) {
            case 0 -> Edit.add(item, random.nextInt(7), random.nextBoolean(), "");
            case 1 -> Edit.remove(item, "");
            case 2 -> Edit.move(item, random.nextInt(7));
            case 3 -> Edit.swap(item, ref(ids[random.nextInt(ids.length)]), "");
            case 4 -> Edit.score(item, random.nextBoolean());
            default -> Edit.join(item, random.nextBoolean() ? "casus" : "");
        };
    }

    @Test
    void whatWasChangedAsOneIsOneRevisionAndIsTakenBackAtOnce() {
        FormDesign start = form("A", "B");
        FormDesign filled = changed(FormEditing.applyAll(
                start,
                List.of(
                        Edit.add(ref("C"), 2, true, ""),
                        Edit.add(ref("A"), 0, true, ""),
                        Edit.add(ref("D"), 1, true, ""),
                        Edit.move(ref("A"), 3)),
                "an",
                AT));

        assertThat(filled.revision()).isEqualTo(start.revision() + 1);
        assertThat(filled.refs()).containsExactly(ref("D"), ref("B"), ref("C"), ref("A"));

        FormDesign later = changed(FormEditing.apply(filled, Edit.add(ref("E"), 4, true, ""), "bo", AT));
        FormDesign undone = changed(FormEditing.undo(later, "an", AT));
        assertThat(undone.revision()).isEqualTo(later.revision() + 1);
        assertThat(undone.refs()).containsExactly(ref("A"), ref("B"), ref("E"));
        assertThat(FormEditing.undo(undone, "an", AT))
                .isEqualTo(new FormEditing.Refused(FormEditing.Reason.NOTHING_TO_UNDO));
    }

    @Test
    void anOrderIsReachedByMovesAndTakenBackByUndo() {
        FormDesign start = form("A", "B", "C", "D", "E");
        List<Place> wanted = new ArrayList<>(start.places());
        Collections.shuffle(wanted, new Random(3));

        FormDesign moved = changed(FormEditing.applyAll(start, Edit.order(start.places(), wanted), "an", AT));

        assertThat(moved.places()).isEqualTo(wanted).isNotEqualTo(start.places());
        assertThat(changed(FormEditing.undo(moved, "an", AT)).places()).isEqualTo(start.places());
    }

    @Test
    void aChangeIsForgottenWholeOrKeptWhole() {
        List<Edit> many = new ArrayList<>();
        for (int i = 0; i < FormDesign.MOST_HISTORY; i++) {
            many.add(Edit.add(ref("N" + i), i, true, ""));
        }
        FormDesign full = changed(FormEditing.applyAll(form(), many, "an", AT));
        assertThat(changed(FormEditing.undo(full, "an", AT)).places()).isEmpty();

        FormDesign later = changed(FormEditing.apply(full, Edit.remove(ref("N3"), ""), "an", AT));
        assertThat(later.history()).hasSize(1);
    }

    @Test
    void undoTakesBackTheOwnChangeAndLeavesThatOfAnother() {
        FormDesign start = form("A", "B");
        FormDesign an = changed(FormEditing.apply(start, Edit.add(ref("C"), 9, true, ""), "an", AT));
        FormDesign both = changed(FormEditing.apply(an, Edit.move(ref("A"), 1), "bo", AT));

        FormDesign undone = changed(FormEditing.undo(both, "an", AT));

        assertThat(undone.refs()).containsExactly(ref("B"), ref("A"));
        assertThat(undone.since(start.revision(), "an")).extracting(Done::by).containsExactly("bo");
    }

    @Test
    void twoOthersApproveAndNobodyHisOwn() {
        FormDesign proposed = taken(form("A"), FormApproval.Step.PROPOSE, "an");

        assertThat(FormApproval.take(proposed, FormApproval.Step.APPROVE, "an", List.of())
                        .reason())
                .isEqualTo(FormApproval.Reason.OWN_WORK);
        assertThat(FormApproval.take(proposed, FormApproval.Step.APPROVE, "maker", List.of())
                        .reason())
                .isEqualTo(FormApproval.Reason.OWN_WORK);
        FormDesign once = taken(proposed, FormApproval.Step.APPROVE, "bo");
        assertThat(once.state()).isEqualTo(FormState.PROPOSED);
        assertThat(FormApproval.take(once, FormApproval.Step.APPROVE, "bo", List.of())
                        .reason())
                .isEqualTo(FormApproval.Reason.APPROVED_ALREADY);
        assertThat(FormApproval.take(once, FormApproval.Step.FREEZE, "an", List.of())
                        .reason())
                .isEqualTo(FormApproval.Reason.WRONG_STATE);
        FormDesign twice = taken(once, FormApproval.Step.APPROVE, "cas");
        assertThat(twice.state()).isEqualTo(FormState.APPROVED);
        FormDesign frozen = taken(twice, FormApproval.Step.FREEZE, "an");
        assertThat(frozen.state()).isEqualTo(FormState.FROZEN);
        assertThat(FormEditing.apply(frozen, Edit.remove(ref("A"), ""), "an", AT))
                .isEqualTo(new FormEditing.Refused(FormEditing.Reason.NO_DRAFT));
        assertThatThrownBy(() -> frozen.arranged(List.of(), "an")).isInstanceOf(IllegalStateException.class);
        assertThat(FormApproval.take(frozen, FormApproval.Step.RETURN, "an", List.of())
                        .reason())
                .isEqualTo(FormApproval.Reason.WRONG_STATE);
    }

    @Test
    void aFormThatWentBackStartsItsApprovalsAnew() {
        FormDesign once = taken(taken(form("A"), FormApproval.Step.PROPOSE, "an"), FormApproval.Step.APPROVE, "bo");

        FormDesign again = taken(taken(once, FormApproval.Step.RETURN, "bo"), FormApproval.Step.PROPOSE, "an");

        assertThat(again.approvedBy()).isEmpty();
    }

    @Test
    void aFormIsRefusedWithTheReasonWhileOneItemIsNotFit() {
        Finding.Problem[] expected = {
            Finding.Problem.NOT_APPROVED,
            Finding.Problem.CONSENT_WITHDRAWN,
            Finding.Problem.BLOCKED,
            Finding.Problem.NOT_ACTUAL,
            Finding.Problem.NEWER_VERSION,
            Finding.Problem.PILOT_SCORED
        };
        ItemCard[] cards = {
            card("A", ItemState.RESTING, Set.of(), 1, TODAY, null, ""),
            card("A", ItemState.ACTIVE, Set.of(), 1, TODAY, TODAY, ""),
            card("A", ItemState.ACTIVE, Set.of(), 1, TODAY, null, "fout"),
            card("A", ItemState.ACTIVE, Set.of(), 1, TODAY.minusDays(1), null, ""),
            card("A", ItemState.ACTIVE, Set.of(), 2, TODAY, null, ""),
            card("A", ItemState.PILOT, Set.of(), 1, TODAY, null, "")
        };
        for (int i = 0; i < expected.length; i++) {
            List<Finding> findings = check(cards[i]).findings(form("A"));
            assertThat(findings).extracting(Finding::problem).containsExactly(expected[i]);
            assertThat(FormApproval.take(form("A"), FormApproval.Step.PROPOSE, "an", findings)
                            .reason())
                    .isEqualTo(FormApproval.Reason.FINDINGS);
        }
        assertThat(check(card("A", ItemState.ACTIVE, Set.of(), 1, TODAY, null, ""))
                        .findings(form("A")))
                .isEmpty();
        assertThat(check().findings(form("A"))).extracting(Finding::problem).containsExactly(Finding.Problem.NO_CARD);
        assertThat(check().findings(form("Z")))
                .extracting(Finding::problem)
                .containsExactly(Finding.Problem.NOT_STORED);
    }

    @Test
    void enemiesBrokenCasesAndMissingTranslationsAreFound() {
        FormCheck check = check(
                card("A", ItemState.ACTIVE, Set.of("paar"), 1, TODAY, null, ""),
                card("B", ItemState.ACTIVE, Set.of(), 1, TODAY, null, ""),
                card("C", ItemState.ACTIVE, Set.of("paar"), 1, TODAY, null, ""));
        FormDesign form = form("A", "B", "C");
        assertThat(check.findings(form)).containsExactly(new Finding(Finding.Problem.ENEMY, ref("C"), "A:1 (paar)"));

        FormDesign apart = changed(FormEditing.apply(
                changed(FormEditing.apply(form("A", "B"), Edit.join(ref("A"), "x"), "an", AT)),
                Edit.add(ref("C"), 9, true, ""),
                "an",
                AT));
        apart = changed(FormEditing.apply(apart, Edit.join(ref("C"), "x"), "an", AT));
        assertThat(check.findings(apart)).extracting(Finding::problem).contains(Finding.Problem.CASE_APART);

        FormDesign english = form("B").described("Toets", form("B").rules(), List.of("nl", "en"), "", false, "an");
        assertThat(check.findings(english))
                .containsExactly(new Finding(Finding.Problem.NO_TRANSLATION, ref("B"), "en"));
    }

    private static ItemVersion telling(String id, String told) {
        ItemVersion plain = ItemSamples.item(id);
        Element reference = Element.of(
                "qti-assessment-stimulus-ref",
                Map.of("identifier", told),
                List.of(Element.of("qti-stimulus-body", new Text(told))));
        List<Node> children = new ArrayList<>(List.of(reference));
        children.addAll(plain.content().root().children());
        return new ItemVersion(
                plain.ref(),
                plain.language(),
                plain.synthetic(),
                plain.tests(),
                plain.classification(),
                ItemContent.of(plain.content().root().withChildren(children)),
                plain.rationale(),
                null);
    }

    private static List<Finding.Problem> ofCases(Map<ItemRef, ItemVersion> items, FormDesign form) {
        Map<ItemId, ItemCard> cards = new HashMap<>();
        for (String each : List.of("A", "B", "C")) {
            cards.put(new ItemId(each), card(each, ItemState.ACTIVE, Set.of(), 1, TODAY, null, ""));
        }
        Map<String, List<ItemId>> orders = Map.of("CS-00000001", List.of(new ItemId("B"), new ItemId("A")));
        return new FormCheck(items, cards, TODAY, item -> List.of(), orders)
                .findings(form).stream().map(Finding::problem).toList();
    }

    @Test
    void itemsOfOneCaseStandBesideEachOtherInItsOrderAndTellTheSameVersion() {
        Map<ItemRef, ItemVersion> items = new HashMap<>(Map.of(
                ref("A"), telling("A", "CS-00000001-1"),
                ref("B"), telling("B", "CS-00000001-1"),
                ref("C"), ItemSamples.item("C")));
        assertThat(ofCases(items, form("B", "A", "C"))).isEmpty();
        assertThat(ofCases(items, form("A", "B", "C"))).containsExactly(Finding.Problem.CASE_ORDER);
        assertThat(ofCases(items, form("B", "C", "A"))).containsExactly(Finding.Problem.CASE_APART);
        items.put(ref("A"), telling("A", "CS-00000001-2"));
        assertThat(ofCases(items, form("B", "A", "C"))).containsExactly(Finding.Problem.CASE_MIXED);
        items.put(ref("A"), telling("A", "passage"));
        items.put(ref("B"), telling("B", "passage"));
        assertThat(ofCases(items, form("A", "C", "B"))).containsExactly(Finding.Problem.CASE_APART);
        assertThat(ofCases(items, form("A", "B", "C"))).isEmpty();
    }

    @Test
    void anItemOfACaseComesBesideTheOthersAndAFormIsGatheredByCase() {
        List<ItemId> order = List.of(new ItemId("A"), new ItemId("B"), new ItemId("C"));
        assertThat(CasePlaces.at(form("A", "C"), new ItemId("B"), order, 9)).isEqualTo(1);
        assertThat(CasePlaces.at(form("X", "C"), new ItemId("A"), order, 9)).isEqualTo(1);
        assertThat(CasePlaces.at(form("X"), new ItemId("A"), order, 9)).isEqualTo(9);

        List<Place> places = List.of(place("C"), place("X"), place("A"), place("Y"));
        Map<String, List<ItemId>> orders = Map.of("CS-00000001", order);
        List<Place> gathered = CasePlaces.gathered(
                places, each -> order.contains(each.id()) ? CaseRef.parse("CS-00000001-3") : Optional.empty(), orders);
        assertThat(gathered)
                .containsExactly(
                        new Place(ref("A"), true, "CS-00000001"),
                        new Place(ref("C"), true, "CS-00000001"),
                        place("X"),
                        place("Y"));
    }

    private static Place place(String id) {
        return new Place(ref(id), true, "");
    }

    @Test
    void whatAnItemLacksByItselfAndWhatItsTranslationLacksIsFound() {
        ItemVersion translation = ItemSamples.item("A.en");
        Map<ItemRef, ItemVersion> items = new HashMap<>();
        items.put(ref("A"), ItemSamples.item("A"));
        items.put(translation.ref(), translation);
        Map<ItemId, ItemCard> cards = new HashMap<>();
        for (String each : List.of("A", "A.en")) {
            cards.put(new ItemId(each), card(each, ItemState.ACTIVE, Set.of(), 1, TODAY, null, ""));
        }
        FormDesign english = form("A").described("Toets", form("A").rules(), List.of("nl", "en"), "", true, "an");

        assertThat(new FormCheck(
                                items,
                                cards,
                                TODAY,
                                item -> List.of(new Finding(Finding.Problem.NOT_SCORABLE, item.ref(), "NO_KEY")))
                        .findings(english))
                .containsExactly(
                        new Finding(Finding.Problem.NOT_SCORABLE, ref("A"), "NO_KEY"),
                        new Finding(Finding.Problem.NOT_SCORABLE, translation.ref(), "NO_KEY"));
        cards.put(new ItemId("A.en"), card("A.en", ItemState.ACTIVE, Set.of(), 1, TODAY.minusDays(1), null, ""));
        assertThat(new FormCheck(items, cards, TODAY, item -> List.of()).findings(english))
                .as("a translation whose check of actuality is over")
                .containsExactly(new Finding(Finding.Problem.NO_TRANSLATION, ref("A"), "en"));
    }

    @Test
    void aTableOfPenaltiesMustNameTheNumberOfOptionsOfWhatCounts() {
        FormCheck check = check(card("A", ItemState.ACTIVE, Set.of(), 1, TODAY, null, ""));
        int options = ItemSamples.item("A").options().size();
        FormDesign form = form("A");
        FormRules rules = form.rules();
        FormDesign other = form.described(
                "Toets",
                new FormRules(
                        rules.time(),
                        rules.grace(),
                        rules.navigation(),
                        rules.unknownOption(),
                        new PenaltyTable(Map.of(options + 1, BigDecimal.ONE.negate())),
                        rules.release(),
                        rules.feedback()),
                List.of("nl"),
                "",
                false,
                "an");

        assertThat(check.findings(other))
                .containsExactly(new Finding(Finding.Problem.NO_PENALTY, ref("A"), Integer.toString(options)));
        FormDesign pilot = changed(FormEditing.apply(other, Edit.score(ref("A"), false), "an", AT));
        assertThat(check.findings(pilot)).isEmpty();
    }

    @Test
    void whoWroteAnItemIsNotToSitIt() {
        FormCheck check = check(card("A", ItemState.ACTIVE, Set.of(), 1, TODAY, null, ""));

        assertThat(check.authors(form("A"), Set.of("schrijver"))).hasSize(1);
        assertThat(check.authors(form("A"), Set.of("een ander"))).isEmpty();
    }

    @Test
    void aVariantKeepsItsReasonsAndSeesThatItsMasterChanged() {
        FormDesign master = form("A", "B", "C");
        FormDesign variant = master.variant(new FormRef("V", 1), "opleiders", "Toets", "an");
        assertThat(FormEditing.apply(variant, Edit.remove(ref("B"), ""), "an", AT))
                .isEqualTo(new FormEditing.Refused(FormEditing.Reason.NO_REASON));
        variant = changed(FormEditing.apply(variant, Edit.remove(ref("B"), "te moeilijk"), "an", AT));
        variant = changed(FormEditing.apply(variant, Edit.add(ref("E"), 0, true, "past erbij"), "an", AT));
        assertThat(derivation(variant).behind(master)).isFalse();
        assertThat(derivation(variant).differences())
                .extracting(Derivation.Difference::reason)
                .containsExactly("te moeilijk", "past erbij");

        FormDesign changed = changed(FormEditing.apply(master, Edit.add(ref("D"), 3, true, ""), "an", AT));
        assertThat(derivation(variant).behind(changed)).isTrue();
        FormDesign following = variant.following(changed, "an");
        assertThat(following.refs()).containsExactly(ref("E"), ref("A"), ref("C"), ref("D"));
        assertThat(derivation(following).behind(changed)).isFalse();
        assertThat(derivation(following).differences()).hasSize(2);
    }

    @Test
    void puttingBackWhatWasLeftOutIsNoDifference() {
        FormDesign variant = form("A", "B").variant(new FormRef("V", 1), "opleiders", "Toets", "an");
        variant = changed(FormEditing.apply(variant, Edit.remove(ref("B"), "weg"), "an", AT));
        variant = changed(FormEditing.undo(variant, "an", AT));

        assertThat(derivation(variant).differences()).isEmpty();
    }

    @Test
    void aFormInTwoLanguagesFreezesToTwoOfEqualOrder() {
        FormDesign form = form("A", "B");
        form = form.described("Toets", form.rules(), List.of("nl", "en"), "", false, "an");
        Map<ItemId, ItemCard> cards = new HashMap<>();
        for (String each : List.of("A.en", "B.en")) {
            cards.put(new ItemId(each), card(each, ItemState.ACTIVE, Set.of(), 3, TODAY, null, ""));
        }

        assertThat(Translations.forms(form, cards))
                .extracting(each -> each.ref() + " " + each.refs())
                .containsExactly("F:1 [A:1, B:1]", "F.en:1 [A.en:3, B.en:3]");
    }

    @Test
    void pilotsAreSpreadNeverFirstAndNeverInsideACase() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            places.add(new Place(ref("S" + i), true, i >= 2 && i <= 5 ? "casus" : ""));
        }
        places.add(0, new Place(ref("P1"), false, ""));
        places.add(1, new Place(ref("P2"), false, ""));

        List<Place> spread = Pilots.spread(places);

        assertThat(spread).containsExactlyInAnyOrderElementsOf(places);
        assertThat(spread.get(0).scored()).isTrue();
        for (int i = 1; i + 1 < spread.size(); i++) {
            boolean inside = !spread.get(i - 1).together().isEmpty()
                    && spread.get(i - 1).together().equals(spread.get(i + 1).together());
            assertThat(inside && !spread.get(i).scored()).as("place %s", i + 1).isFalse();
        }
        assertThat(spread.stream().filter(Place::scored).toList())
                .isEqualTo(places.stream().filter(Place::scored).toList());
    }

    @Test
    void theKindsOfTestAreThoseOfTheField() {
        assertThat(TestKinds.all())
                .extracting(TestKind::code)
                .containsExactly(
                        "LHK",
                        "KOV",
                        "START-PRE",
                        "START-EIND",
                        "OUDEREN-PRE",
                        "HERKANSING",
                        "OEFEN",
                        "TUSSEN",
                        "SELECTIE",
                        "HERINTREDE");
        assertThatThrownBy(() -> TestKinds.parse("LHK;180;60;FREE;maybe;none;AT_ONCE;SCORE_ONLY;yes"))
                .hasMessageContaining("line 1")
                .hasMessageContaining("maybe");
    }

    private static Derivation derivation(FormDesign design) {
        return Objects.requireNonNull(design.derivation());
    }

    private static FormDesign taken(FormDesign design, FormApproval.Step step, String by) {
        return Objects.requireNonNull(
                FormApproval.take(design, step, by, List.of()).design());
    }

    private static FormDesign changed(FormEditing.Outcome outcome) {
        assertThat(outcome).isInstanceOf(FormEditing.Changed.class);
        return ((FormEditing.Changed) outcome).design();
    }

    private static FormCheck check(ItemCard... cards) {
        Map<ItemRef, ItemVersion> items = new HashMap<>();
        for (String each : List.of("A", "B", "C")) {
            items.put(ref(each), ItemSamples.item(each));
        }
        Map<ItemId, ItemCard> byId = new HashMap<>();
        for (ItemCard each : cards) {
            byId.put(each.id(), each);
        }
        return new FormCheck(items, byId, TODAY, item -> List.of());
    }

    private static ItemCard card(
            String id,
            ItemState state,
            Set<String> enemies,
            int version,
            LocalDate reviewBy,
            @Nullable LocalDate withdrawn,
            String block) {
        return new ItemCard(
                new ItemId(id),
                1,
                state,
                version,
                List.of("schrijver"),
                "HN",
                "",
                "",
                Set.of(),
                List.of(),
                enemies,
                reviewBy,
                reviewBy,
                withdrawn == null ? List.of() : List.of(new Consent("foto.png", "dossier 1", withdrawn, withdrawn)),
                block);
    }

    private static FormDesign form(String... ids) {
        TestKind kind = TestKinds.find("LHK").orElseThrow();
        FormDesign design = FormDesign.draft(new FormRef("F", 1), kind, "Toets", "", "maker");
        List<Place> places = new ArrayList<>();
        for (String each : ids) {
            places.add(new Place(ref(each), true, ""));
        }
        return design.arranged(places, "maker");
    }

    private static ItemRef ref(String id) {
        return new ItemRef(new ItemId(id), 1);
    }
}
