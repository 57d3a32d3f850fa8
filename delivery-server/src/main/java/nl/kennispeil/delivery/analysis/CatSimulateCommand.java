package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import nl.kennispeil.bank.adaptive.RulesFile;
import nl.kennispeil.bank.adaptive.RulesJson;
import nl.kennispeil.delivery.table.ItemReader;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.TableException;
import nl.kennispeil.delivery.table.ThetaReader;
import nl.kennispeil.delivery.testreport.SimulationReport;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.scoring.adaptive.AdaptiveTest;
import nl.kennispeil.scoring.adaptive.EligibilityTable;
import nl.kennispeil.scoring.adaptive.ExposureRule;
import nl.kennispeil.scoring.adaptive.Simulation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cat-simulate}: what an adaptive test does with simulated candidates. */
@Command(
        name = "cat-simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Simulates candidates who take an adaptive test, and reports precision, exposure and blueprint.",
        footer = {
            "",
            "DIR gets runs.csv (person,position,item,score,theta,se), persons.csv, exposure.csv, summary.json and",
            "report.html. The same seed gives the same runs on any number of threads.",
            "cat.json names its blueprint, which lies beside it. Columns of bank.csv that count: seconds, pilot (1),",
            "enemies (sets, with ; between), and those the blueprint asks.",
            "",
            "Examples:",
            "  kennispeil cat-simulate --bank bank.csv --rules cat.json --thetas thetas.csv --seed 1 --out DIR",
            "  kennispeil cat-simulate --bank bank.csv --rules cat.json --candidates 10000 --out DIR"
        })
public final class CatSimulateCommand extends AnalysisCommand {

    private static final int MOST_CANDIDATES = 200_000;
    private static final double WIDEST = 3;

    @Option(
            names = "--bank",
            required = true,
            paramLabel = "FILE",
            description = "bank.csv: item parameters and the columns of the blueprint")
    @Nullable
    Path bank;

    @Option(names = "--rules", required = true, paramLabel = "FILE", description = "cat.json")
    @Nullable
    Path rules;

    @Option(
            names = "--thetas",
            paramLabel = "FILE",
            description = "person,theta, or theta alone: the candidates; - for stdin")
    @Nullable
    Path thetas;

    @Option(names = "--candidates", paramLabel = "N", description = "So many candidates, instead of --thetas")
    int candidates;

    @Option(
            names = "--distribution",
            paramLabel = "D",
            description = "Of those candidates: normal (default; mean 0, sd 1) or uniform (-3 to 3)")
    String distribution = "normal";

