package nl.kennispeil.bank.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.scoring.adaptive.ContentModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.junit.jupiter.api.Test;

class BlueprintContentTest {

    private static Candidate item(String id, String domain, double seconds, String... enemies) {
        return new Candidate(
                id,
                Map.of("domain", Set.of(domain)),
                Double.isNaN(seconds) ? Map.of() : Map.of("seconds", seconds),
                Set.of(enemies),
                new ItemParameters.Rasch(0),
                0,
                Set.of());
    }

    private static final List<Candidate> ITEMS = List.of(
            item("i0", "A", 10, "x"),
            item("i1", "A", 20),
            item("i2", "B", 30, "x"),
            item("i3", "B", 40, "y"),
            item("i4", "B", Double.NaN));

    private static Blueprint blueprint(Constraint... constraints) {
        return new Blueprint("b", 3, List.of(constraints), "", null);
    }

    @Test
    void demandsBecomeRowsOverThePoolAndEnemiesExclusiveSets() {
        ContentModel model = BlueprintContent.of(
                blueprint(
                        Constraint.Count.exactly("domain", "A", 1),
                        new Constraint.Sum("seconds", 70, 100),
                        new Constraint.Information(0, 0.7, Double.POSITIVE_INFINITY)),
                ITEMS,
                3);
        assertThat(model.exclusive()).hasSize(1);
        assertThat(model.exclusive().get(0)).containsExactly(0, 2);
        assertThat(model.violations(new int[] {1, 2, 3})).isEmpty();
        assertThat(model.violations(new int[] {0, 1, 2}))
                .containsExactly(
                        "A is 2.0: allowed is 1.0 to 1.0",
                        "Σ seconds is 60.0: allowed is 70.0 to 100.0",
                        "exclusive set 0 is taken 2 times: allowed is 1");
    }

    @Test
    void anItemWithoutTheNumberThatIsAskedMayNotCome() {
        ContentModel model = BlueprintContent.of(blueprint(new Constraint.Sum("seconds", 0, 100)), ITEMS, 3);
        assertThat(model.violations(new int[] {1, 3, 4}))
                .containsExactly("items that may not come is 1.0: allowed is 0.0 to 0.0");
    }

    @Test
    void aMeanHoldsForATestOfAnyLength() {
        ContentModel model = BlueprintContent.of(blueprint(new Constraint.Mean("seconds", 20, 30)), ITEMS, 3);
        assertThat(model.violations(new int[] {1, 2, 3})).isEmpty();
        assertThat(model.violations(new int[] {2, 3})).hasSize(1);
        assertThat(model.violations(new int[] {1, 3})).isEmpty();
    }

    @Test
    void itemsOfASetComeTogetherInTheOrderOfThePool() {
        ContentModel model = BlueprintContent.of(blueprint(Constraint.Sets.whole("domain")), ITEMS, 3);
        assertThat(model.units()).hasSize(2);
        assertThat(model.units().get(0)).containsExactly(0, 1);
        assertThat(model.units().get(1)).containsExactly(2, 3, 4);
    }

    @Test
    void ofASetWithAnItemThatMayNotComeNothingMay() {
        ContentModel model = BlueprintContent.of(
                blueprint(Constraint.Sets.whole("domain"), new Constraint.Sum("seconds", 0, 100)), ITEMS, 3);
        assertThat(model.violations(new int[] {2, 3, 4}))
                .containsExactly("items that may not come is 3.0: allowed is 0.0 to 0.0");
    }

    @Test
    void partsOfSetsAreRefusedRatherThanForgotten() {
        assertThatThrownBy(() -> BlueprintContent.of(blueprint(new Constraint.Sets("domain", 1, 2, false)), ITEMS, 3))
                .hasMessageContaining("domain 1–2 asks for parts of sets");
    }

    @Test
    void aBlueprintOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> BlueprintContent.of(blueprint(), ITEMS, 4))
                .hasMessageContaining("is of 3 items, the longest test scores 4");
    }
}
