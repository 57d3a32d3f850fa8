package nl.kennispeil.scoring.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;
import nl.kennispeil.scoring.calibration.Calibration;
import nl.kennispeil.scoring.calibration.CalibrationSpec;
import nl.kennispeil.scoring.calibration.CalibrationSpec.Errors;
import nl.kennispeil.scoring.calibration.Calibrations;
import nl.kennispeil.scoring.irt.ItemModel;

/**
 * Times calibrations of simulated tests and prints one table: CPU seconds of the process, wall seconds and the highest
 * heap, per run. Arguments: {@code MODEL:PERSONSxITEMS:SEED[:THREADS[:errors]]} …; without them, all jobs. Every job runs
 * three times: the first is a cold Java machine when it is the first job.
 */
final class CalibrationTiming {

    private static final String[] ALL = {
        "2PL:3007x120:1",
        "2PL:3007x160:1",
        "2PL:20000x400:4",
        "2PL:20000x400:4:2",
        "3PL:3007x120:2",
        "3PL:3007x160:2",
        "3PL:20000x400:2",
        "GPCM:3007x120:3",
        "GPCM:3007x160:3",
        "GPCM:20000x400:3",
    };

    private CalibrationTiming() {}

    public static void main(String[] jobs) {
        System.out.println(
                "| job | threads | SE | run | CPU s | wall s | peak heap MB | cycles | converged | log likelihood "
                        + "| grid error | nodes | check |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (String job : jobs.length == 0 ? ALL : jobs) {
            String[] parts = job.split(":", -1);
            String[] size = parts[1].split("x", -1);
            Simulated simulated = Simulated.of(
                    ItemModel.ofLabel(parts[0]),
                    Integer.parseInt(size[0]),
                    Integer.parseInt(size[1]),
                    Long.parseLong(parts[2]));
            int threads = parts.length > 3 ? Integer.parseInt(parts[3]) : 1;
            boolean errors = parts.length > 4;
            CalibrationSpec spec = CalibrationSpec.of(simulated.responses(), ItemModel.ofLabel(parts[0]))
                    .withThreads(threads)
                    .withErrors(errors ? Errors.OBSERVED : Errors.NONE);
            for (int run = 1; run <= 3; run++) {
                time(job, threads, errors, run, spec);
            }
        }
    }

    private static void time(String job, int threads, boolean errors, int run, CalibrationSpec spec) {
        System.gc();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            pool.resetPeakUsage();
        }
        long cpu = cpu();
        long wall = System.nanoTime();
        Calibration calibration = Calibrations.mml(spec);
        double cpuSeconds = (cpu() - cpu) / 1e9;
        double wallSeconds = (System.nanoTime() - wall) / 1e9;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        // Changes with any bit of any number, so that runs with one and two threads can be held side by side.
        long check = calibration.items().stream()
                .mapToLong(item -> java.util.Arrays.hashCode(item.values()))
                .sum();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %d | %.2f | %.2f | %d | %d | %s | %.5f | %.1e | %d | %x |%n",
                job,
                threads,
                errors ? "yes" : "no",
                run,
                cpuSeconds,
                wallSeconds,
                peak >> 20,
                calibration.iterations(),
                calibration.converged(),
                calibration.logLik(),
                calibration.gridError(),
                calibration.nodes(),
                check);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
