package nl.kennispeil.bank.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.search.ItemIndex;
import nl.kennispeil.bank.search.NearDuplicates;
import nl.kennispeil.bank.search.Search;

/** Times searching and near duplicates over 10,000 items; prints milliseconds, wall clock and processor of the thread. */
public final class SearchTiming {

    private static final PrintStream OUT = System.out;

    private SearchTiming() {}

    /** @param args number of items, 10000 when not given */
    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        ManyItems many = new ManyItems(2026);
        Map<String, ItemContent> items = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            items.put("ITEM-" + i, many.item());
        }
        for (int i = 0; i < 100; i++) {
            items.put("COPY-" + i, many.copy(required(items, "ITEM-" + i)));
        }
        searches(many, items);
        duplicates(many, items);
    }

    private static void searches(ManyItems many, Map<String, ItemContent> items) {
        try (ItemIndex index = new ItemIndex()) {
            long start = cpu();
            index.putAll(items.entrySet().stream().map(each -> many.searchable(each.getKey(), each.getValue())));
            line("build index of " + index.size(), (cpu() - start) / 1e6, 0);
            Map<String, Search> searches = new LinkedHashMap<>();
            searches.put("one word", Search.of("koorts"));
            searches.put("part of words", Search.of("media"));
            searches.put(
                    "three words, one filter", Search.of("pijn koorts otitis").filtered("state", Set.of("approved")));
            searches.put("phrase and not", Search.of("\"meest aangewezen beleid\" -koorts"));
            searches.put("prefix", Search.of("cardio* hyper*"));
            searches.put("field and sort", Search.of("icpc:K*").sorted("review-by", false));
            searches.put("everything, page 100", Search.of("").page(4950, 50));
            searches.put(
                    "hostile",
                    Search.of("aaaa* eeee iiii oooo uuuu tttt nnnn rrrr ssss dddd llll mmmm -kkkk* gggg pppp bbbb"));
            searches.forEach((name, search) -> {
                for (int i = 0; i < 30; i++) {
                    index.search(search);
                }
                times(name + " (" + index.search(search).total() + ")", 200, () -> index.search(search));
            });
            ItemContent item = required(items, "ITEM-5");
            times("change one item", 200, () -> index.put(many.searchable("ITEM-5", item)));
        }
    }

    private static void duplicates(ManyItems many, Map<String, ItemContent> items) {
        NearDuplicates bank = new NearDuplicates();
        long start = cpu();
        items.forEach(bank::put);
        line("fingerprints of " + bank.size(), (cpu() - start) / 1e6, 0);
        start = cpu();
        int pairs = bank.pairs().size();
        line("all pairs (" + pairs + " found, 100 planted)", (cpu() - start) / 1e6, 0);
        ItemContent copy = many.copy(required(items, "ITEM-500"));
        times("copies of one", 200, () -> bank.like("NEW", copy));
    }

    private static ItemContent required(Map<String, ItemContent> items, String id) {
        return Objects.requireNonNull(items.get(id));
    }

    private static void times(String name, int runs, Runnable work) {
        double[] wall = new double[runs];
        long before = cpu();
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            work.run();
            wall[i] = (System.nanoTime() - start) / 1e6;
        }
        double each = (cpu() - before) / 1e6 / runs;
        Arrays.sort(wall);
        List<Double> sorted = new ArrayList<>();
        Arrays.stream(wall).forEach(sorted::add);
        line(name, each, sorted.get(runs * 99 / 100));
    }

    private static void line(String name, double cpuMillis, double p99) {
        OUT.println(String.format(Locale.ROOT, "%-50s cpu %8.2f ms   p99 %8.2f ms", name, cpuMillis, p99));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
