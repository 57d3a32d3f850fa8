package nl.kennispeil.scoring.bench;

import java.lang.management.ManagementFactory;
import nl.kennispeil.scoring.ability.AbilityEstimators;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.fit.FitModel;
import nl.kennispeil.scoring.fit.LimitedInformation;
import nl.kennispeil.scoring.fit.ResidualCorrelation;
import nl.kennispeil.scoring.fit.SumScoreFit;
import nl.kennispeil.scoring.irt.ItemModel;

/** Prints the CPU seconds of fit statistics; run it by hand. Arguments: persons (3007), items (60). */
public final class FitTiming {

    private FitTiming() {}

    public static void main(String[] arguments) {
        int persons = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3007;
        int items = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        Simulated data = Simulated.of(ItemModel.TWO_PL, persons, items, 1);
        FitModel model = FitModel.calibrated(data.items(), NormalPrior.STANDARD);
        double[] theta = AbilityEstimators.eap(data.items(), NormalPrior.STANDARD)
                .estimate(data.responses())
                .theta();
        time("S-X2", persons, items, () -> SumScoreFit.of(model, data.responses(), 1));
        time("Q3", persons, items, () -> ResidualCorrelation.of(model, data.responses(), theta));
        if (items <= LimitedInformation.MOST_ITEMS) {
            time("M2", persons, items, () -> LimitedInformation.of(model, data.responses()));
        }
    }

    private static void time(String what, int persons, int items, Runnable work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
        System.out.printf("%s of %,d persons x %d items: %.2f CPU-s%n", what, persons, items, seconds);
    }
}
