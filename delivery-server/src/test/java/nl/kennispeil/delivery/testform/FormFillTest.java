package nl.kennispeil.delivery.testform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Condition;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.bank.blueprint.GreedyDraw;
import nl.kennispeil.bank.blueprint.Shortfall;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.form.Derivation;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.InMemoryTestForms;
import nl.kennispeil.bank.form.Place;
import nl.kennispeil.bank.form.TestKinds;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.itembank.ItemFixture;
import nl.kennispeil.delivery.itemcase.StoredCases;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.Sittings;
import org.junit.jupiter.api.Test;

/** Filling up a form from the demo items of chapter K and R, all of which are active to begin with. */
class FormFillTest {

    private static final FormRef FORM = new FormRef("PROEF", 1);

    private final ItemFixture bank = new ItemFixture();
    private final InMemoryTestForms forms = new InMemoryTestForms();
    private final Sittings sittings = new Sittings(bank.shelves, Duration.ZERO);
    private final Attempts attempts = new Attempts(bank.shelves, Duration.ZERO);
    private final ShelfFormDesigns designs = new ShelfFormDesigns(bank.shelves, bank.bylines);
    private final FormDesk desk = new FormDesk(designs, forms, shelf(), new GreedyDraw(), bank.audit);
    private final List<ItemVersion> items;

    FormFillTest() {
        items = DemoBank.create().items().stream()
                .filter(each -> Set.of("K", "R").contains(each.classification().category())
                        && each.ref().id().value().startsWith("SYN"))
                .toList();
        items.forEach(each -> bank.item(each.ref().id().value(), ItemState.ACTIVE));
    }

    private FormBank shelf() {
        return new FormBank(
                bank.items,
                bank.cards,
                forms,
                sittings,
                new ItemStatistics(
                        bank.shelves,
                        sittings,
                        new FormLibrary(forms, bank.items),
                        new Rosters(bank.shelves),
                        new Institutes(bank.shelves),
                        attempts,
                        new Results(bank.shelves)),
                new Flaws(files -> Set.of()),
                any -> Set.of(),
                new StoredCases(bank.shelves, bank.bylines));
    }

    private static Blueprint blueprint(int chapterK, int chapterR) {
        return new Blueprint("proef", chapterK + chapterR, Map.of("K", chapterK, "R", chapterR));
    }

    private FormDesign begin(Place... places) {
        FormDesign design = FormDesign.draft(
                        FORM, TestKinds.find("OEFEN").orElseThrow(), "Proef", "", ItemFixture.BEA.login())
                .begun(List.of(places));
        desk.add(design, ItemFixture.BEA, ItemFixture.NOW);
        return design;
    }

    private FormDesk.Filled fill(Blueprint blueprint, long seed) {
        return desk.fill(FORM, blueprint, seed, "", ItemFixture.BEA, ItemFixture.NOW);
    }

    private void change(ItemVersion item, UnaryOperator<ItemCard> change) {
        bank.cards.replace(change.apply(bank.cards.find(item.ref().id()).orElseThrow()));
    }

    private List<ItemVersion> of(String chapter) {
        return items.stream()
                .filter(each -> each.classification().category().equals(chapter))
                .toList();
    }

    @Test
    void aFormIsFilledWithWhatTheChecksDoNotRefuseAndTakenBackAtOnce() {
        Place own = new Place(of("R").get(3).ref(), true, "");
        begin(own);

        FormDesk.Filled filled = fill(blueprint(4, 3), 1);

        assertThat(filled.reasons()).isEmpty();
        assertThat(filled.added()).isEqualTo(6);
        assertThat(filled.design().places()).hasSize(7).first().isEqualTo(own);
        assertThat(desk.findings(filled.design(), ItemFixture.NOW)).isEmpty();
        desk.undo(FORM, ItemFixture.BEA, ItemFixture.NOW);
        assertThat(desk.find(FORM).places()).containsExactly(own);
    }

    @Test
    void whatIsNotApprovedBlockedOrOnPilotStaysOutAndWhatIsShortIsTold() {
        List<ItemVersion> chapter = of("R");
        for (int i = 0; i < chapter.size() - 3; i++) {
            ItemState state =
                    List.of(ItemState.DRAFT, ItemState.PILOT, ItemState.RESTING).get(i % 3);
            change(chapter.get(i), each -> each.edit().state(state).done());
        }
        change(
                chapter.get(chapter.size() - 1),
                each -> each.edit().block("twijfel").done());
        begin();

        FormDesk.Filled filled = fill(blueprint(2, 4), 1);

        assertThat(filled.added()).isEqualTo(4);
        assertThat(filled.reasons())
                .containsExactlyInAnyOrder(
                        new Shortfall(Shortfall.Kind.FOUND_TOO_FEW, "n", 6, 4),
                        new Shortfall(Shortfall.Kind.FOUND_TOO_FEW, "R", 4, 2));
        assertThat(desk.findings(filled.design(), ItemFixture.NOW)).isEmpty();
    }

