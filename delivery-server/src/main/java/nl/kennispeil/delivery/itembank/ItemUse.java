package nl.kennispeil.delivery.itembank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.form.FormItem;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.itemstats.SittingStatistics;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;

/** Where items were used: forms, sittings, and what those said about them. Forms never change, so they are kept a while. */
public final class ItemUse {

    private static final String ALL = "all";

    private final FormLibrary forms;
    private final Sittings sittings;
    private final ItemStatistics statistics;
    private final Cache<String, List<TestForm>> kept =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    public ItemUse(FormLibrary forms, Sittings sittings, ItemStatistics statistics) {
        this.forms = forms;
        this.sittings = sittings;
        this.statistics = statistics;
    }

    /** A form that holds the item, and the sittings of that form. */
    record Use(TestForm form, FormItem item, List<Sitting> sittings) {}

    /** The newest form first. */
    List<Use> of(ItemId item) {
        List<Use> uses = new ArrayList<>();
        for (TestForm form : kept.get(ALL, any -> forms.all())) {
            form.items().stream()
                    .filter(each -> each.item().id().equals(item))
                    .findFirst()
                    .ifPresent(each -> uses.add(new Use(
                            form,
                            each,
                            sittings.all().stream()
                                    .filter(sitting -> sitting.form().equals(form.ref()))
                                    .sorted(Comparator.comparing(Sitting::opens).reversed())
                                    .toList())));
        }
        uses.sort(Comparator.comparing((Use each) -> each.sittings().isEmpty()
                        ? java.time.Instant.MIN
                        : each.sittings().get(0).opens())
                .reversed());
        return uses;
    }

    /** How many sat the item, of sittings that were counted. */
    record Counted(Sitting sitting, SittingStatistics.Item item, int n) {}

    List<Counted> counted(List<Use> uses, ItemId item) {
        List<Counted> counted = new ArrayList<>();
        for (Use use : uses) {
            for (Sitting sitting : use.sittings()) {
                statistics
                        .find(sitting.id())
                        .ifPresent(found -> found.items().stream()
                                .filter(each -> each.item().id().equals(item))
                                .findFirst()
                                .ifPresent(each -> counted.add(new Counted(sitting, each, found.n()))));
            }
        }
        return counted;
    }

    static ItemViews.Use view(Use use, Page page) {
        return new ItemViews.Use(
                use.form().title() + " (" + use.form().ref() + ")",
                use.item().item().toString(),
                use.item().scored(),
                use.sittings().stream()
                        .map(each -> each.title().in(page.messages().language()) + ", " + page.date(each.opens()))
                        .toList());
    }

    static ItemViews.Figures view(Counted counted, Page page) {
        SittingStatistics.Cell cell = counted.item().all();
        Map<String, Integer> chosen = new LinkedHashMap<>(cell.chosen());
        chosen.put("?", cell.unknown());
        return new ItemViews.Figures(
                counted.sitting().title().in(page.messages().language()),
                counted.item().item().toString(),
                counted.n(),
                page.number(cell.p()),
                Optional.ofNullable(cell.rit()).map(page::number).orElse("–"),
                Optional.ofNullable(cell.rir()).map(page::number).orElse("–"),
                chosen.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .reduce((a, b) -> a + " · " + b)
                        .orElse(""),
                Integer.toString(counted.item().institutes().size()));
    }
}
