package nl.kennispeil.bank.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import nl.kennispeil.scoring.assembly.Solution;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.junit.jupiter.api.Test;

/** Forms out of so few items that every choice can be tried. */
class FormProgrammeTest {

    private static final OptimalAssembly ASSEMBLY = new OptimalAssembly(new TryAll());

    private final SplittableRandom random = new SplittableRandom(20261123);

    private static Candidate item(
            String id,
            String domain,
            String set,
            double b,
            double seconds,
            Set<String> enemies,
            Obstacle... obstacles) {
        Map<String, Set<String>> labels = new HashMap<>();
        labels.put("domain", Set.of(domain));
        if (!set.isEmpty()) {
            labels.put("case", Set.of(set));
        }
        return new Candidate(
                id,
                labels,
                Map.of("b", b, "seconds", seconds),
                enemies,
                new ItemParameters.TwoPl(1 + Math.abs(b) / 4, b),
                0,
                Set.of(obstacles));
    }

    /** 12 items: domains K and R by turns, seconds 40 to 95, difficulties from −2 to 2. */
    private static List<Candidate> twelve() {
        List<Candidate> items = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            items.add(item(
                    String.format("i%02d", i), i % 2 == 0 ? "K" : "R", "", -2 + i * 4 / 11.0, 40 + 5 * i, Set.of()));
        }
        return items;
    }

    private static Stock stock(List<Candidate> items) {
        return new Stock(items, List.of());
    }

    private static OptimalAssembly.Result solve(Blueprint blueprint, Stock stock, int forms) {
        return ASSEMBLY.forms(blueprint, stock, List.of(), forms, 1, OptimalAssembly.Limits.usual());
    }

    private static Constraint count(String column, String value, int min, int max) {
        return new Constraint.Count(List.of(Condition.is(column, value)), min, max);
    }

    private static double information(List<Candidate> items, double theta) {
        return items.stream()
                .mapToDouble(each ->
                        each.parameters() == null ? 0 : each.parameters().information(theta))
                .sum();
    }

    private static Set<String> ids(List<Candidate> items) {
        Set<String> ids = new HashSet<>();
        items.forEach(each -> ids.add(each.id()));
        return ids;
    }

    @Test
    void everyKindOfDemandIsMetAndTheBestIsWhatTryingAllFormsFinds() {
        List<Candidate> items = twelve();
        Blueprint blueprint = new Blueprint(
                "proef",
                5,
                List.of(
                        count("domain", "K", 2, 3),
                        new Constraint.Count(
                                List.of(Condition.is("domain", "R"), new Condition("b", null, 0.0, null)), 1, 2),
                        new Constraint.Sum("seconds", 300, 360),
                        new Constraint.Mean("b", -0.5, 0.2),
                        new Constraint.Information(1, 0.4, Double.POSITIVE_INFINITY),
                        new Constraint.Overlap("oud", 2)),
                "",
                new Objective(true, Objective.INFORMATION, List.of(0.5)));
        Stock stock = new Stock(items, List.of(new Stock.Earlier("oud", Set.of("i04", "i05", "i06", "i07"))));
        double best = Double.NEGATIVE_INFINITY;
        for (int choice = 0; choice < 1 << 12; choice++) {
            List<Candidate> form = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                if ((choice >> i & 1) == 1) {
                    form.add(items.get(i));
                }
            }
            if (Coverage.of(blueprint, form, stock.earlier()).met()) {
                best = Math.max(best, information(form, 0.5));
            }
        }
        OptimalAssembly.Result result = solve(blueprint, stock, 1);
        assertThat(result.objective()).isCloseTo(best, within(1e-9));
        assertThat(Coverage.of(blueprint, result.forms().get(0), stock.earlier())
                        .met())
                .isTrue();
    }

    @Test
    void enemiesNeverMeet() {
        List<Candidate> items = List.of(
                item("a", "K", "", 0, 50, Set.of("x")),
                item("b", "K", "", 0.1, 50, Set.of("x", "y")),
                item("c", "K", "", 0.2, 50, Set.of("y")),
                item("d", "K", "", 3, 50, Set.of()));
        Blueprint two =
                new Blueprint("proef", 2, List.of(), "", new Objective(true, Objective.INFORMATION, List.of(0.0)));
        assertThat(ids(solve(two, stock(items), 1).forms().get(0))).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void aCaseComesWholeOrNotAtAll() {
        List<Candidate> items = List.of(
                item("a", "K", "C1", 0, 50, Set.of()),
                item("b", "K", "C1", 0, 50, Set.of()),
                item("c", "K", "C1", 3, 50, Set.of()),
                item("d", "K", "C2", 0, 50, Set.of()),
                item("e", "K", "C2", 0, 50, Set.of(), Obstacle.BLOCKED),
                item("f", "K", "C3", 1.2, 50, Set.of()),
                item("g", "K", "C3", 4, 50, Set.of(), Obstacle.NOT_APPROVED),
                item("h", "K", "", 2, 50, Set.of()),
                item("i", "K", "", 2.5, 50, Set.of()));
        Blueprint blueprint = new Blueprint(
                "proef",
                4,
                List.of(Constraint.Sets.whole("case")),
                "",
                new Objective(true, Objective.INFORMATION, List.of(0.0)));
        // C2 has a blocked item; what is not approved is no part of C3
        assertThat(ids(solve(blueprint, stock(items), 1).forms().get(0))).containsExactlyInAnyOrder("a", "b", "c", "f");
    }

    @Test
    void ofASetComeAsManyAsIsAskedOrNone() {
        List<Candidate> items = List.of(
                item("a", "K", "C1", 0, 50, Set.of()),
                item("b", "K", "C1", 2, 50, Set.of()),
                item("c", "K", "C1", 3, 50, Set.of()),
                item("d", "K", "C2", 0, 50, Set.of()),
                item("e", "K", "", 1, 50, Set.of()),
                item("f", "K", "", 1.5, 50, Set.of()));
        Blueprint blueprint = new Blueprint(
                "proef",
                3,
                List.of(new Constraint.Sets("case", 2, 2, false)),
                "",
                new Objective(true, Objective.INFORMATION, List.of(0.0)));
        assertThat(ids(solve(blueprint, stock(items), 1).forms().get(0))).containsExactlyInAnyOrder("a", "b", "e");
    }

    @Test
    void theLowestPointIsAsHighAsCanBe() {
        List<Candidate> items = twelve();
        List<Double> thetas = List.of(-1.5, 0.0, 1.5);
        Objective objective =
                new Objective(Objective.Goal.MAXIMIN, Objective.INFORMATION, thetas, List.of(1.0, 2.0, 1.0));
        Blueprint blueprint = new Blueprint("proef", 4, List.of(), "", objective);
        double best = 0;
        for (int choice = 0; choice < 1 << 12; choice++) {
            if (Integer.bitCount(choice) == 4) {
                best = Math.max(best, lowest(items, choice, objective));
            }
        }
        OptimalAssembly.Result result = solve(blueprint, stock(items), 1);
        assertThat(result.objective()).isCloseTo(best, within(1e-6));
    }

    private static double lowest(List<Candidate> items, int choice, Objective objective) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < objective.thetas().size(); k++) {
            double sum = 0;
            for (int i = 0; i < items.size(); i++) {
                sum += (choice >> i & 1)
                        * information(List.of(items.get(i)), objective.thetas().get(k));
            }
            lowest = Math.min(lowest, sum / objective.targets().get(k));
        }
        return lowest;
    }

    @Test
    void theLargestDistanceToATargetIsAsSmallAsCanBe() {
        List<Candidate> items = twelve();
        Objective objective =
                new Objective(Objective.Goal.MINIMAX, Objective.INFORMATION, List.of(-1.0, 1.0), List.of(0.9, 0.7));
        OptimalAssembly.Result result = solve(new Blueprint("proef", 4, List.of(), "", objective), stock(items), 1);
        double best = Double.POSITIVE_INFINITY;
        for (int choice = 0; choice < 1 << 12; choice++) {
            if (Integer.bitCount(choice) == 4) {
                double left = 0;
                double right = 0;
                for (int i = 0; i < 12; i++) {
                    left += (choice >> i & 1) * information(List.of(items.get(i)), -1);
                    right += (choice >> i & 1) * information(List.of(items.get(i)), 1);
                }
                best = Math.min(best, Math.max(Math.abs(left - 0.9), Math.abs(right - 0.7)));
            }
        }
        assertThat(result.objective()).isCloseTo(best, within(1e-6));
    }

    @Test
    void formsThatAreMadeTogetherShareNothingUnlessTheBlueprintSaysSo() {
        List<Candidate> items = twelve().subList(0, 6);
        Objective objective = new Objective(true, Objective.INFORMATION, List.of(-1.0));
        OptimalAssembly.Result apart = solve(new Blueprint("proef", 3, List.of(), "", objective), stock(items), 2);
        Set<String> both = ids(apart.forms().get(0));
        both.retainAll(ids(apart.forms().get(1)));
        assertThat(both).isEmpty();
        assertThat(apart.objective()).isCloseTo(information(items, -1), within(1e-9));
    }

    @Test
    void formsMayShareAsManyItemsAsIsAllowed() {
        List<Candidate> items = twelve().subList(0, 4);
        Objective objective = new Objective(true, Objective.INFORMATION, List.of(-1.0));
        Blueprint blueprint = new Blueprint("proef", 2, List.of(new Constraint.Between(1)), "", objective);
        OptimalAssembly.Result result = solve(blueprint, stock(items), 2);
        Set<String> both = ids(result.forms().get(0));
        both.retainAll(ids(result.forms().get(1)));
        assertThat(both).hasSize(1);
        List<Double> worth = items.stream()
                .map(each -> information(List.of(each), -1))
                .sorted(Comparator.reverseOrder())
                .toList();
        assertThat(result.objective()).isCloseTo(2 * worth.get(0) + worth.get(1) + worth.get(2), within(1e-9));
    }

    @Test
    void theSmallestChangeThatWorksIsFoundAndTheDemandsThatClashAreNamed() {
        // six items of K, six of R: five of each is one more than nine
        Blueprint blueprint = new Blueprint(
                "proef",
                4,
                List.of(count("domain", "K", 3, 12), count("domain", "R", 3, 12), count("domain", "K", 0, 4)),
                "",
                new Objective(true, Objective.INFORMATION, List.of(0.0)));
        OptimalAssembly.Result result = solve(blueprint, stock(twelve()), 1);
        assertThat(result.status()).isEqualTo(Solution.Status.INFEASIBLE);
        Infeasibility why = Objects.requireNonNull(result.why());
        assertThat(why.items()).isCloseTo(2, within(1e-9));
        assertThat(why.smallest()).isTrue();
        assertThat(why.relaxations()).allMatch(each -> each.min() < 3 && each.max() >= 12);
        assertThat(why.relaxations().stream()
                        .mapToDouble(each -> 3 - each.min())
                        .sum())
                .isCloseTo(2, within(1e-9));
        assertThat(why.clash()).extracting(FormProgramme.Demand::about).containsExactly("n", "K", "R");
        assertThat(why.minimal()).isTrue();
        assertThat(why.apart()).isFalse();
    }

    @Test
    void demandsThatOnlyEnemiesMakeImpossibleAreToldSo() {
        List<Candidate> items = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            items.add(item("i" + i, i < 3 ? "K" : "R", "", 0, 50, i < 3 ? Set.of("x") : Set.of()));
        }
        Blueprint blueprint = new Blueprint(
                "proef",
                4,
                List.of(count("domain", "K", 2, 12)),
                "",
                new Objective(true, Objective.INFORMATION, List.of(0.0)));
        Infeasibility why =
                Objects.requireNonNull(solve(blueprint, stock(items), 1).why());
        assertThat(why.apart()).isTrue();
        assertThat(why.clash()).extracting(FormProgramme.Demand::about).containsExactly("K");
        assertThat(why.relaxations())
                .singleElement()
                .satisfies(each -> assertThat(each.min()).isEqualTo(1));
    }

    @Test
    void aSumThatIsOutOfReachGivesByAsMuchAsItMust() {
        // the four quickest take 40 + 45 + 50 + 55 = 190 seconds
        Blueprint blueprint = new Blueprint(
                "proef",
                4,
                List.of(new Constraint.Sum("seconds", Double.NEGATIVE_INFINITY, 150)),
                "",
                new Objective(true, Objective.INFORMATION, List.of(0.0)));
        Infeasibility why =
                Objects.requireNonNull(solve(blueprint, stock(twelve()), 1).why());
        assertThat(why.relaxations())
                .anySatisfy(
                        each -> assertThat(each.max() == 190 || each.min() < 4).isTrue());
        assertThat(why.clash()).extracting(FormProgramme.Demand::about).containsExactly("n", "Σ seconds");
    }

    @Test
    void anItemThatDoesNotTellANumberIsNotChosen() {
        List<Candidate> items = new ArrayList<>(twelve().subList(0, 4));
        items.add(new Candidate("z", Map.of(), Map.of(), Set.of(), new ItemParameters.TwoPl(3, 0), 0, Set.of()));
        Blueprint blueprint = new Blueprint(
                "proef",
                2,
                List.of(new Constraint.Sum("seconds", 0, 1_000)),
                "",
                new Objective(true, Objective.INFORMATION, List.of(0.0)));
        assertThat(ids(solve(blueprint, stock(items), 1).forms().get(0))).doesNotContain("z");
    }

    @Test
    void whatIsInStaysInAndItsEnemiesStayOut() {
        List<Candidate> items = List.of(
                item("a", "K", "", 3, 50, Set.of("x")),
                item("b", "K", "", 0, 50, Set.of("x")),
                item("c", "K", "", 1, 50, Set.of()),
                item("d", "K", "", 2, 50, Set.of()));
        Blueprint blueprint =
                new Blueprint("proef", 2, List.of(), "", new Objective(true, Objective.INFORMATION, List.of(0.0)));
        FormAssembler.Outcome outcome = ASSEMBLY.assemble(blueprint, stock(items), List.of("a"), 3);
        assertThat(outcome).isInstanceOf(FormAssembler.Assembled.class);
        assertThat(outcome.items()).containsExactly("a", "c");
    }

    @Test
    void whenNothingFitsTheFormGoesAsFarAsItCan() {
        Blueprint blueprint = new Blueprint(
                "proef",
                4,
                List.of(count("domain", "K", 3, 4), count("domain", "R", 3, 4)),
                "",
                new Objective(true, Objective.INFORMATION, List.of(0.0)));
        OptimalAssembly.Chosen chosen =
                ASSEMBLY.choose(blueprint, stock(twelve()), List.of(), 1, OptimalAssembly.Limits.usual());
        assertThat(chosen.outcome()).isInstanceOf(FormAssembler.Partial.class);
        assertThat(Objects.requireNonNull(chosen.result()).why()).isNotNull();
    }

    @Test
    void theSameSeedGivesTheSameFormWhereNothingIsToBeBest() {
        List<Candidate> items = new ArrayList<>(twelve());
        Blueprint blueprint = new Blueprint("proef", 4, List.of(Constraint.Sets.whole("case")), "", null);
        Set<Set<String>> seen = new HashSet<>();
        for (long seed = 0; seed < 8; seed++) {
            Set<String> one =
                    ids(ASSEMBLY.forms(blueprint, stock(items), List.of(), 1, seed, OptimalAssembly.Limits.usual())
                            .forms()
                            .get(0));
            assertThat(ids(ASSEMBLY.forms(blueprint, stock(items), List.of(), 1, seed, OptimalAssembly.Limits.usual())
                            .forms()
                            .get(0)))
                    .isEqualTo(one);
            seen.add(one);
        }
        assertThat(seen).hasSizeGreaterThan(4);
    }

    @Test
    void randomBlueprintsAreMetOrProvenImpossible() {
        for (int i = 0; i < 30; i++) {
            List<Candidate> items = new ArrayList<>();
            for (int k = 0; k < 10; k++) {
                items.add(item(
                        "i" + k,
                        random.nextBoolean() ? "K" : "R",
                        random.nextInt(3) == 0 ? "C" + random.nextInt(2) : "",
                        random.nextDouble() * 4 - 2,
                        30 + random.nextInt(60),
                        random.nextInt(4) == 0 ? Set.of("e" + random.nextInt(2)) : Set.of()));
            }
            int k = random.nextInt(4);
            Blueprint blueprint = new Blueprint(
                    "proef",
                    4,
                    List.of(
                            count("domain", "K", k, k + 1),
                            new Constraint.Sum("seconds", 180, 260),
                            Constraint.Sets.whole("case")),
                    "",
                    new Objective(true, Objective.INFORMATION, List.of(0.0)));
            OptimalAssembly.Result result = solve(blueprint, stock(items), 1);
            if (result.found()) {
                assertThat(Coverage.of(blueprint, result.forms().get(0), List.of())
                                .met())
                        .isTrue();
            } else {
                Infeasibility why = Objects.requireNonNull(result.why());
                assertThat(why.relaxations()).isNotEmpty();
                assertThat(why.clash()).isNotEmpty();
            }
        }
    }

    @Test
    void severalFormsCannotBeFilledUp() {
        Blueprint blueprint = new Blueprint("proef", 2, List.of(), "", null);
        assertThatThrownBy(() -> FormProgramme.of(blueprint, stock(twelve()), List.of("i01"), 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 forms");
    }
}
