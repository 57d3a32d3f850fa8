package nl.kennispeil.delivery.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.demo.DemoTypes;
import nl.kennispeil.bank.form.Finding;
import nl.kennispeil.bank.form.InMemoryTestForms;
import nl.kennispeil.bank.item.InMemoryItems;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.paper.Unprintable;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.testform.FormAlarms;
import org.junit.jupiter.api.Test;

class PlanningTest {

    private static final Instant NOW = Instant.parse("2026-10-01T08:00:00Z");

    private final BureauFixture fixture = new BureauFixture();
    private final Planning planning =
            new Planning(fixture.exam.sittings, fixture.exam.forms, fixture.ledger, any -> List.of(), fixture.paper);

    @Test
    void aMomentWithoutAnEndLastsAsLongAsTheForm() {
        Sitting planned = plan(moment("2026-11-04", "09:00", "", ""));

        assertThat(planned.opens()).isEqualTo(Instant.parse("2026-11-04T08:00:00Z"));
        assertThat(Duration.between(planned.opens(), planned.closes())).isEqualTo(Duration.ofHours(3));
        assertThat(planned.condition()).isEqualTo(Condition.HALL);
        assertThat(planned.id().value()).isEqualTo("lhk-2026-11-04");
    }

    @Test
    void twoSittingsOnOneDayGetIdsOfTheirOwn() {
        plan(moment("2026-11-04", "09:00", "", ""));

        assertThat(plan(moment("2026-11-04", "13:00", "", "")).id().value()).isEqualTo("lhk-2026-11-04-2");
    }

    @Test
    void everyEmptyFieldIsNamed() {
        Screens.Draft draft = new Screens.Draft(" ", "", "", "", "", "", "", "", "", "", "");

        assertThat(problems(draft)).containsOnlyKeys("form", "titleNl", "condition", "shape", "opens", "closes");
    }

    @Test
    void aTimeInTheSpringGapIsRefused() {
        assertThat(problems(moment("2027-03-28", "02:30", "", ""))).isEqualTo(Map.of("opens", "skipped"));
    }

    @Test
    void aTimeInTheAutumnOverlapIsAskedAbout() {
        assertThat(problems(moment("2026-10-25", "02:30", "", ""))).isEqualTo(Map.of("opens", "twice"));
    }

    @Test
    void anEndMustLeaveTimeForTheForm() {
        assertThat(problems(moment("2026-11-04", "09:00", "2026-11-04", "11:59")))
                .containsEntry("closes", "short");
        assertThat(problems(moment("2026-11-04", "09:00", "2026-11-04", "08:00")))
                .containsEntry("closes", "before");
        assertThat(problems(moment("2026-11-04", "09:00", "2026-11-05", "09:00")))
                .containsEntry("closes", "longMoment");
    }

    @Test
    void aMomentInThePastIsRefused() {
        assertThat(problems(moment("2026-09-30", "09:00", "", ""))).containsEntry("opens", "past");
    }

    @Test
    void aWindowMayLastWeeksButNotForEver() {
        assertThat(plan(window("2026-11-30")).moment()).isFalse();
        assertThat(problems(window("2028-01-01"))).containsEntry("closes", "longWindow");
    }

    @Test
    void aFormWithQuestionsThatPaperCannotHoldIsNotPlannedOnPaper() {
        List<ItemVersion> items = DemoTypes.items();
        InMemoryItems bank = new InMemoryItems();
        bank.add(items);
        InMemoryTestForms forms = new InMemoryTestForms();
        forms.add(DemoTypes.form(items));
        Planning types = new Planning(
                fixture.exam.sittings, new FormLibrary(forms, bank), fixture.ledger, any -> List.of(), fixture.paper);

        Planning.Outcome refused = types.plan(types("paper"), BureauFixture.BUREAU, NOW);
        assertThat(refused.sitting()).isNull();
        assertThat(refused.problems()).isEqualTo(Map.of("condition", "paper"));
        assertThat(refused.unprintable()).extracting(Unprintable::number).containsExactly(14, 18, 19, 20);
        assertThat(types.plan(types("hall"), BureauFixture.BUREAU, NOW).sitting())
                .isNotNull();
    }

    @Test
    void aFormWithAnItemThatMayNotBeUsedAnyMoreIsNotPlanned() {
        FormAlarms.Alarm blocked = new FormAlarms.Alarm(
                new Finding(Finding.Problem.CONSENT_WITHDRAWN, new ItemRef(new ItemId("DEMO-001"), 1), "dossier 7"));
        Planning guarded = new Planning(
                fixture.exam.sittings, fixture.exam.forms, fixture.ledger, form -> List.of(blocked), fixture.paper);

        Planning.Outcome refused = guarded.plan(moment("2026-11-04", "09:00", "", ""), BureauFixture.BUREAU, NOW);

        assertThat(refused.sitting()).isNull();
        assertThat(refused.problems()).isEqualTo(Map.of("form", "faults"));
        assertThat(refused.faults()).containsExactly(blocked);
    }

    @Test
    void aFormThatPaperCanHoldIsPlannedOnPaper() {
        Screens.Draft draft =
                new Screens.Draft("LHK", "", "LHK-T:1", "moment", "2026-11-04", "09:00", "", "", "", "", "paper");

        assertThat(plan(draft).condition()).isEqualTo(Condition.PAPER);
    }

    private static Screens.Draft types(String condition) {
        return new Screens.Draft(
                "Vormen", "", "VORMEN-1:1", "moment", "2026-11-04", "09:00", "", "", "", "", condition);
    }

    private Sitting plan(Screens.Draft draft) {
        Sitting planned = planning.plan(draft, BureauFixture.BUREAU, NOW).sitting();
        assertThat(planned).isNotNull();
        return java.util.Objects.requireNonNull(planned);
    }

    private Map<String, String> problems(Screens.Draft draft) {
        return planning.plan(draft, BureauFixture.BUREAU, NOW).problems();
    }

    private static Screens.Draft moment(String date, String time, String endDate, String endTime) {
        return new Screens.Draft("LHK", "", "LHK-T:1", "moment", date, time, "", endDate, endTime, "", "hall");
    }

    private static Screens.Draft window(String end) {
        return new Screens.Draft("KOV", "", "LHK-T:1", "window", "2026-11-04", "09:00", "", end, "18:00", "", "home");
    }
}
