package nl.kennispeil.delivery.itembank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.form.FormItem;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.attempt.PracticeSitting;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.itemstats.SittingStatistics;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;

/** Where items were used: forms, sittings, and what those said about them. Forms never change, so they are kept a while. */
public final class ItemUse {

    private static final String ALL = "all";
    private static final int SMALLEST = 10;

    private final FormLibrary forms;
    private final Sittings sittings;
    private final ItemStatistics statistics;
    private final Cache<String, List<TestForm>> kept =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();
    private final Cache<SittingId, Integer> began = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

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

    /** What a sitting that was counted says about an item, and how many sat it. */
    record Counted(Sitting sitting, SittingStatistics.Item item, int n) {}

    /**
     * A sitting without figures about an item.
     *
     * @param why a code, with words under {@code page.items.noFigures.<code>}
     */
    record Uncounted(Sitting sitting, FormItem item, String why) {}

    record Figures(List<Counted> counted, List<Uncounted> uncounted) {}

    /** Figures of every sitting, or why there are none. A sitting that was released and not counted yet is counted now. */
    Figures figures(List<Use> uses, Instant now) {
        List<Counted> counted = new ArrayList<>();
        List<Uncounted> uncounted = new ArrayList<>();
        for (Use use : uses) {
            for (Sitting sitting : use.sittings()) {
                Optional<SittingStatistics> found =
                        practice(sitting) ? Optional.empty() : statistics.findOrMake(sitting.id(), now);
                Optional<SittingStatistics.Item> item = found.flatMap(all -> all.items().stream()
                        .filter(each -> each.item().equals(use.item().item()))
                        .findFirst());
                if (item.isPresent()) {
                    counted.add(
                            new Counted(sitting, item.get(), found.orElseThrow().n()));
                } else {
                    String why = practice(sitting) ? "practice" : found.isPresent() ? "few" : "unreleased";
                    uncounted.add(new Uncounted(sitting, use.item(), why));
                }
            }
        }
        return new Figures(counted, uncounted);
    }

    /**
     * How often an item was shown.
     *
     * @param people who began a sitting with it; those who practised are not known
     */
    record Exposure(int forms, int sittings, int people) {

        String words(Page page) {
            return forms == 0
                    ? page.t("items.unused")
                    : page.t("items.exposed", forms, sittings) + " · " + people(page);
        }

        /** A number about a few people is none. */
        String people(Page page) {
            return people > 0 && people < SMALLEST
                    ? page.t("items.exposedFew", SMALLEST)
                    : page.t("items.exposedTo", people);
        }
    }

    /** Of some uses: all of an item, or those of one version. */
    Exposure exposure(List<Use> uses) {
        List<Sitting> real = uses.stream()
                .flatMap(each -> each.sittings().stream())
                .filter(each -> !practice(each))
                .toList();
        int people = real.stream()
                .mapToInt(each -> began.get(each.id(), statistics::began))
                .sum();
        return new Exposure(uses.size(), real.size(), people);
    }

    private static boolean practice(Sitting sitting) {
        return sitting.kind().equals(PracticeSitting.KIND);
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

    static ItemViews.NoFigures view(Uncounted uncounted, Page page) {
        return new ItemViews.NoFigures(
                uncounted.sitting().title().in(page.messages().language()),
                uncounted.item().item().toString(),
                page.t("items.noFigures." + uncounted.why()));
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
