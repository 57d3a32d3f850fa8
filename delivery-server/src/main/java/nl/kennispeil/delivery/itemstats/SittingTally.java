package nl.kennispeil.delivery.itemstats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.form.FormItem;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.Mark;
import nl.kennispeil.delivery.result.MarkedItem;
import nl.kennispeil.delivery.result.Result;

/** Counts the results of a sitting, one after the other, and then says only what may be said. */
final class SittingTally {

    private final TestForm form;
    private final Map<ItemRef, ItemTally> all = new HashMap<>();
    private final Map<String, Map<ItemRef, ItemTally>> institutes = new TreeMap<>();
    private final Map<String, Integer> sizes = new TreeMap<>();
    private final TreeMap<Integer, Integer> scores = new TreeMap<>();
    private int n;

    SittingTally(TestForm form) {
        this.form = form;
    }

    void add(Result result, String institute) {
        n++;
        sizes.merge(institute, 1, Integer::sum);
        int right = (int) result.count(Mark.RIGHT);
        scores.merge(right, 1, Integer::sum);
        double total = result.sum().doubleValue();
        Map<ItemRef, ItemTally> own = institutes.computeIfAbsent(institute, any -> new HashMap<>());
        for (MarkedItem each : result.items()) {
            all.computeIfAbsent(each.item(), any -> new ItemTally()).add(each, total);
            own.computeIfAbsent(each.item(), any -> new ItemTally()).add(each, total);
        }
    }

    SittingStatistics statistics(Instant at) {
        if (n < Suppression.SMALLEST) {
            return new SittingStatistics(
                    form.ref(), at, 0, Map.of(), List.copyOf(sizes.keySet()), List.of(), List.of());
        }
        Set<String> hidden = Suppression.hidden(sizes, Suppression.SMALLEST);
        Map<String, Integer> shown = new TreeMap<>(sizes);
        shown.keySet().removeAll(hidden);
        List<SittingStatistics.Item> items = new ArrayList<>();
        boolean adaptive = form.rules().adaptive() != null;
        for (FormItem each : form.items()) {
            if (adaptive && all.getOrDefault(each.item(), new ItemTally()).size() < Suppression.SMALLEST) {
                // of a pool each item is given to some, who must be as many as any group that is told of
                continue;
            }
            Map<String, SittingStatistics.Cell> cells = new TreeMap<>();
            // and per institute they are too few
            (adaptive ? Set.<String>of() : shown.keySet())
                    .forEach(institute ->
                            cells.put(institute, cell(institutes.getOrDefault(institute, Map.of()), each.item())));
            items.add(new SittingStatistics.Item(each.item(), each.scored(), cell(all, each.item()), cells));
        }
        return new SittingStatistics(form.ref(), at, n, shown, List.copyOf(hidden), bands(), items);
    }

    private static SittingStatistics.Cell cell(Map<ItemRef, ItemTally> of, ItemRef item) {
        return of.getOrDefault(item, new ItemTally()).cell();
    }

    /** What is left at the top goes with the band below it. */
    private List<SittingStatistics.Band> bands() {
        List<SittingStatistics.Band> bands = new ArrayList<>();
        int from = scores.firstKey();
        int people = 0;
        for (Map.Entry<Integer, Integer> each : scores.entrySet()) {
            if (people == 0) {
                from = each.getKey();
            }
            people += each.getValue();
            if (people >= Suppression.SMALLEST) {
                bands.add(new SittingStatistics.Band(from, each.getKey(), people));
                people = 0;
            }
        }
        if (people > 0) {
            SittingStatistics.Band last = bands.remove(bands.size() - 1);
            bands.add(new SittingStatistics.Band(last.from(), scores.lastKey(), last.n() + people));
        }
        return bands;
    }
}
