package nl.kennispeil.bank.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreedyDrawTest {

    private static final List<String> CHAPTERS = List.of("A", "D", "K", "L", "R", "S");
    private static final List<String> AGES = List.of("0-4", "5-17", "18-44", "45-69", "70+");
    private static final List<String> ASPECTS = List.of("diagnostiek", "behandeling", "verwijzing");
    private static final int ANY = Integer.MAX_VALUE;

    private final GreedyDraw draw = new GreedyDraw();

    /** Ranges around what a random form without enemies has, so that one exists; items by hand in half of the runs. */
    @Test
    void aFormThatMeetsRangesInEveryDimensionIsFoundWhereThereIsRoom() {
        int whole = 0;
        for (int run = 0; run < 60; run++) {
            Random random = new Random(run);
            List<Candidate> bank = bank(random, 240);
            List<Candidate> known = someForm(bank, random, 40);
            Blueprint blueprint = around(known, 2);
            Stock stock = new Stock(bank, earlier(known));
            List<String> chosen = run % 2 == 0
                    ? List.of()
                    : known.subList(0, 10).stream().map(Candidate::id).toList();

            FormAssembler.Outcome outcome = draw.assemble(blueprint, stock, chosen, run);

            sound(blueprint, stock, chosen, outcome);
            whole += outcome instanceof FormAssembler.Assembled ? 1 : 0;
        }
        assertThat(whole).isGreaterThanOrEqualTo(57);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void exactNumbersPerChapterAreMetAndTheSameSeedGivesTheSameForm(long seed) {
        Stock stock = new Stock(bank(new Random(seed), 120), List.of());
        Blueprint blueprint = new Blueprint("proef", 12, Map.of("K", 5, "R", 4, "A", 3));

        FormAssembler.Outcome outcome = draw.assemble(blueprint, stock, List.of(), seed);

        assertThat(outcome).isInstanceOf(FormAssembler.Assembled.class);
        sound(blueprint, stock, List.of(), outcome);
        assertThat(draw.assemble(blueprint, stock, List.of(), seed)).isEqualTo(outcome);
        assertThat(draw.assemble(blueprint, stock, List.of(), seed + 100)).isNotEqualTo(outcome);
    }

    @Test
    void whatTheBankLacksIsToldPerDemandAndTheRestIsFilled() {
        List<Candidate> bank = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            bank.add(item("k" + i, "K", Set.of()));
        }
        bank.add(item("b0", "B", Set.of()));
        bank.add(item("b1", "B", Set.of(Obstacle.BLOCKED)));
        bank.add(item("b2", "B", Set.of(Obstacle.NOT_APPROVED)));
        Blueprint blueprint = new Blueprint("proef", 10, Map.of("K", 7, "B", 3));

        FormAssembler.Outcome outcome = draw.assemble(blueprint, new Stock(bank, List.of()), List.of("k3"), 1);

        assertThat(outcome.items()).hasSize(8).contains("k3", "b0").doesNotContain("b1", "b2");
        assertThat(((FormAssembler.Partial) outcome).reasons())
                .containsExactlyInAnyOrder(
                        new Shortfall(Shortfall.Kind.FOUND_TOO_FEW, "n", 10, 8),
                        new Shortfall(Shortfall.Kind.FOUND_TOO_FEW, "B", 3, 1));
    }

    @Test
    void noSecondItemOfASetOfEnemiesComesInAlsoNotBesideOneThatWasChosen() {
        List<Candidate> bank = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            bank.add(enemy("e" + i, "x"));
        }
        bank.add(item("k", "K", Set.of()));
        Blueprint blueprint = new Blueprint("proef", 4, List.of(), "", null);

        FormAssembler.Outcome outcome = draw.assemble(blueprint, new Stock(bank, List.of()), List.of("e2"), 5);

        assertThat(outcome.items()).containsExactly("e2", "k");
        assertThat(((FormAssembler.Partial) outcome).reasons())
                .containsExactly(new Shortfall(Shortfall.Kind.FOUND_TOO_FEW, "n", 4, 2));
    }

    @Test
    void whatWasChosenByHandStaysAndIsToldWhenItIsTooMuch() {
        List<Candidate> bank = List.of(
                item("k1", "K", Set.of()),
                item("k2", "K", Set.of()),
                item("k3", "K", Set.of()),
                item("r1", "R", Set.of()));
        Blueprint blueprint = new Blueprint(
                "proef", 3, List.of(new Constraint.Count(List.of(Condition.is("category", "K")), 0, 1)), "", null);

        FormAssembler.Outcome outcome = draw.assemble(blueprint, new Stock(bank, List.of()), List.of("k2", "k1"), 5);

        assertThat(outcome.items()).containsExactly("k2", "k1", "r1");
        assertThat(((FormAssembler.Partial) outcome).reasons())
                .containsExactly(new Shortfall(Shortfall.Kind.FOUND_TOO_MANY, "K", 1, 2));
    }

    @Test
    void overlapExposureAndActualityAreKept() {
        List<Candidate> bank = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            bank.add(item("k" + i, "K", i % 10 == 9 ? Set.of(Obstacle.NOT_ACTUAL) : Set.of()));
            if (i < 12) {
                used.add("k" + i);
            }
        }
        Blueprint blueprint = new Blueprint(
                "proef",
                15,
                List.of(new Constraint.Overlap("*", 2), new Constraint.Exposure(1, ANY), new Constraint.Actual()),
                "",
                null);
        Stock stock = new Stock(
                bank, List.of(new Stock.Earlier("F:2", Set.of("k29", "k28")), new Stock.Earlier("F:1", used)));

        FormAssembler.Outcome outcome = draw.assemble(blueprint, stock, List.of(), 9);

        assertThat(outcome.items()).doesNotContain("k9", "k19", "k28", "k29");
        assertThat(outcome.items().stream().filter(used::contains)).hasSizeLessThanOrEqualTo(2);
        assertThat(outcome).isInstanceOf(FormAssembler.Assembled.class);
        sound(blueprint, stock, List.of(), outcome);
    }

    @Test
    void timeDifficultyAndInformationLieBetweenTheirBoundsAndAnItemWithoutThemStaysOut() {
        List<Candidate> bank = bank(new Random(11), 200);
        bank.add(item("unknown", "K", Set.of()));
        Blueprint blueprint = new Blueprint(
                "proef",
                30,
                List.of(
                        new Constraint.Sum("seconds", 1_500, 1_600),
                        new Constraint.Mean("p", 0.55, 0.60),
                        new Constraint.Information(0, 9, Double.POSITIVE_INFINITY)),
                "",
                null);
        Stock stock = new Stock(bank, List.of());

        FormAssembler.Outcome outcome = draw.assemble(blueprint, stock, List.of(), 2);

        assertThat(outcome).isInstanceOf(FormAssembler.Assembled.class);
        assertThat(outcome.items()).doesNotContain("unknown");
        sound(blueprint, stock, List.of(), outcome);
        assertThat(((FormAssembler.Partial) draw.assemble(blueprint, stock, List.of("unknown"), 2)).reasons())
                .extracting(Shortfall::kind)
                .containsOnly(Shortfall.Kind.NOT_KNOWN)
                .hasSize(2);
    }

    @Test
    void anAimGivesMoreInformationThanNone() {
        Stock stock = new Stock(bank(new Random(4), 200), List.of());
        List<Constraint> demands = List.of(new Constraint.Count(List.of(Condition.is("category", "K")), 4, 8));
        Blueprint any = new Blueprint("proef", 20, demands, "", null);
        Blueprint most =
                new Blueprint("proef", 20, demands, "", new Objective(true, Objective.INFORMATION, List.of(0.0)));

        assertThat(information(stock, draw.assemble(most, stock, List.of(), 3)))
                .isGreaterThan(1.3 * information(stock, draw.assemble(any, stock, List.of(), 3)));
        sound(most, stock, List.of(), draw.assemble(most, stock, List.of(), 3));
    }

    @Test
    void anEmptyBankLeavesAnEmptyForm() {
        assertThat(draw.assemble(
                        new Blueprint("proef", 2, Map.of("K", 2)), new Stock(List.of(), List.of()), Set.of(), 1))
                .isEqualTo(new FormAssembler.Partial(
                        List.of(),
                        List.of(
                                new Shortfall(Shortfall.Kind.FOUND_TOO_FEW, "n", 2, 0),
                                new Shortfall(Shortfall.Kind.FOUND_TOO_FEW, "K", 2, 0))));
    }

    /** Counted anew, without the classes that chose: no rule is broken, and what is not met is what is told. */
    private static void sound(Blueprint blueprint, Stock stock, List<String> chosen, FormAssembler.Outcome outcome) {
        List<String> ids = outcome.items();
        List<Candidate> form =
                stock.items().stream().filter(each -> ids.contains(each.id())).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.subList(0, chosen.size())).isEqualTo(chosen);
        assertThat(form).hasSameSizeAs(ids);
        assertThat(ids.size()).isLessThanOrEqualTo(blueprint.length());
        assertThat(form.stream().flatMap(each -> each.enemies().stream())).doesNotHaveDuplicates();
        Set<String> usable = new HashSet<>();
        Availability.of(blueprint, stock, chosen).usable().forEach(each -> usable.add(each.id()));
        assertThat(usable).containsAll(ids);
        Coverage coverage = Coverage.of(blueprint, form, stock.earlier());
        assertThat(coverage.rows())
                .noneMatch(each ->
                        !(each.constraint() instanceof Constraint.Mean) && each.standing() == Coverage.Standing.OVER);
        List<Candidate> byHand =
                form.stream().filter(each -> chosen.contains(each.id())).toList();
        for (Constraint each : blueprint.constraints()) {
            if (each instanceof Constraint.Count count) {
                long others = form.stream().filter(item -> !count.counts(item)).count();
                long already =
                        byHand.stream().filter(item -> !count.counts(item)).count();
                assertThat(others)
                        .as("room for %s", count.about())
                        .isLessThanOrEqualTo(Math.max(already, blueprint.length() - count.min()));
            }
        }
        List<Shortfall> told = outcome instanceof FormAssembler.Partial less ? less.reasons() : List.of();
        long missed = Stream.concat(Stream.of(coverage.length()), coverage.rows().stream())
                .filter(each -> !each.met())
                .count();
        assertThat(told).hasSize((int) missed);
    }

    private static Blueprint around(List<Candidate> form, int room) {
        List<Constraint> demands = new ArrayList<>();
        Map.of("category", CHAPTERS, "age", AGES, "aspect", ASPECTS)
                .forEach((column, values) -> values.forEach(value -> {
                    Condition is = Condition.is(column, value);
                    int got = (int) form.stream().filter(is::holds).count();
                    demands.add(new Constraint.Count(List.of(is), Math.max(0, got - room), got + room));
                }));
        double p = form.stream()
                .mapToDouble(each -> each.numbers().get("p"))
                .average()
                .orElseThrow();
        demands.add(new Constraint.Mean("p", p - 0.02, p + 0.02));
        demands.add(new Constraint.Overlap("*", 12));
        demands.add(new Constraint.Actual());
        return new Blueprint("proef", form.size(), demands, "", null);
    }

    private static List<Stock.Earlier> earlier(List<Candidate> form) {
        Set<String> ten = new HashSet<>();
        form.subList(10, 20).forEach(each -> ten.add(each.id()));
        return List.of(new Stock.Earlier("F:1", ten));
    }

    private static List<Candidate> someForm(List<Candidate> bank, Random random, int size) {
        List<Candidate> shuffled = new ArrayList<>(bank);
        java.util.Collections.shuffle(shuffled, random);
        Set<String> sets = new HashSet<>();
        List<Candidate> form = new ArrayList<>();
        for (Candidate each : shuffled) {
            if (form.size() < size
                    && each.obstacles().isEmpty()
                    && each.enemies().stream().noneMatch(sets::contains)) {
                form.add(each);
                sets.addAll(each.enemies());
            }
        }
        return form;
    }

    private static double information(Stock stock, FormAssembler.Outcome outcome) {
        return stock.items().stream()
                .filter(each -> outcome.items().contains(each.id()))
                .map(Candidate::parameters)
                .mapToDouble(each -> each == null ? 0 : each.information(0))
                .sum();
    }

    private static List<Candidate> bank(Random random, int size) {
        List<Candidate> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Map<String, Set<String>> labels = new HashMap<>();
            labels.put("category", Set.of(CHAPTERS.get(random.nextInt(CHAPTERS.size()))));
            labels.put("age", Set.of(AGES.get(random.nextInt(AGES.size()))));
            labels.put("aspect", Set.of(ASPECTS.get(random.nextInt(ASPECTS.size()))));
            items.add(new Candidate(
                    "i" + i,
                    labels,
                    Map.of("seconds", 30.0 + random.nextInt(60), "p", 0.3 + 0.6 * random.nextDouble()),
                    random.nextInt(6) == 0 ? Set.of("e" + random.nextInt(8)) : Set.of(),
                    new ItemParameters.TwoPl(0.5 + random.nextDouble(), random.nextGaussian()),
                    0,
                    random.nextInt(5) == 0 ? Set.of(Obstacle.NOT_APPROVED) : Set.of()));
        }
        return items;
    }

    private static Candidate item(String id, String category, Set<Obstacle> obstacles) {
        return new Candidate(
                id, Map.of("category", Set.of(category)), Map.of("seconds", 50.0), Set.of(), null, 0, obstacles);
    }

    private static Candidate enemy(String id, String... sets) {
        return new Candidate(id, Map.of(), Map.of(), Set.copyOf(Arrays.asList(sets)), null, 0, Set.of());
    }
}
