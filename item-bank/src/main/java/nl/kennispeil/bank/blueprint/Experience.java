package nl.kennispeil.bank.blueprint;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/**
 * What sittings have taught about an item.
 *
 * @param p share that got it right, 0 to 1; null when nobody counted
 * @param seconds median time that it takes; null when nobody measured
 * @param seen how many candidates have had it
 */
public record Experience(@Nullable Double p, @Nullable Double seconds, int seen) {

    public static final Experience NONE = new Experience(null, null, 0);

    /** Time of an item that nobody measured yet: the median of a sitting of 120 items in 110 minutes. */
    public static final double USUAL_SECONDS = 50;

    private static final int STEPS = 40;
    private static final double FARTHEST = 4;

    /**
     * The columns of an item of the bank: {@code category}, {@code icpc}, {@code age}, {@code aspect}, {@code character},
     * {@code options}, {@code type}, {@code language}, {@code test}, {@code case}, and from its card {@code targetGroup}, {@code theme},
     * {@code owner}, {@code state}; numbers {@code options}, {@code seconds}, {@code p}, {@code a}, {@code b}.
     *
     * @param card null when the item has none: then it is not approved
     * @param today the day on which a check of actuality must count
     * @param scorable false when the server cannot mark it
     */
    public Candidate candidate(ItemVersion item, @Nullable ItemCard card, LocalDate today, boolean scorable) {
        return new Candidate(
                item.ref().id().value(),
                labels(item, card),
                numbers(item),
                card == null ? Set.of() : card.enemies(),
                item.calibration(),
                seen,
                obstacles(card, today, scorable));
    }

    private static Set<Obstacle> obstacles(@Nullable ItemCard card, LocalDate today, boolean scorable) {
        Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);
        if (card == null || !card.state().usable()) {
            obstacles.add(Obstacle.NOT_APPROVED);
        }
        if (card == null || !card.actual(today)) {
            obstacles.add(Obstacle.NOT_ACTUAL);
        }
        if (card != null && card.blocked()) {
            obstacles.add(Obstacle.BLOCKED);
        }
        if (!scorable) {
            obstacles.add(Obstacle.NOT_SCORABLE);
        }
        return obstacles;
    }

    private static Map<String, Set<String>> labels(ItemVersion item, @Nullable ItemCard card) {
        Classification place = item.classification();
        Map<String, Set<String>> labels = new HashMap<>();
        labels.put(Blueprint.CATEGORY, Set.of(place.category()));
        labels.put("age", Set.of(place.age()));
        labels.put("aspect", Set.of(place.aspect()));
        labels.put("character", Set.of(place.character()));
        labels.put("type", Set.of(item.content().type().name()));
        labels.put("language", Set.of(item.language()));
        labels.put("test", Set.copyOf(item.tests()));
        String icpc = place.icpc();
        if (icpc != null) {
            labels.put("icpc", Set.of(icpc));
        }
        CaseRef.of(item.content()).ifPresent(each -> labels.put("case", Set.of(each.id())));
        int options = item.letters().size();
        if (options > 0) {
            labels.put("options", Set.of(Integer.toString(options)));
        }
        if (card != null) {
            labels.put("targetGroup", card.targetGroups());
            labels.put("owner", Set.of(card.owner()));
            labels.put("state", Set.of(card.state().name()));
            labels.put("theme", card.theme().isBlank() ? Set.of() : Set.of(card.theme()));
        }
        return labels;
    }

    private Map<String, Double> numbers(ItemVersion item) {
        Map<String, Double> numbers = new HashMap<>();
        numbers.put("seconds", seconds == null ? USUAL_SECONDS : seconds);
        int options = item.letters().size();
        if (options > 0) {
            numbers.put("options", (double) options);
        }
        ItemParameters parameters = item.calibration();
        if (parameters instanceof Dichotomous known) {
            numbers.put("a", known.a());
            numbers.put("b", known.b());
        }
        if (p != null) {
            numbers.put("p", p);
        } else if (parameters != null) {
            numbers.put("p", expected(parameters));
        }
        return numbers;
    }

    /** Mean expected score per point over θ ~ N(0, 1), by even steps from −4 to 4. */
    private static double expected(ItemParameters parameters) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i <= STEPS; i++) {
            double theta = -FARTHEST + 2 * FARTHEST * i / STEPS;
            double weight = Math.exp(-theta * theta / 2);
            sum += weight * parameters.expectedScore(theta);
            weights += weight;
        }
        return sum / weights / (parameters.categories() - 1);
    }
}
