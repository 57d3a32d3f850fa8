package nl.kennispeil.bank.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.junit.jupiter.api.Test;

class BlueprintsTest {

    private static final double NONE = Double.POSITIVE_INFINITY;

    @Test
    void theFileOfTheContractIsReadAsItIsWritten() {
        Blueprint read = read("""
                {"length":120,"constraints":[{"column":"domain","value":"3","min":10,"max":13},
                {"sum":"seconds","min":9600,"max":11200},{"column":"b","below":-1,"min":20,"max":60}],
                "enemies":{"file":"enemies.csv"},"objective":{"maximise":"information","theta":0}}
                """);

        assertThat(read)
                .isEqualTo(new Blueprint(
                        "proef",
                        120,
                        List.of(
                                new Constraint.Count(List.of(Condition.is("domain", "3")), 10, 13),
                                new Constraint.Sum("seconds", 9600, 11200),
                                new Constraint.Count(List.of(new Condition("b", null, -1.0, null)), 20, 60)),
                        "enemies.csv",
                        new Objective(true, "information", List.of(0.0))));
        assertThat(read(BlueprintJson.write(read))).isEqualTo(read);
    }

    @Test
    void everyKindOfDemandComesBackEqual() {
        Blueprint all = new Blueprint(
                "alles",
                12,
                List.of(
                        new Constraint.Count(
                                List.of(
                                        Condition.is("category", "K"),
                                        Condition.is("age", "70+"),
                                        new Condition("b", null, 1.5, -0.25)),
                                3,
                                Integer.MAX_VALUE),
                        new Constraint.Sum("seconds", Double.NEGATIVE_INFINITY, 600.5),
                        new Constraint.Mean("p", 0.6, 0.8),
                        new Constraint.Information(-1.5, 8, NONE),
                        new Constraint.Exposure(3, 5000),
                        new Constraint.Exposure(2, Integer.MAX_VALUE),
                        new Constraint.Overlap("*", 4),
                        new Constraint.Actual()),
                "",
                new Objective(false, "seconds", List.of()));

        assertThat(read(BlueprintJson.write(all))).isEqualTo(all);
    }

