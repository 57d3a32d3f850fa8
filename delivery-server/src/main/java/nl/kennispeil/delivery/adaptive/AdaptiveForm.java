package nl.kennispeil.delivery.adaptive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.adaptive.RulesJson;
import nl.kennispeil.bank.form.AdaptivePart;
import nl.kennispeil.bank.form.FormItem;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Marked;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.result.Grading;
import nl.kennispeil.scoring.adaptive.AdaptiveRules;
import nl.kennispeil.scoring.adaptive.AdaptiveTest;
import nl.kennispeil.scoring.adaptive.EligibilityTable;
import nl.kennispeil.scoring.adaptive.Given;
import nl.kennispeil.scoring.adaptive.Pool;
import nl.kennispeil.scoring.adaptive.PoolItem;
import nl.kennispeil.scoring.irt.ItemParameters;

/** A form with its pool, ready to choose from. Immutable and shared by all candidates of all its sittings. */
public final class AdaptiveForm {

    private final AdaptivePart part;
    private final AdaptiveTest test;
    private final List<ItemVersion> items;
    private final Map<ItemRef, Integer> numbers = new HashMap<>();

    private AdaptiveForm(AdaptivePart part, AdaptiveTest test, List<ItemVersion> items) {
        this.part = part;
        this.test = test;
        this.items = List.copyOf(items);
        for (int i = 0; i < items.size(); i++) {
            numbers.put(items.get(i).ref(), i);
        }
    }

    /**
     * Prepares a form.
     *
     * @throws IllegalArgumentException when it is not adaptive, or its rules and its pool do not fit together
     */
    public static AdaptiveForm of(FormLibrary.Delivered form) {
        AdaptivePart part = form.form().rules().adaptive();
        if (part == null) {
            throw new IllegalArgumentException("form " + form.form().ref() + " is not adaptive");
        }
        List<PoolItem> pool = new ArrayList<>();
        List<ItemVersion> items = new ArrayList<>();
        for (FormItem each : form.form().items()) {
            ItemVersion item = form.byRef().get(each.item());
            if (item == null) {
                throw new IllegalStateException("form " + form.form().ref() + " lacks item " + each.item());
            }
            if (each.scored() && Grading.marker(item).byPeople()) {
                throw new IllegalArgumentException(
                        "item " + each.item() + " is marked by people: an adaptive form cannot wait for them");
            }
            AdaptivePart.Calibrated known = part.pool().get(each.item());
            pool.add(new PoolItem(
                    each.item().toString(),
                    known == null ? null : known.parameters(),
                    known == null ? 0 : known.seconds(),
                    !each.scored()));
            items.add(item);
        }
        AdaptiveRules rules = RulesJson.read(part.rules()).rules();
        Pool named = Pool.of(pool);
        return new AdaptiveForm(
                part,
                AdaptiveTest.of(
                        named, rules, Contents.of(rules, part, named, items), EligibilityTable.open(pool.size())),
                items);
    }

    public AdaptivePart part() {
        return part;
    }

    public AdaptiveTest test() {
        return test;
    }

    /** The test with another table of eligibility. */
    AdaptiveTest test(EligibilityTable table) {
        return table.version() == test.table().version() ? test : test.with(table);
    }

    public ItemVersion item(int number) {
        return items.get(number);
    }

    /** The number of an item in the pool; −1 when it is not in. */
    public int number(ItemRef item) {
        return numbers.getOrDefault(item, -1);
    }

    /** The category that an answer falls in; {@link Given#UNKNOWN} for "?" and none. */
    int category(int number, String answer) {
        Marked marked = Grading.marker(items.get(number)).mark(Answer.parse(answer));
        ItemParameters parameters = test.pool().item(number).parameters();
        int highest = parameters == null ? 1 : parameters.categories() - 1;
        return switch (marked.mark()) {
            case RIGHT -> highest;
            case WRONG -> 0;
            case PARTIAL -> (int) Math.round(marked.share().doubleValue() * highest);
            case UNKNOWN, BLANK, PENDING -> Given.UNKNOWN;
        };
    }
}