    @Option(names = "--seed", paramLabel = "N", description = "Decides whatever is left to chance; default 1")
    long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Default all cores; the runs do not depend on it")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Candidates beforehand, from whom exposure control learns; default 2000, 6000 for "
                    + "sympson-hetter, 0 where nothing is learnt")
    int warmUp = -1;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Candidates between two tables of the exposure control; default 100")
    int batch = 100;

    @Option(
            names = "--one-moment",
            description = "Everybody begins at once: all have the table that the warm-up ends with; more warm-up, "
                    + "such as 4000, makes it better")
    boolean oneMoment;

    @Option(names = "--lang", paramLabel = "L", description = "Of report.html: nl (default) or en")
    String lang = "nl";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the results")
    Path out = Path.of("-");

    @Override
    int run() throws IOException {
        Language language = ReportFile.language(this, lang);
        requireOptions();
        RulesFile file = rules();
        ItemTable table = ItemReader.read(source("--bank", bank), notes);
        Slopes.warn(this, table);
        Path beside = rules == null ? null : rules.toAbsolutePath().getParent();
        SimulationBank pool = new SimulationBank(table, file, beside == null ? Path.of("") : beside, notes);
        ThetaReader.Thetas people = people();
        AdaptiveTest test = AdaptiveTest.of(
                pool.pool(),
                file.rules(),
                pool.control(),
                EligibilityTable.open(pool.pool().size()));
        int warm = warmUp(file.rules().exposure());
        int all = people.persons().size() + warm;
        Progress progress = progress("simulating");
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        long begin = System.nanoTime();
        Simulation.Outcome outcome = Simulation.run(
                test,
                people.thetas().stream().mapToDouble(Double::doubleValue).toArray(),
                new Simulation.Settings(
                        seed,
                        threads,
                        batch,
                        warm,
                        oneMoment,
                        processor.isCurrentThreadCpuTimeSupported()
                                ? processor::getCurrentThreadCpuTime
                                : System::nanoTime,
                        done -> tell(progress, done, all)));
        progress.done();
        double seconds = (System.nanoTime() - begin) / 1e9;
        SimulationFigures figures = new SimulationFigures(pool.pool(), outcome.runs(), pool.model());
        folder(out);
        SimulationFiles files = new SimulationFiles(out, out(), pool.pool(), people.persons(), outcome, figures);
        files.runs();
        files.persons();
        files.exposure();
        files.summary(seed, threads, seconds, notes.all());
        SimulationReport.write(out.resolve("report.html"), language, report(pool, figures, file, seconds));
        say(String.format(
                Locale.ROOT,
                "%d candidates in %s: RMSE %.3f, length %.1f, highest exposure %.3f, overlap %.3f, unused %.1f %%,"
                        + " %d blueprints not met",
                figures.candidates(),
                out,
                figures.rmse(),
                figures.meanLength(),
                figures.maxExposure(),
                figures.overlap(),
                100 * figures.unusedShare(),
                figures.violated()));
        return 0;
    }

    private static void tell(Progress progress, int done, int all) {
        synchronized (progress) {
            progress.at((double) done / all, done + " of " + all + " candidates");
        }
    }

    private void requireOptions() {
        if ((thetas == null) == (candidates == 0)) {
            throw wrong("--thetas and --candidates: needed is one of them");
        }
        if (candidates < 0 || candidates > MOST_CANDIDATES) {
            throw wrong("--candidates is " + candidates + ": allowed is 1 to " + MOST_CANDIDATES);
        }
        if (!distribution.equals("normal") && !distribution.equals("uniform")) {
            throw wrong("--distribution is \"" + distribution + "\": allowed is normal, uniform");
        }
        if (threads < 1 || threads > 256 || batch < 1 || warmUp < -1) {
            throw wrong("--threads is " + threads + ", --batch " + batch + ", --warm-up " + warmUp
                    + ": allowed is 1 to 256, 1 or more, 0 or more");
        }
    }

    private RulesFile rules() throws IOException {
        source("--rules", rules);
        if (rules == null) {
            throw wrong("--rules is missing");
        }
        try {
            return RulesJson.read(Files.readString(rules, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new TableException(rules + ": " + e.getMessage());
        }
    }

    private ThetaReader.Thetas people() throws IOException {
        if (thetas != null) {
            ThetaReader.Thetas read = ThetaReader.read(source("--thetas", thetas), notes);
            if (read.persons().isEmpty()) {
                throw new TableException(thetas + ": there is nobody in it");
            }
            return read;
        }
        Random random = new Random(seed);
        List<Double> drawn = new ArrayList<>();
        for (int person = 0; person < candidates; person++) {
            drawn.add(distribution.equals("normal") ? random.nextGaussian() : WIDEST * (2 * random.nextDouble() - 1));
        }
        return new ThetaReader.Thetas(
                IntStream.rangeClosed(1, candidates).mapToObj(Integer::toString).toList(), drawn);
    }

    private int warmUp(ExposureRule rule) {
        if (rule instanceof ExposureRule.None || rule instanceof ExposureRule.Randomesque) {
            return 0;
        }
        return warmUp >= 0 ? warmUp : rule instanceof ExposureRule.SympsonHetter ? 6000 : 2000;
    }

    private static SimulationReport report(
            SimulationBank pool, SimulationFigures figures, RulesFile file, double seconds) {
        double[] rates = IntStream.range(0, pool.pool().size())
                .filter(i -> !pool.pool().item(i).pilot())
                .mapToDouble(figures::rate)
                .toArray();
        Arrays.sort(rates);
        return new SimulationReport(
                figures.candidates(),
                pool.pool().size(),
                figures.bias(),
                figures.rmse(),
                figures.correlation(),
                figures.seMean(),
                figures.meanLength(),
                figures.lengths(),
                max(file.rules().exposure()),
                rates,
                figures.maxFirst(),
                figures.overlap(),
                figures.leastOverlap(),
                figures.maxOverlap(),
                figures.shared(),
                figures.unusedShare(),
                pool.model() != null,
                figures.violated(),
                figures.violations(),
                figures.micros(),
                new double[] {
                    figures.micros(0.1),
                    figures.micros(0.25),
                    figures.micros(0.5),
                    figures.micros(0.75),
                    figures.micros(0.9),
                    figures.micros(0.99)
                },
                seconds,
                figures.bands());
    }

    private static double max(ExposureRule rule) {
        if (rule instanceof ExposureRule.Eligibility eligibility) {
            return eligibility.max();
        }
        if (rule instanceof ExposureRule.SympsonHetter sympsonHetter) {
            return sympsonHetter.max();
        }
        return rule instanceof ExposureRule.ProgressiveRestricted restricted ? restricted.max() : Double.NaN;
    }
}
