package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import nl.kennispeil.delivery.table.Rows;
import nl.kennispeil.scoring.cutscore.ClassificationReport;
import nl.kennispeil.scoring.cutscore.CutScore;
import nl.kennispeil.scoring.cutscore.EffectTable;
import nl.kennispeil.scoring.cutscore.JudgeStatistics;
import nl.kennispeil.scoring.cutscore.LivingstonLewis;
import nl.kennispeil.scoring.cutscore.TestScores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cutscore}: where to pass, by many methods. */
@Command(
        name = "cutscore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Sets a cut score: a score below it fails. Writes the cut, its error and who would fail as JSON.",
        footer = {
            "",
            "METHOD is one of",
            "  norm                 M + k SD, --sds (default -1)",
            "  reference-norms      M - SD and M + SD per group number in --scores, never falling (group 1, 2 …)",
            "  fixed, guess-corrected          --percentage",
            "  cohen                60 %% of the 95th percentile after --guessing; modified-cohen: --multiplier",
            "  angoff, angoff-yes-no           --judges: judge,item,value[,round]; value 0..1, or 0 and 1",
            "  ebel                 --judges: judge,item,relevance,difficulty (rows and columns of the grid from 1) and",
            "                       --grid: judge,relevance,difficulty,share",
            "  hofstee              --judges: judge,cut_min,cut_max,fail_min,fail_max, shares 0..1",
            "  modified-hofstee     --margin",
            "  borderline-regression           --scores with a column rating, --borderline",
            "  borderline-group     --scores with a column borderline of 0 and 1",
            "  bookmark             --params and --judges: judge,page (pages mastered)",
            "  lee, rudner          accuracy and consistency at --cut or --theta, with --params; no --scores",
            "  reference-group      --spans and --date: weeks of training and group per person, as CSV; no --scores",
            "",
            "--scores is person,score[,group][,rating][,borderline]; group is a name or number.",
            "With --reliability the accuracy and consistency of the decision are added (Livingston and Lewis).",
            "",
            "Examples:",
            "  kennispeil cutscore angoff --judges judges.csv --scores scores.csv --highest 40 --out cut.json",
            "  kennispeil cutscore cohen --scores scores.csv --highest 120 --guessing 35",
            "  kennispeil cutscore lee --params params.csv --cut 24",
            "  kennispeil cutscore reference-group --spans spans.csv --date 2026-04-15 --out groups.csv"
        })
public final class CutscoreCommand extends AnalysisCommand {

    @Parameters(index = "0", paramLabel = "METHOD", description = "See below")
    String method = "";

    @Option(
            names = "--scores",
            paramLabel = "FILE",
            description = "person,score[,group]…; - for stdin; of every method that sets a cut")
    @Nullable
    Path scores;

    @Option(
            names = "--highest",
            paramLabel = "X",
            description = "The highest score possible; of every method that sets a cut")
    double highest = Double.NaN;

    @Option(
            names = "--lowest",
            paramLabel = "X",
            description = "The lowest score possible, for --reliability; default 0")
    double lowest;

    @Option(names = "--guessing", paramLabel = "X", description = "The score of blind guessing; default 0")
    double guessing;

    @Option(names = "--judges", paramLabel = "FILE", description = "What judges said, see below")
    @Nullable
    Path judges;

    @Option(names = "--grid", paramLabel = "FILE", description = "ebel: judge,relevance,difficulty,share")
    @Nullable
    Path grid;

    @Option(names = "--params", paramLabel = "FILE", description = "bookmark, lee, rudner: params.csv")
    @Nullable
    Path params;

    @Option(names = "--rp", paramLabel = "P", description = "bookmark: response probability; default 0.67")
    double responseProbability = 0.67;

    @Option(
            names = "--mean",
            description = "bookmark: mean of the judges instead of the median; borderline-group likewise")
    boolean mean;

    @Option(names = "--sds", paramLabel = "K", description = "norm: standard deviations from the mean; default -1")
    double sds = -1;

    @Option(names = "--percentage", paramLabel = "P", description = "fixed, guess-corrected: 0 to 100")
    double percentage = Double.NaN;

    @Option(names = "--multiplier", paramLabel = "M", description = "modified-cohen: of the 90th percentile")
    double multiplier = Double.NaN;

    @Option(names = "--margin", paramLabel = "X", description = "modified-hofstee: share of the highest score")
    double margin = Double.NaN;

    @Option(names = "--borderline", paramLabel = "R", description = "borderline-regression: the rating for borderline")
    double borderline = Double.NaN;

    @Option(names = "--reliability", paramLabel = "R", description = "Of the scores, for accuracy and consistency")
    double reliability = Double.NaN;

    @Option(names = "--cut", split = ",", paramLabel = "X", description = "lee, rudner: cuts on the score, ascending")
    double[] cuts = {};

    @Option(
            names = "--theta",
            split = ",",
            paramLabel = "T",
            description = "lee, rudner: cuts on ability, in place of --cut")
    double[] thetaCuts = {};

