package nl.kennispeil.bank.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Condition;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.bank.form.AdaptivePart;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.FormAssembly;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.form.ReportingScale;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.scoring.formula.PenaltyTable;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * The demo bank: 20 items written for this project, synthetic items marked as such, and three forms. Always the same.
 * No item is fit for real use.
 *
 * @param items all items, every one with 3PL parameters
 * @param lhk 120 items to the proposed blueprint, 180 minutes
 * @param kov 40 items, among them a film, a picture and tables, 60 minutes
 * @param practice 15 items to get to know the screen with, 30 minutes; shares no item with the other forms
 */
public record DemoBank(List<ItemVersion> items, TestForm lhk, TestForm kov, TestForm practice) {

    private static final long SEED = 20261122;

    /** Chosen among draws for its spread over ages, aspects and characters, which a draw does not look at. */
    private static final long LHK_DRAW = 300;

    /** Demo items that anyone may see in the practice form; the others of the LHK stay out of it. */
    private static final Set<String> PRACTICE = Set.of("DEMO-003", "DEMO-010", "DEMO-015", "DEMO-017", "DEMO-020");

    private static final Set<String> ADAPTIVE = Set.of("D", "K", "L", "P/Z", "R", "S");

    private static final String ADAPTIVE_RULES = """
            {"start":{"theta":0},"ability":"EAP","prior":{"mean":0,"sd":1},"select":"MFI",
             "content":{"method":"shadow","blueprint":"form"},"exposure":{"method":"randomesque","best":5},
             "stop":{"min":12,"max":15,"se":0.45},"unknown":"WRONG"}
            """;

    private static final List<String> CATEGORIES =
            List.of("A", "B", "D", "F", "H", "K", "L", "N", "P/Z", "R", "S", "T", "U", "W", "X", "Y", "HGT");

    public DemoBank {
        items = List.copyOf(items);
    }

    /** Builds the bank; takes well under a second. */
    public static DemoBank create() {
        List<ItemVersion> own = ownItems();
        Map<String, Integer> numbers = new TreeMap<>();
        SyntheticItems forLhk = new SyntheticItems("LHK", SEED, numbers);
        SyntheticItems forKov = new SyntheticItems("KOV", SEED + 1, numbers);
        SyntheticItems forPractice = new SyntheticItems("OEFEN", SEED + 2, numbers);

        List<ItemVersion> lhkStock = forLhk.generate(withSpare(lhkBlueprint()));
        List<ItemVersion> kovFixed = new ArrayList<>(List.of(MediaItems.angle(forKov), MediaItems.worst(forKov)));
        kovFixed.addAll(meantFor("KOV", own));
        List<ItemVersion> kovStock = forKov.generate(withSpare(kovBlueprint()));
        List<ItemVersion> practice = practiceItems(own, forPractice);

        List<ItemVersion> lhk = FormAssembly.pick(lhkBlueprint(), lhkFixed(own), lhkStock, LHK_DRAW);
        List<ItemVersion> kov = FormAssembly.pick(kovBlueprint(), kovFixed, kovStock, SEED);
        Map<String, ItemVersion> all = new LinkedHashMap<>();
        for (List<ItemVersion> part : List.of(own, lhkStock, kovFixed, kovStock, practice)) {
            part.forEach(item -> all.put(item.ref().toString(), item));
        }
        return new DemoBank(
                List.copyOf(all.values()),
                FormAssembly.form(new FormRef("LHK-2026-N", 1), "LHK", "LHK najaar 2026", lhk, lhkRules()),
                FormAssembly.form(new FormRef("KOV-2026-N", 1), "KOV", "KOV najaar 2026", kov, kovRules()),
                FormAssembly.form(new FormRef("OEFEN-1", 1), "OEFEN", "Oefentoets", practice, practiceRules()));
    }

    /** Pairs of which a form holds at most one; items that stand in no form, so that the forms above hold none. */
    public List<List<ItemId>> enemies() {
        Set<ItemId> used = forms().stream()
                .flatMap(each -> each.refs().stream())
                .map(ItemRef::id)
                .collect(Collectors.toSet());
        List<ItemId> free = items.stream()
                .map(each -> each.ref().id())
                .filter(each -> !used.contains(each))
                .toList();
        return List.of(
                List.of(free.get(2), free.get(9)),
                List.of(free.get(12), free.get(19)),
                List.of(free.get(22), free.get(29)));
    }

    /** The three forms. */
    public List<TestForm> forms() {
        return List.of(lhk, kov, practice);
    }