    @Test
    void anEnemyOfAPilotInTheFormStaysOutAndThePilotDoesNotCount() {
        List<ItemVersion> chapter = of("K");
        chapter.forEach(
                each -> change(each, card -> card.edit().enemies(Set.of("x")).done()));
        begin(new Place(chapter.get(0).ref(), false, ""));

        FormDesk.Filled filled = fill(blueprint(1, 2), 1);

        assertThat(filled.design().places()).hasSize(3);
        assertThat(filled.reasons())
                .contains(new Shortfall(Shortfall.Kind.FOUND_TOO_FEW, "K", 1, 0))
                .hasSize(2);
        assertThat(desk.findings(filled.design(), ItemFixture.NOW)).isEmpty();
    }

    @Test
    void aTranslationIsNotTakenForAnItemAndWhereOneIsNeededItMustBeThere() {
        ItemVersion first = of("K").get(0);
        ItemId english = new ItemId(first.ref().id() + ".en");
        bank.items.add(List.of(new ItemVersion(
                new ItemRef(english, 1),
                "en",
                true,
                first.tests(),
                first.classification(),
                first.content(),
                first.rationale(),
                null)));
        bank.item(english.value(), ItemState.ACTIVE);
        FormDesign dutch = begin();
        Blueprint all = new Blueprint(
                "proef", 100, List.of(new Constraint.Count(List.of(Condition.is("category", "K")), 0, 100)), "", null);

        assertThat(fill(all, 1).design().refs()).hasSameSizeAs(items).doesNotContain(new ItemRef(english, 1));

        desk.undo(FORM, ItemFixture.BEA, ItemFixture.NOW);
        desk.describe(
                FORM,
                FormDesk.described(dutch),
                "Proef",
                dutch.rules(),
                List.of("nl", "en"),
                "",
                false,
                ItemFixture.BEA,
                ItemFixture.NOW);
        assertThat(fill(all, 1).design().refs()).containsExactly(first.ref());
    }

    @Test
    void aTestWhoseKindAsksActualityCannotDoWithout() {
        for (String kind : List.of("LHK", "OEFEN")) {
            FormRef ref = new FormRef("VORM-" + kind, 1);
            FormDesign design =
                    FormDesign.draft(ref, TestKinds.find(kind).orElseThrow(), "Proef", "", ItemFixture.BEA.login());
            desk.add(design, ItemFixture.BEA, ItemFixture.NOW);
            FormDesign without = desk.describe(
                            ref,
                            FormDesk.described(design),
                            "Proef",
                            design.rules(),
                            List.of("nl"),
                            "",
                            false,
                            ItemFixture.BEA,
                            ItemFixture.NOW)
                    .orElseThrow();
            assertThat(without.actualOnly()).as(kind).isEqualTo(kind.equals("LHK"));
        }
    }

    @Test
    void inAVariantEveryAddedItemIsADifferenceWithAReason() {
        FormDesign master = begin(new Place(of("K").get(0).ref(), true, ""));
        FormRef variant = new FormRef("PROEF-V", 1);
        desk.add(master.variant(variant, "opleiders", "Variant", "bea"), ItemFixture.BEA, ItemFixture.NOW);

        FormDesk.Filled filled = desk.fill(variant, blueprint(2, 1), 1, "aangevuld", ItemFixture.BEA, ItemFixture.NOW);

        Derivation derivation = filled.design().derivation();
        assertThat(derivation).isNotNull();
        assertThat(derivation == null ? List.of() : derivation.differences()).hasSize(2);
    }

    @Test
    void spreadingPilotsIsTakenBackAtOnce() {
        List<ItemVersion> chapter = of("K");
        FormDesign begun = begin(
                new Place(chapter.get(0).ref(), false, ""),
                new Place(chapter.get(1).ref(), true, ""),
                new Place(chapter.get(2).ref(), true, ""),
                new Place(chapter.get(3).ref(), true, ""));

        assertThat(desk.spread(FORM, ItemFixture.BEA, ItemFixture.NOW).places())
                .isNotEqualTo(begun.places())
                .containsExactlyInAnyOrderElementsOf(begun.places());
        desk.undo(FORM, ItemFixture.BEA, ItemFixture.NOW);
        assertThat(desk.find(FORM).places()).isEqualTo(begun.places());
    }
}
