package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kennispeil.delivery.table.CovarianceFile;
import nl.kennispeil.delivery.table.ItemNames;
import nl.kennispeil.delivery.table.ItemReader;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.ItemWriter;
import nl.kennispeil.delivery.table.ScoredResponses;
import nl.kennispeil.delivery.table.TableWriter;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.scoring.calibration.CalibrationSpec;
import nl.kennispeil.scoring.calibration.Priors;
import nl.kennispeil.scoring.irt.ItemModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code calibrate}: item parameters from scored responses. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Estimates the parameters of items from scored responses.",
        footer = {
            "",
            "Beside --report NAME.json a readable report NAME.html is written.",
            "A calibration that did not converge, or whose parameters the responses do not determine, ends with exit",
            "code 1 and writes no parameters; the report then says \"converged\": false or \"identified\": false.",
            "",
            "Examples:",
            "  kennispeil calibrate --model 2PL --responses scored.csv --out params.csv --report report.json",
            "  kennispeil calibrate --model 3PL --responses pilot.csv --fixed bank.csv --out pilot-params.csv"
        })
public final class CalibrateCommand extends AnalysisCommand {

    /** How parameters are estimated. */
    enum Method {
        MML,
        CML,
        JML
    }

    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "Rasch, 1PL, 2PL, 3PL, 4PL, GRM, PCM, GPCM or NRM")
    String model = "";

    @Option(
            names = "--models",
            paramLabel = "FILE",
            description = "item,model for the items that have another model than --model")
    @Nullable
    Path models;

    @Option(names = "--responses", required = true, paramLabel = "FILE", description = RESPONSES)
    @Nullable
    Path responses;

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "MML (default); CML, JML (for comparison only) for Rasch and PCM")
    String method = "MML";

    @Option(
            names = "--groups",
            paramLabel = "FILE",
            description = "person,group: populations of their own; the first is N(0, 1)")
    @Nullable
    Path groups;

    @Option(
            names = "--fixed",
            paramLabel = "FILE",
            description = "params.csv of items that keep their parameters; ability then has a free mean and sd")
    @Nullable
    Path fixed;

    @Option(
            names = "--latent",
            paramLabel = "L",
            description =
                    "Mean and sd of ability: auto (default), standard (0 and 1, all groups) or free (with --fixed)")
    String latent = "auto";

    @Option(names = "--prior-a", paramLabel = "MEAN,SD", description = "Normal prior of log a; default none")
    @Nullable
    String priorA;

    @Option(names = "--prior-b", paramLabel = "MEAN,SD", description = "Normal prior of b; default none")
    @Nullable
    String priorB;

    @Option(
            names = "--prior-c",
            paramLabel = "MEAN,SD",
            description = "Normal prior of logit c; default -1.5,0.5; or none")
    @Nullable
    String priorC;

    @Option(
            names = "--prior-d",
            paramLabel = "MEAN,SD",
            description = "Normal prior of logit d; default 3,0.5; or none")
    @Nullable
    String priorD;

    @Option(
            names = "--se",
            paramLabel = "KIND",
            description = "Standard errors: observed (default), cross-product, sandwich or none")
    String errors = "observed";

    @Option(names = "--tolerance", paramLabel = "X", description = "Largest distance from the maximum; default 1e-6")
    double tolerance = 1e-6;

    @Option(names = "--max-cycles", paramLabel = "N", description = "EM cycles before giving up; default 2000")
    int mostCycles = 2000;

    @Option(names = "--threads", paramLabel = "N", description = "Default 1; the numbers do not depend on it")
    int threads = 1;

    @Option(names = "--first-category", paramLabel = "N", description = FIRST_CATEGORY)
    String firstCategory = "auto";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "params.csv; - for stdout")
    Path out = Path.of("-");

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "report.json, with report.html beside it; - for stdout")
    @Nullable
    Path report;

    @Option(
            names = "--covariance",
            paramLabel = "FILE",
            description = "Covariances of the item parameters (parameter,<item>.a,<item>.b,…) for link; not with JML")
    @Nullable
    Path covariance;

    @Option(names = "--lang", paramLabel = "nl|en", description = "Language of the readable report; default nl")
    String lang = "nl";

    @Override
    int run() throws IOException {
        requireOneOnStdout(out, report);
        if (covariance != null && covariance.toString().equals("-")) {
            throw wrong("--covariance is -: allowed is a file");
        }
        Method by = method();
        ItemModel wanted = model();
        CalibrationSpec.Errors kind = errors();
        Priors priors = new PriorOptions(priorA, priorB, priorC, priorD).priors(this);
        if (by != Method.MML) {
            requireRaschFamily(wanted);
        }
        checkNumbers();
        if (covariance != null && (by == Method.JML || kind == CalibrationSpec.Errors.NONE)) {
            throw wrong("--covariance needs standard errors: allowed is without --method JML and --se none");
        }
        Language language = ReportFile.language(this, lang);
        Map<String, ItemModel> others = models == null ? Map.of() : ItemNames.models(source("--models", models), notes);
        ItemTable known = fixed == null ? null : ItemReader.read(source("--fixed", fixed), notes);
        ScoredResponses read = scored(responses, firstCategory);
        say(many(read.persons().size(), "person") + ", " + many(read.matrix().items(), "item") + ", " + wanted + ", "
                + by);
        long began = System.nanoTime();
        Calibrated found;
        if (by == Method.MML) {
            Marginal marginal = new Marginal(this, read, wanted, others, known);
            found = marginal.run(kind, priors);
        } else {
            found = by == Method.CML ? ConditionalRun.cml(read) : ConditionalRun.jml(read);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        warn(found.sentences());
        if (report != null) {
            found.figures(wanted, by, seconds, read, notes).write(report, out());
        }
        if (!found.usable()) {
            say(found.why() + "; no parameters were written");
            return 1;
        }
        try (TableWriter writer = TableWriter.to(out, out())) {
            ItemWriter.write(writer, found.items());
        }
        if (covariance != null) {
            try (TableWriter writer = TableWriter.to(covariance, out())) {
                CovarianceFile.write(writer, found.form().orElseThrow());
            }
        }
        if (report != null && !report.toString().equals("-")) {
            ReportFile.calibration(ReportFile.beside(report), language, found, wanted, by, seconds, read);
        }
        return 0;
    }

    private void requireRaschFamily(ItemModel wanted) {
        if (wanted != ItemModel.RASCH && wanted != ItemModel.PCM) {
            throw wrong("--method " + method + " with --model " + wanted + ": allowed is Rasch or PCM");
        }
        List<String> refused = new ArrayList<>();
        if (groups != null) {
            refused.add("--groups");
        }
        if (fixed != null) {
            refused.add("--fixed");
        }
        if (models != null) {
            refused.add("--models");
        }
        if (!refused.isEmpty()) {
            throw wrong(String.join(", ", refused) + " needs --method MML");
        }
    }

    private void checkNumbers() {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw wrong("--tolerance is " + tolerance + ": allowed is above 0 and below 1");
        }
        if (mostCycles < 1) {
            throw wrong("--max-cycles is " + mostCycles + ": allowed is 1 or more");
        }
        if (threads < 1 || threads > 256) {
            throw wrong("--threads is " + threads + ": allowed is 1..256");
        }
        if (!List.of("auto", "standard", "free").contains(latent)) {
            throw wrong("--latent is \"" + latent + "\": allowed is auto, standard or free");
        }
        if (latent.equals("free") && fixed == null) {
            throw wrong("--latent free needs --fixed items: nothing else sets the scale");
        }
    }

    private Method method() {
        try {
            return Method.valueOf(method.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("--method is \"" + method + "\": allowed is MML, CML or JML");
        }
    }

    private ItemModel model() {
        try {
            return ItemModel.ofLabel(model);
        } catch (IllegalArgumentException e) {
            throw wrong("--" + e.getMessage());
        }
    }

    private CalibrationSpec.Errors errors() {
        return Arrays.stream(CalibrationSpec.Errors.values())
                .filter(each -> each.name().replace('_', '-').equalsIgnoreCase(errors))
                .findFirst()
                .orElseThrow(() ->
                        wrong("--se is \"" + errors + "\": allowed is observed, cross-product, sandwich or none"));
    }
}
