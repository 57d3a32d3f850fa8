package nl.kennispeil.scoring.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import nl.kennispeil.scoring.adaptive.AdaptiveRules;
import nl.kennispeil.scoring.adaptive.AdaptiveRun;
import nl.kennispeil.scoring.adaptive.AdaptiveTest;
import nl.kennispeil.scoring.adaptive.ContentControl;
import nl.kennispeil.scoring.adaptive.EligibilityTable;
import nl.kennispeil.scoring.adaptive.Pool;
import nl.kennispeil.scoring.adaptive.PoolItem;
import nl.kennispeil.scoring.adaptive.Step;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * Processor time per item of plain maximum-information selection with an EAP update: {@code AdaptiveTiming bank.csv [length]
 * [candidates]}. The bank has columns {@code item,model,a,b,c,…}; without one 1,000 items are made up.
 */
public final class AdaptiveTiming {

    private AdaptiveTiming() {}

    public static void main(String[] args) throws IOException {
        List<PoolItem> items = args.length > 0 ? read(Path.of(args[0])) : madeUp();
        int length = args.length > 1 ? Integer.parseInt(args[1]) : 40;
        int candidates = args.length > 2 ? Integer.parseInt(args[2]) : 2000;
        AdaptiveTest test = AdaptiveTest.of(
                Pool.of(items),
                AdaptiveRules.plain(length),
                ContentControl.none(),
                EligibilityTable.open(items.size()));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 5; round++) {
            Random random = new Random(1);
            double squares = 0;
            long begin = threads.getCurrentThreadCpuTime();
            for (int person = 0; person < candidates; person++) {
                double theta = random.nextGaussian();
                AdaptiveRun run = test.begin(person);
                while (run.next() instanceof Step.Item due) {
                    ItemParameters.ThreePl item = (ItemParameters.ThreePl)
                            Objects.requireNonNull(items.get(due.item()).parameters());
                    run.answer(due.item(), random.nextDouble() < item.probability(theta) ? 1 : 0);
                }
                double away = run.ability().theta() - theta;
                squares += away * away;
            }
            double millis = (threads.getCurrentThreadCpuTime() - begin) / 1e6;
            System.out.printf(
                    Locale.ROOT,
                    "%d items of %d, %d candidates: %.4f CPU-ms an item, RMSE %.3f%n",
                    length,
                    items.size(),
                    candidates,
                    millis / candidates / length,
                    Math.sqrt(squares / candidates));
        }
    }

    private static List<PoolItem> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = Arrays.asList(lines.get(0).replace("\"", "").split(","));
        List<PoolItem> items = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.replace("\"", "").split(",");
            items.add(PoolItem.of(
                    cells[header.indexOf("item")],
                    new ItemParameters.ThreePl(
                            Double.parseDouble(cells[header.indexOf("a")]),
                            Double.parseDouble(cells[header.indexOf("b")]),
                            Double.parseDouble(cells[header.indexOf("c")]))));
        }
        return items;
    }

    private static List<PoolItem> madeUp() {
        Random random = new Random(2);
        List<PoolItem> items = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            items.add(PoolItem.of(
                    "i" + i,
                    new ItemParameters.ThreePl(
                            Math.exp(0.3 * random.nextGaussian()), random.nextGaussian(), 0.2 * random.nextDouble())));
        }
        return items;
    }
}
