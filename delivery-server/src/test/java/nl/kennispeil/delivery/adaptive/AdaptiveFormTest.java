package nl.kennispeil.delivery.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.demo.Simulation;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.InMemoryTestForms;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.InMemoryItems;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.scoring.adaptive.AdaptiveRun;
import nl.kennispeil.scoring.adaptive.Step;
import nl.kennispeil.scoring.adaptive.StopReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdaptiveFormTest {

    @Test
    void everyDemoCandidateIsGivenATestOfTheWholeBlueprint() {
        DemoBank bank = DemoBank.create();
        TestForm form = bank.adaptive();
        InMemoryItems items = new InMemoryItems();
        items.add(bank.items());
        InMemoryTestForms forms = new InMemoryTestForms();
        forms.add(form);
        AdaptiveForm adaptive = AdaptiveForm.of(new FormLibrary(forms, items).form(form.ref()));
        Set<ItemRef> firsts = new HashSet<>();
        Set<StopReason> reasons = new HashSet<>();
        for (int seed = 1; seed <= 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Simulation.Candidate candidate =
                    Simulation.GROUPS.get(seed % Simulation.GROUPS.size()).draw(random);
            AdaptiveRun run = adaptive.test().begin(seed);
            Map<String, Integer> counts = new HashMap<>();
            while (run.next() instanceof Step.Item due) {
                ItemVersion item = adaptive.item(due.item());
                if (run.given().isEmpty()) {
                    firsts.add(item.ref());
                }
                counts.merge(item.classification().category(), 1, Integer::sum);
                run.answer(
                        due.item(),
                        adaptive.category(
                                due.item(),
                                Simulation.answer(item, candidate, random).wire()));
            }
            reasons.add(((Step.Finished) run.next()).reason());
            assertThat(run.given()).hasSizeBetween(12, 15);
            assertThat(counts.values())
                    .as("seed %d", seed)
                    .allSatisfy(each -> assertThat(each).isBetween(1, 3));
            if (run.given().size() == 15) {
                assertThat(counts).as("seed %d", seed).hasSize(6);
            }
        }
        assertThat(firsts).as("not everybody begins with the same item").hasSizeGreaterThan(1);
        assertThat(reasons).isSubsetOf(StopReason.LENGTH, StopReason.PRECISION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"stop\":{\"length\":500}}|500",
                "{\"stop\":{\"length\":8},\"select\":\"GUESS\"}|GUESS",
                "{\"stop\":{\"length\":8},\"suprise\":1}|suprise",
                "{\"stop\":{\"length\":8},\"content\":{\"method\":\"shadow\"}}|blueprint",
                "no rules at all|JSON"
            })
    void rulesThatCannotBeKeptAreRefusedByName(String rules, String named) {
        AdaptiveFixture fixture = new AdaptiveFixture(new InMemoryShelves(), rules, 0);
        assertThatThrownBy(() -> AdaptiveForm.of(fixture.form))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void aFixedFormIsNone() {
        DemoBank bank = DemoBank.create();
        InMemoryItems items = new InMemoryItems();
        items.add(bank.items());
        InMemoryTestForms forms = new InMemoryTestForms();
        forms.add(bank.practice());
        FormRef ref = bank.practice().ref();

        assertThatThrownBy(() -> AdaptiveForm.of(new FormLibrary(forms, items).form(ref)))
                .hasMessageContaining("not adaptive");
    }
}
