package nl.kennispeil.bank.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import nl.kennispeil.bank.item.ChoiceQuestion;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.Exhibit;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Key;
import nl.kennispeil.bank.item.Option;
import nl.kennispeil.bank.item.Rationale;
import nl.kennispeil.bank.item.Stem;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;

/**
 * Generates synthetic items for one kind of test. The same seed gives the same items. Second dimensions follow the
 * shares of the proposed blueprint of 160 items; options are two, three or four in 10, 30 and 60 of 100.
 *
 * <p>Parameters are drawn so that a simulated national sitting has the statistics of a plausible one: right in about
 * 74 of 100 answers, with a standard deviation over items of about 16.
 */
final class SyntheticItems {

    private static final String THEORY = "HGT";
    private static final Map<String, Integer> AGES =
            ordered("0-4", 12, "5-17", 14, "18-44", 52, "45-69", 50, "70+", 21);
    private static final Map<String, Integer> ASPECTS = ordered(
            "lichamelijk onderzoek",
            24,
            "diagnostiek",
            38,
            "behandeling",
            56,
            "verwijzing",
            20,
            "preventie en voorlichting",
            11);
    private static final Map<String, Integer> CHARACTERS = ordered("spoed", 24, "chronisch", 40, "regulier", 96);
    private static final Map<Integer, Integer> OPTIONS = new TreeMap<>(Map.of(2, 10, 3, 30, 4, 60));
    private static final Map<Integer, Double> GUESSING = Map.of(2, 0.42, 3, 0.28, 4, 0.21);

    private static final double MEAN_B = -1.0;
    private static final double SD_B = 1.7;

    private final String test;
    private final SplittableRandom random;
    private final Map<String, Integer> numbers;
    private final Map<Integer, List<Integer>> keys = new LinkedHashMap<>();

    /**
     * @param numbers last number used per category, shared between generators so that ids stay unique
     */
    SyntheticItems(String test, long seed, Map<String, Integer> numbers) {
        this.test = test;
        this.random = new SplittableRandom(seed);
        this.numbers = numbers;
    }

    /** As many items of each category as asked. */
    List<ItemVersion> generate(Map<String, Integer> byCategory) {
        int total = byCategory.values().stream().mapToInt(Integer::intValue).sum();
        int medical = total - byCategory.getOrDefault(THEORY, 0);
        List<String> ages = Quota.spread(AGES, medical, random);
        List<String> aspects = Quota.spread(ASPECTS, medical, random);
        List<String> characters = Quota.spread(CHARACTERS, total, random);
        List<Integer> options = new ArrayList<>(Quota.spread(OPTIONS, total, random));
        List<ItemVersion> items = new ArrayList<>();
        // Categories that fit few ages choose first, while there is something left to choose.
        List<String> order = new ArrayList<>(byCategory.keySet());
        order.sort(Comparator.comparing(category -> fittingAges(category).size()));
        for (String category : order) {
            for (int i = 0; i < byCategory.getOrDefault(category, 0); i++) {
                boolean theory = category.equals(THEORY);
                Classification place = new Classification(
                        category,
                        null,
                        null,
                        theory ? "niet van toepassing" : take(ages, fittingAges(category)),
                        theory ? "theorie en methodologie" : aspects.remove(0),
                        theory ? take(characters, List.of("regulier")) : characters.remove(0));
                items.add(item(place, options.remove(0)));
            }
        }
        return items;
    }

    private ItemVersion item(Classification place, int options) {
        Scene scene = Scene.of(place.category(), place.age(), place.character(), random);
        Puzzle kind = Puzzle.forAspect(place.aspect(), options, random);
        return item(place, kind.draft(scene, options, nextKey(options), random));
    }

    /** The item of a draft, with the next free number of its category. */
    ItemVersion item(Classification place, Draft draft) {
        String code = place.category().replace("/", "");
        int number = numbers.merge(code, 1, Integer::sum);
        List<Option> options = new ArrayList<>();
        for (String text : draft.options()) {
            options.add(new Option(letter(options.size()), text));
        }
        List<Exhibit> exhibits = draft.exhibits();
        ItemId id = new ItemId("SYN-%s-%03d".formatted(code, number));
        ChoiceQuestion question = new ChoiceQuestion(
                new Stem(draft.paragraphs(), draft.question(), exhibits), options, Key.of(letter(draft.key())));
        return new ItemVersion(
                new ItemRef(id, 1),
                "nl",
                true,
                List.of(test),
                place,
                question.content(id, "nl"),
                new Rationale(draft.rationale(), "Synthetisch", "gegenereerd voor demonstratie"),
                parameters(options.size()));
    }

    /** Deals key positions like cards, so that each position is right equally often. */
    private int nextKey(int options) {
        List<Integer> deck = keys.computeIfAbsent(options, n -> new ArrayList<>());
        if (deck.isEmpty()) {
            for (int i = 0; i < options; i++) {
                deck.add(i);
            }
            Quota.shuffle(deck, random);
        }
        return deck.remove(deck.size() - 1);
    }

    private ThreePl parameters(int options) {
        double a = Math.exp(Math.log(0.8) + 0.28 * random.nextGaussian());
        double b = MEAN_B + SD_B * random.nextGaussian();
        double c = GUESSING.getOrDefault(options, 0.2) + 0.02 * random.nextGaussian();
        return new ThreePl(round(clamp(a, 0.35, 1.7)), round(clamp(b, -4.5, 2.8)), round(clamp(c, 0.1, 0.5)));
    }

    /** Takes the first value that fits, or the first when none does. */
    private static String take(List<String> values, List<String> fitting) {
        for (int i = 0; i < values.size(); i++) {
            if (fitting.contains(values.get(i))) {
                return values.remove(i);
            }
        }
        return values.remove(0);
    }

    private static List<String> fittingAges(String category) {
        return switch (category) {
            case "W" -> List.of("18-44");
            case "X" -> List.of("18-44", "45-69");
            case "Y" -> List.of("45-69", "70+", "18-44");
            default -> List.copyOf(AGES.keySet());
        };
    }

    private static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static Map<String, Integer> ordered(Object... pairs) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (Integer) pairs[i + 1]);
        }
        return map;
    }
}