    @Test
    void whatIsNotKnownIsRefusedByNameAndPlace() {
        assertThatThrownBy(
                        () -> read("{\"length\":1,\"constraints\":[{\"actual\":true},{\"median\":\"b\",\"min\":1}]}"))
                .hasMessageContaining("constraints[2]")
                .hasMessageContaining("median");
        assertThatThrownBy(() -> read("{\"length\":1,\"maxtime\":3}")).hasMessageContaining("maxtime");
        assertThatThrownBy(() -> read("{\"length\":1,\"constraints\":[{\"sum\":\"b\",\"low\":1}]}"))
                .hasMessageContaining("low");
        assertThatThrownBy(() -> read("{\"length\":1,\"enemies\":{\"file\":\"../../etc/passwd\"}}"))
                .hasMessageContaining("without a path");
        assertThatThrownBy(() -> read("{\"length\":1.5}")).hasMessageContaining("whole number");
        assertThatThrownBy(() -> read("{\"length\":1,\"length\":2}")).isInstanceOf(BlueprintException.class);
        assertThatThrownBy(() -> read("[".repeat(5000))).isInstanceOf(BlueprintException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(BlueprintException.class);
    }

    /** Counts of every cell, in 300 random banks, against a loop that knows nothing of the classes. */
    @Test
    void coverageCountsWhatIsThere() {
        Random random = new Random(28);
        for (int run = 0; run < 300; run++) {
            List<Candidate> items = bank(random, 1 + random.nextInt(60));
            int naive = 0;
            double seconds = 0;
            for (Candidate each : items) {
                boolean cell =
                        each.label("category").equals("K") && each.label("age").equals("70+");
                naive += cell ? 1 : 0;
                seconds += each.numbers().getOrDefault("seconds", 0.0);
            }
            Blueprint blueprint = blueprint(
                    items.size(),
                    new Constraint.Count(
                            List.of(Condition.is("category", "K"), Condition.is("age", "70+")), naive, naive),
                    new Constraint.Sum("seconds", seconds, seconds),
                    new Constraint.Mean("seconds", seconds / items.size(), NONE));

            assertThat(Coverage.of(blueprint, items, List.of()).met()).isTrue();
            Coverage less = Coverage.of(blueprint, items.subList(1, items.size()), List.of());
            assertThat(less.length().standing()).isEqualTo(Coverage.Standing.SHORT);
        }
    }

    /** Every reason is true: where a form exists, no bound says that none does. */
    @Test
    void aFormThatExistsIsNeverCalledImpossible() {
        Random random = new Random(1128);
        for (int run = 0; run < 500; run++) {
            List<Candidate> items = bank(random, 6 + random.nextInt(30));
            List<Candidate> form = withoutEnemies(items, random);
            long inK = form.stream()
                    .filter(each -> each.label("category").equals("K"))
                    .count();
            double seconds = form.stream()
                    .mapToDouble(each -> each.numbers().getOrDefault("seconds", 0.0))
                    .sum();
            double information = form.stream()
                    .mapToDouble(each -> parameters(each).information(0))
                    .sum();
            Blueprint blueprint = blueprint(
                    form.size(),
                    Constraint.Count.exactly("category", "K", (int) inK),
                    new Constraint.Sum("seconds", seconds - 1e-9, seconds + 1e-9),
                    new Constraint.Information(0, information - 1e-9, information + 1e-9),
                    new Constraint.Overlap("*", form.size()));

            assertThat(Bounds.reasons(blueprint, stock(items), List.of())).isEmpty();
            assertThat(Bounds.reasons(
                            blueprint,
                            stock(items),
                            form.stream().map(Candidate::id).toList()))
                    .isEmpty();
        }
    }

    @Test
    void aGapIsNamedWithWhatIsNeededAndThere() {
        Blueprint blueprint = blueprint(
                3, new Constraint.Count(List.of(Condition.is("category", "K"), Condition.is("age", "70+")), 3, 3));
        Stock stock = stock(List.of(
                item("1", "K", "70+", Set.of()),
                item("2", "K", "70+", Set.of(Obstacle.BLOCKED)),
                item("3", "K", "18-44", Set.of()),
                item("4", "K", "70+", Set.of(Obstacle.NOT_APPROVED, Obstacle.NOT_ACTUAL))));

        BankCoverage coverage = BankCoverage.of(blueprint, Availability.of(blueprint, stock, List.of()));

        assertThat(coverage.gaps()).singleElement().satisfies(cell -> {
            assertThat(cell.count().about()).isEqualTo("K × 70+");
            assertThat(cell.usable()).isEqualTo(1);
            assertThat(cell.missing()).isEqualTo(2);
            assertThat(cell.fallen())
                    .as("not actual does not count where the blueprint does not ask")
                    .isEqualTo(Map.of(Obstacle.BLOCKED, 1, Obstacle.NOT_APPROVED, 1));
        });
        assertThat(Bounds.reasons(blueprint, stock, List.of()))
                .contains(new Shortfall(Shortfall.Kind.TOO_FEW_IN_CELL, "K × 70+", 3, 1));
    }

    @Test
    void whatWasSeenTooRecentlyOrTooOftenFallsOut() {
        Blueprint blueprint = blueprint(1, new Constraint.Exposure(1, 100));
        Candidate often = new Candidate("often", Map.of(), Map.of(), Set.of(), null, 101, Set.of());
        Stock stock = new Stock(
                List.of(item("old", "K", "70+", Set.of()), item("new", "K", "70+", Set.of()), often),
                List.of(new Stock.Earlier("F:2", Set.of("new")), new Stock.Earlier("F:1", Set.of("old"))));

        Availability there = Availability.of(blueprint, stock, List.of());

        assertThat(there.usable()).extracting(Candidate::id).containsExactly("old");
        assertThat(there.fallen().values()).containsOnly(EnumSet.of(Obstacle.EXPOSED));
    }

    @Test
    void eachBoundHasAReason() {
        List<Candidate> items = List.of(
                item("1", "K", "70+", Set.of()), item("2", "K", "18-44", Set.of()), item("3", "R", "70+", Set.of()));
        assertThat(kinds(blueprint(4), items)).contains(Shortfall.Kind.TOO_FEW_ITEMS);
        assertThat(kinds(blueprint(3, Constraint.Count.exactly("category", "K", 1)), items))
                .contains(Shortfall.Kind.TOO_MANY_FORCED);
        assertThat(kinds(
                        blueprint(
                                2,
                                Constraint.Count.exactly("category", "K", 2),
                                Constraint.Count.exactly("category", "R", 1)),
                        items))
                .contains(Shortfall.Kind.MINIMA_TOO_LARGE);
        assertThat(kinds(blueprint(2, new Constraint.Sum("seconds", 0, 10)), items))
                .contains(Shortfall.Kind.SUM_OUT_OF_REACH);
        assertThat(kinds(blueprint(2, new Constraint.Mean("p", 0, 1)), items))
                .as("nobody has a p")
                .contains(Shortfall.Kind.TOO_FEW_IN_CELL);
        assertThat(Bounds.reasons(
                        blueprint(2, new Constraint.Overlap("F:1", 0)),
                        new Stock(items, List.of(new Stock.Earlier("F:1", Set.of("1", "2")))),
                        List.of()))
                .extracting(Shortfall::kind)
                .contains(Shortfall.Kind.TOO_MUCH_OVERLAP);
        List<Candidate> enemies = List.of(
                new Candidate("1", Map.of(), Map.of(), Set.of("x"), null, 0, Set.of()),
                new Candidate("2", Map.of(), Map.of(), Set.of("x"), null, 0, Set.of()));
        assertThat(kinds(blueprint(2), enemies)).contains(Shortfall.Kind.TOO_MANY_ENEMIES);
        assertThat(Bounds.reasons(
                        blueprint(2, new Constraint.Count(List.of(Condition.is("category", "K")), 0, 1)),
                        stock(items),
                        List.of("1", "2")))
                .extracting(Shortfall::kind)
                .contains(Shortfall.Kind.CHOSEN_TOO_MANY);
    }

    private static List<Shortfall.Kind> kinds(Blueprint blueprint, List<Candidate> items) {
        return Bounds.reasons(blueprint, stock(items), List.of()).stream()
                .map(Shortfall::kind)
                .toList();
    }

    private static List<Candidate> withoutEnemies(List<Candidate> items, Random random) {
        Set<String> sets = new HashSet<>();
        List<Candidate> form = new ArrayList<>();
        for (Candidate each : items) {
            if (form.isEmpty()
                    || (random.nextBoolean() && each.enemies().stream().noneMatch(sets::contains))) {
                form.add(each);
                sets.addAll(each.enemies());
            }
        }
        return form;
    }

    private static ItemParameters parameters(Candidate item) {
        ItemParameters parameters = item.parameters();
        return Objects.requireNonNull(parameters);
    }

    private static List<Candidate> bank(Random random, int size) {
        List<Candidate> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Map<String, Set<String>> labels = new HashMap<>();
            labels.put("category", Set.of(random.nextBoolean() ? "K" : "R"));
            labels.put("age", Set.of(random.nextInt(3) == 0 ? "70+" : "18-44"));
            items.add(new Candidate(
                    "i" + i,
                    labels,
                    Map.of("seconds", 30.0 + random.nextInt(60)),
                    random.nextInt(4) == 0 ? Set.of("e" + random.nextInt(5)) : Set.of(),
                    new ItemParameters.TwoPl(0.5 + random.nextDouble(), random.nextGaussian()),
                    0,
                    Set.of()));
        }
        return items;
    }

    private static Candidate item(String id, String category, String age, Set<Obstacle> obstacles) {
        return new Candidate(
                id,
                Map.of("category", Set.of(category), "age", Set.of(age)),
                Map.of("seconds", 50.0),
                Set.of(),
                null,
                0,
                obstacles);
    }

    private static Stock stock(List<Candidate> items) {
        return new Stock(items, List.of());
    }

    private static Blueprint blueprint(int length, Constraint... constraints) {
        return new Blueprint("proef", length, List.of(constraints), "", null);
    }

    private static Blueprint read(String json) {
        return BlueprintJson.read(json.getBytes(StandardCharsets.UTF_8), "proef");
    }
}
