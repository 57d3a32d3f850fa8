package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import nl.kennispeil.delivery.table.TableWriter;
import nl.kennispeil.delivery.testreport.SimulationReport.Band;
import nl.kennispeil.scoring.adaptive.EligibilityTable;
import nl.kennispeil.scoring.adaptive.Pool;
import nl.kennispeil.scoring.adaptive.SimulatedRun;
import nl.kennispeil.scoring.adaptive.Simulation;

/** Writes a simulation as tables and figures. */
final class SimulationFiles {

    private final Path folder;
    private final PrintWriter stdout;
    private final Pool pool;
    private final List<String> persons;
    private final Simulation.Outcome outcome;
    private final SimulationFigures figures;

    SimulationFiles(
            Path folder,
            PrintWriter stdout,
            Pool pool,
            List<String> persons,
            Simulation.Outcome outcome,
            SimulationFigures figures) {
        this.folder = folder;
        this.stdout = stdout;
        this.pool = pool;
        this.persons = persons;
        this.outcome = outcome;
        this.figures = figures;
    }

    /** Every item of every candidate. */
    void runs() throws IOException {
        try (TableWriter out = table("runs.csv")) {
            out.row("person", "position", "item", "score", "theta", "se");
            for (int p = 0; p < persons.size(); p++) {
                SimulatedRun run = outcome.runs().get(p);
                for (int k = 0; k < run.items().length; k++) {
                    out.row(
                            persons.get(p),
                            k + 1,
                            pool.item(run.items()[k]).name(),
                            run.categories()[k],
                            run.thetas()[k],
                            run.errors()[k]);
                }
            }
        }
    }

    /** A line per candidate. */
    void persons() throws IOException {
        try (TableWriter out = table("persons.csv")) {
            out.row("person", "true_theta", "theta", "se", "length", "reason");
            for (int p = 0; p < persons.size(); p++) {
                SimulatedRun run = outcome.runs().get(p);
                out.row(
                        persons.get(p),
                        run.truth(),
                        run.result().theta(),
                        run.result().standardError(),
                        run.scored().length,
                        run.reason().name());
            }
        }
    }

    /** A line per item; the columns of eligibility are the probabilities that the simulation ended with. */
    void exposure() throws IOException {
        EligibilityTable last = outcome.last();
        try (TableWriter out = table("exposure.csv")) {
            Object[] header = new Object[4 + last.bands()];
            header[0] = "item";
            header[1] = "pilot";
            header[2] = "rate";
            header[3] = "first";
            for (int band = 0; band < last.bands(); band++) {
                header[4 + band] = "eligible_" + (band + 1);
            }
            out.row(header);
            for (int i = 0; i < pool.size(); i++) {
                Object[] row = new Object[header.length];
                row[0] = pool.item(i).name();
                row[1] = pool.item(i).pilot() ? 1 : 0;
                row[2] = figures.rate(i);
                row[3] = figures.firstRate(i);
                for (int band = 0; band < last.bands(); band++) {
                    row[4 + band] = last.probability(band, i);
                }
                out.row(row);
            }
        }
    }

    void summary(long seed, int threads, double seconds, List<String> notes) throws IOException {
        int[] lengths = figures.lengths();
        Figures all = new Figures()
                .put("candidates", figures.candidates())
                .put("bias", figures.bias())
                .put("rmse", figures.rmse())
                .put("correlation", figures.correlation())
                .put("seMean", figures.seMean())
                .put("meanLength", figures.meanLength())
                .put("minLength", SimulationFigures.quantile(lengths, 0))
                .put("medianLength", SimulationFigures.quantile(lengths, 0.5))
                .put("p90Length", SimulationFigures.quantile(lengths, 0.9))
                .put("maxLength", SimulationFigures.quantile(lengths, 1))
                .put("maxExposure", figures.maxExposure())
                .put("maxFirstItemExposure", figures.maxFirst())
                .put("overlap", figures.overlap())
                .put("leastOverlap", figures.leastOverlap())
                .put("maxOverlap", figures.maxOverlap())
                .put("maxOverlapAmong", Math.min(SimulationFigures.PAIRED, figures.candidates()))
                .put("unusedShare", figures.unusedShare())
                .put("violations", figures.violated())
                .put("exposureLifted", figures.lifted())
                .put("microsPerSelection", figures.micros())
                .put("p99MicrosPerSelection", figures.micros(0.99))
                .put("maxMicrosPerSelection", figures.micros(1))
                .put("seconds", seconds)
                .put("threads", threads)
                .put("seed", Long.toString(seed));
        Figures demands = all.part("violationsByDemand");
        figures.violations().forEach(demands::put);
        Figures reasons = all.part("reasons");
        figures.reasons().forEach(reasons::put);
        Figures.Parts bands = all.parts("conditional");
        for (Band band : figures.bands()) {
            bands.next()
                    .put("from", band.low())
                    .put("to", band.high())
                    .put("candidates", band.candidates())
                    .put("bias", band.bias())
                    .put("rmse", band.rmse())
                    .put("seMean", band.se())
                    .put("information", band.information())
                    .put("meanLength", band.length())
                    .put("maxExposure", band.maxExposure())
                    .put("overlap", band.overlap());
        }
        all.put("notes", notes).write(folder.resolve("summary.json"), stdout);
    }

    private TableWriter table(String name) throws IOException {
        return TableWriter.to(folder.resolve(name), stdout);
    }
}