    @Option(
            names = "--abilities",
            paramLabel = "FILE",
            description = "lee, rudner: person,theta[,se] (of ability) in place of a normal distribution")
    @Nullable
    Path abilities;

    @Option(names = "--ability-mean", paramLabel = "M", description = "lee, rudner: of that distribution; default 0")
    double meanTheta;

    @Option(names = "--ability-sd", paramLabel = "S", description = "lee, rudner: of that distribution; default 1")
    double sdTheta = 1;

    @Option(names = "--spans", paramLabel = "FILE", description = "reference-group: person,from,to,share; days counted")
    @Nullable
    Path spans;

    @Option(names = "--date", paramLabel = "DAY", description = "reference-group: the reference date, not counted")
    @Nullable
    String date;

    @Option(names = "--interruptions", paramLabel = "FILE", description = "reference-group: person,from,to")
    @Nullable
    Path interruptions;

    @Option(names = "--exemptions", paramLabel = "FILE", description = "reference-group: person,months")
    @Nullable
    Path exemptions;

    @Option(names = "--out", paramLabel = "FILE", description = "JSON (reference-group: CSV); default stdout")
    Path out = Path.of("-");

    @Override
    int run() throws IOException {
        String wanted = method.toLowerCase(Locale.ROOT);
        CutScoreMethods.requireOptions(this, wanted);
        if (!CutScoreMethods.NAMES.contains(wanted)) {
            throw wrong("METHOD is \"" + method + "\": allowed is " + String.join(", ", CutScoreMethods.NAMES));
        }
        if (wanted.equals(ReferenceGroupRun.NAME)) {
            new ReferenceGroupRun(this).write();
            return 0;
        }
        if (wanted.equals(IrtClassificationRun.LEE) || wanted.equals(IrtClassificationRun.RUDNER)) {
            new IrtClassificationRun(this).figures(wanted).write(out, out());
            return 0;
        }
        if (!Double.isFinite(highest)) {
            throw wrong("--highest is missing");
        }
        Rows rows = Rows.read(
                source("--scores", scores),
                notes,
                List.of("person"),
                List.of("score"),
                List.of("rating", "borderline"),
                List.of("group"));
        CutScoreMethods methods = new CutScoreMethods(this, rows);
        if (wanted.equals(CutScoreMethods.REFERENCE)) {
            methods.referenceNorms().write(out, out());
            return 0;
        }
        TestScores tested = methods.scores();
        CutScore found = methods.method(wanted).cut(tested);
        Figures figures = figures(found, methods);
        if (Double.isFinite(reliability) && found.cut().isPresent()) {
            put(
                    figures.part("classification"),
                    LivingstonLewis.classify(
                            tested.scores(),
                            reliability,
                            lowest,
                            highest,
                            found.cut().getAsDouble()));
        }
        figures.put(
                        "notes",
                        java.util.stream.Stream.concat(found.notes().stream(), notes.all().stream())
                                .toList())
                .write(out, out());
        if (found.cut().isEmpty()) {
            say("no cut: " + String.join("; ", found.notes()));
            return 1;
        }
        return 0;
    }

    private static Figures figures(CutScore found, CutScoreMethods methods) {
        Figures figures = new Figures().put("method", found.method());
        put(figures, "cut", found.cut());
        put(figures, "lowestPassing", found.lowestPassing());
        put(figures, "standardError", found.standardError());
        put(figures, "lower95", found.lower95());
        put(figures, "upper95", found.upper95());
        put(figures, "theta", found.theta());
        found.judges().ifPresent(each -> put(figures.part("judges"), each));
        found.effect().ifPresent(each -> {
            put(figures.part("effect"), each.all());
            Figures.Parts groups = figures.parts("effectByGroup");
            each.groups().forEach(row -> put(methods.named(groups.next(), row.group()), row));
        });
        return figures;
    }

    private static void put(Figures figures, JudgeStatistics judges) {
        figures.numbers("cuts", judges.cuts())
                .numbers("severity", judges.severity())
                .numbers("roundMeans", judges.roundMeans());
        judges.agreement().ifPresent(each -> {
            put(figures, "singleIcc", each.singleIcc());
            put(figures, "meanIcc", each.meanIcc());
            put(figures, "generalizabilityError", each.generalizabilityError());
            put(figures, "percentAgreement", each.percentAgreement());
            put(figures, "kappa", each.kappa());
        });
        figures.numbers(
                "difficultyCorrelation",
                judges.difficultyCorrelation().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }

    private static void put(Figures figures, EffectTable.Row row) {
        figures.put("persons", row.persons()).put("failing", row.failing()).put("failRate", row.failRate());
    }

    private static void put(Figures figures, ClassificationReport report) {
        IrtClassificationRun.put(figures, report.simultaneous());
        figures.put("notes", report.notes());
    }

    private static void put(Figures figures, String name, OptionalDouble value) {
        figures.put(name, value.orElse(Double.NaN));
    }
}