    /**
     * A form that chooses 12 to 15 items out of the synthetic ones of six chapters of the LHK. Their parameters were drawn
     * with the items, so its results say nothing of anybody.
     */
    public TestForm adaptive() {
        Set<ItemRef> approved = Set.copyOf(lhk.refs());
        Map<ItemRef, AdaptivePart.Calibrated> pool = new LinkedHashMap<>();
        List<ItemVersion> chosen = new ArrayList<>();
        for (ItemVersion item : items) {
            ItemParameters parameters = item.calibration();
            if (approved.contains(item.ref())
                    && item.synthetic()
                    && parameters != null
                    && ADAPTIVE.contains(item.classification().category())) {
                pool.put(item.ref(), new AdaptivePart.Calibrated(parameters, 60, Set.of()));
                chosen.add(item);
            }
        }
        FormRules rules = new FormRules(
                Duration.ofMinutes(30),
                Duration.ofMinutes(30),
                Navigation.FORWARD_ONLY,
                true,
                PenaltyTable.none(),
                Release.AT_ONCE,
                Feedback.SCORE_ONLY,
                new AdaptivePart(ADAPTIVE_RULES, adaptiveBlueprint(), pool, ReportingScale.USUAL, 8, true));
        return FormAssembly.form(new FormRef("LHK-ADAPTIEF", 1), "LHK", "LHK adaptief", chosen, rules);
    }

    /** One to three of each chapter, and not too much that is urgent. */
    private static Blueprint adaptiveBlueprint() {
        List<Constraint> constraints = new ArrayList<>();
        for (String category : new TreeSet<>(ADAPTIVE)) {
            constraints.add(new Constraint.Count(List.of(Condition.is(Blueprint.CATEGORY, category)), 1, 3));
        }
        constraints.add(new Constraint.Count(List.of(Condition.is("character", "spoed")), 0, 4));
        return new Blueprint("LHK adaptief (voorstel)", 15, constraints, "", null);
    }

    /** The films, pictures and captions that the items show. */
    public static MediaLibrary media() {
        return MediaLibrary.ofClassPath("/demo/media");
    }

    /** Our proposal for 120 items; the real blueprint is not public. */
    public static Blueprint lhkBlueprint() {
        return blueprint("LHK 120 (voorstel)", 7, 3, 10, 4, 4, 11, 12, 6, 10, 10, 10, 8, 4, 5, 5, 3, 8);
    }

    /** The LHK proposal scaled to 40 items. */
    public static Blueprint kovBlueprint() {
        return blueprint("KOV 40 (voorstel)", 2, 1, 3, 2, 2, 4, 4, 2, 3, 3, 3, 3, 1, 2, 2, 1, 2);
    }

    private static Blueprint blueprint(String name, int... counts) {
        Map<String, Integer> byCategory = new LinkedHashMap<>();
        int length = 0;
        for (int i = 0; i < counts.length; i++) {
            byCategory.put(CATEGORIES.get(i), counts[i]);
            length += counts[i];
        }
        return new Blueprint(name, length, byCategory);
    }

    /** A quarter more than the blueprint asks, so that there is something to draw from. */
    private static Map<String, Integer> withSpare(Blueprint blueprint) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        blueprint.byCategory().forEach((category, count) -> counts.put(category, (5 * count + 3) / 4));
        return counts;
    }

    private static List<ItemVersion> lhkFixed(List<ItemVersion> own) {
        return meantFor("LHK", own).stream()
                .filter(item -> !PRACTICE.contains(item.ref().id().value()))
                .toList();
    }

    private static List<ItemVersion> practiceItems(List<ItemVersion> own, SyntheticItems generator) {
        List<ItemVersion> items = new ArrayList<>(own.stream()
                .filter(item -> PRACTICE.contains(item.ref().id().value()))
                .toList());
        items.addAll(2, List.of(MediaItems.layer(generator), MediaItems.threshold(generator)));
        items.addAll(generator.generate(new TreeMap<>(Map.of("K", 2, "L", 2, "R", 2, "T", 1, "HGT", 1))));
        return items;
    }

    private static List<ItemVersion> meantFor(String test, List<ItemVersion> items) {
        return items.stream().filter(item -> item.tests().contains(test)).toList();
    }

    private static List<ItemVersion> ownItems() {
        try (InputStream in = DemoBank.class.getResourceAsStream("/demo/demo-items.json")) {
            if (in == null) {
                throw new IllegalStateException("demo-items.json is not on the class path");
            }
            DutchItemFile.Reading reading = DutchItemFile.read("demo-items.json", in.readAllBytes());
            if (!reading.refusals().isEmpty()) {
                throw new IllegalStateException("the demo items that ship with the program: " + reading.refusals());
            }
            return reading.items();
        } catch (IOException failed) {
            throw new UncheckedIOException("demo-items.json cannot be read", failed);
        }
    }

    private static FormRules lhkRules() {
        return rules(180, 60, Release.BY_BUREAU, Feedback.SCORE_ONLY);
    }

    private static FormRules kovRules() {
        return rules(60, 30, Release.AT_ONCE, Feedback.ANSWERS_AND_RATIONALE);
    }

    private static FormRules practiceRules() {
        return rules(30, 10, Release.AT_ONCE, Feedback.ANSWERS_AND_RATIONALE);
    }

    private static FormRules rules(int minutes, int graceMinutes, Release release, Feedback feedback) {
        return new FormRules(
                Duration.ofMinutes(minutes),
                Duration.ofMinutes(graceMinutes),
                Navigation.FREE,
                true,
                PenaltyTable.asPublished(),
                release,
                feedback);
    }
}
