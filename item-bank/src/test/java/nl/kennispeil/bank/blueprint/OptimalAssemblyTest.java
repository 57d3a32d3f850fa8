package nl.kennispeil.bank.blueprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.kennispeil.scoring.assembly.BranchAndBound;
import nl.kennispeil.scoring.assembly.Solution;
import org.junit.jupiter.api.Test;

/** The bank of 1,000 items with the solver in Java. */
class OptimalAssemblyTest {

    private static final OptimalAssembly ASSEMBLY = new OptimalAssembly(new BranchAndBound());

    private final Stock stock = AtaProblem.stock();

    private static Blueprint blueprint() {
        return BlueprintJson.read(AtaProblem.blueprint().getBytes(UTF_8), "ata");
    }

    private static OptimalAssembly.Limits seconds(double seconds) {
        return new OptimalAssembly.Limits(0, seconds, () -> false, share -> {});
    }

    @Test
    void the160ItemsAreThoseOfTheProvenOptimum() {
        OptimalAssembly.Result result = ASSEMBLY.forms(blueprint(), stock, List.of(), 1, 1, seconds(60));
        assertThat(result.status()).isEqualTo(Solution.Status.OPTIMAL);
        assertThat(result.objective()).isCloseTo(AtaProblem.OPTIMUM, within(1e-6));
        assertThat(result.gap()).isLessThan(1e-9);
        Set<String> chosen = new TreeSet<>();
        result.forms().get(0).forEach(each -> chosen.add(each.id()));
        assertThat(chosen)
                .isEqualTo(new TreeSet<>(AtaProblem.table("optimal160.csv").stream()
                        .map(each -> each[0])
                        .toList()));
    }

    @Test
    void itemsThatAreInStayInAndTheRestIsTheBestBesideThem() {
        List<String> chosen = List.of("0", "2");
        OptimalAssembly.Chosen made = ASSEMBLY.choose(blueprint(), stock, chosen, 1, seconds(60));
        assertThat(made.outcome()).isInstanceOf(FormAssembler.Assembled.class);
        assertThat(made.outcome().items()).hasSize(160).startsWith("0", "2");
        assertThat(made.result()).isNotNull();
        assertThat(made.result() == null ? 0 : made.result().objective())
                .isBetween(AtaProblem.OPTIMUM - 1, AtaProblem.OPTIMUM - 1e-6);
    }

    @Test
    void whoCancelsGetsNoFormAndNoReasons() {
        AtomicBoolean cancelled = new AtomicBoolean(true);
        OptimalAssembly.Result result = ASSEMBLY.forms(
                blueprint(), stock, List.of(), 1, 1, new OptimalAssembly.Limits(0, 60, cancelled::get, share -> {}));
        assertThat(result.status()).isNotEqualTo(Solution.Status.OPTIMAL);
        assertThat(result.why()).isNull();
    }

    @Test
    void theSmallestChangeIsThatOfTheCellThatTheBankCannotFill() {
        Blueprint asked = blueprint();
        List<Constraint> constraints = new ArrayList<>(asked.constraints());
        // the bank has 78 items of domain 3, and the others ask 122 of the 160 places
        constraints.set(3, new Constraint.Count(List.of(Condition.is("domain", "3")), 90, 95));
        OptimalAssembly.Result result = ASSEMBLY.forms(
                new Blueprint("ata", 160, constraints, "", asked.objective()), stock, List.of(), 1, 1, seconds(30));
        assertThat(result.status()).isEqualTo(Solution.Status.INFEASIBLE);
        Infeasibility why = result.why();
        assertThat(why == null ? Double.NaN : why.items()).isCloseTo(52, within(1e-6));
        assertThat(why == null ? List.of() : why.clash()).isNotEmpty();
    }
}
