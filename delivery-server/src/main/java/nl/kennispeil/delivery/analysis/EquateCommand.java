package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.kennispeil.delivery.table.CovarianceFile;
import nl.kennispeil.delivery.table.ItemNames;
import nl.kennispeil.delivery.table.ItemReader;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.TableWriter;
import nl.kennispeil.scoring.linking.AbilityPoints;
import nl.kennispeil.scoring.linking.CalibratedForm;
import nl.kennispeil.scoring.linking.EquatedScore;
import nl.kennispeil.scoring.linking.EquatingDirection;
import nl.kennispeil.scoring.linking.IrtEquating;
import nl.kennispeil.scoring.linking.Link;
import nl.kennispeil.scoring.linking.LinkMethod;
import nl.kennispeil.scoring.linking.Linking;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code equate}: what a score on one form is worth on another. */
@Command(
        name = "equate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes a table of what each score on one form is worth on another form.",
        footer = {
            "",
            "With --from and --to the forms' item parameters are used: true-score and observed-score equating, after a",
            "link by the common items, or without one when both are --linked already. Ability is N(0, 1) in the sample of",
            "each calibration. With covariances (of calibrate --covariance) the equivalents have standard errors.",
            "",
            "With --scores-x and --scores-y (a column score; one whole score per line) the scores of two equivalent",
            "groups are used: mean, linear and equipercentile, the last after log-linear smoothing with --smooth. With",
            "--seed standard errors come from bootstrap draws. With --chained both files have a column anchor too, and",
            "the groups may differ.",
            "",
            "Examples:",
            "  kennispeil equate --from spring.csv --to autumn.csv --out table.csv",
            "  kennispeil equate --scores-x spring.csv --scores-y autumn.csv --smooth aic --seed 1 --out table.csv"
        })
public final class EquateCommand extends AnalysisCommand {

    private static final List<String> CURVES = List.of("true-score", "observed-score");
    private static final List<String> SCORES = List.of("mean", "linear", "equipercentile");

    @Option(names = "--from", paramLabel = "FILE", description = "params.csv of the form whose scores are given")
    @Nullable
    Path from;

    @Option(names = "--to", paramLabel = "FILE", description = "params.csv of the form on which they are wanted")
    @Nullable
    Path to;

    @Option(names = "--linked", description = "The parameters of both forms are on one scale already")
    boolean linked;

    @Option(
            names = "--link-method",
            paramLabel = "M",
            description = "mean-mean, mean-gmean, mean-sigma, Haebara or Stocking-Lord (default)")
    String linkMethod = LinkMethod.STOCKING_LORD.label();

    @Option(names = "--anchors", paramLabel = "FILE", description = "A column \"item\" of the common items to use")
    @Nullable
    Path anchors;

    @Option(names = "--points", paramLabel = "N", description = "Gauss-Hermite points of ability; default 30")
    int points = 30;

    @Option(
            names = "--to-share",
            paramLabel = "W",
            description = "observed-score: weight of the population of --to, 0..1; default 0.5")
    double toShare = 0.5;

    @Option(names = "--from-covariance", paramLabel = "FILE", description = "Of the parameters of --from")
    @Nullable
    Path fromCovariance;

    @Option(names = "--to-covariance", paramLabel = "FILE", description = "Of the parameters of --to")
    @Nullable
    Path toCovariance;

    @Option(
            names = "--scores-x",
            paramLabel = "FILE",
            description = "score[,anchor] on the form whose scores are given")
    @Nullable
    Path scoresX;

    @Option(
            names = "--scores-y",
            paramLabel = "FILE",
            description = "score[,anchor] on the form on which they are wanted")
    @Nullable
    Path scoresY;

    @Option(names = "--highest-x", paramLabel = "K", description = "Highest score possible; default the highest seen")
    int highestX = -1;

    @Option(names = "--highest-y", paramLabel = "K", description = "Highest score possible; default the highest seen")
    int highestY = -1;

    @Option(names = "--chained", description = "Through the scores on an anchor test, for groups that differ")
    boolean chained;

    @Option(
            names = "--smooth",
            paramLabel = "C",
            description = "equipercentile: moments that log-linear smoothing keeps, 1..10, or aic; default none")
    String smooth = "none";

    @Option(names = "--seed", paramLabel = "N", description = "Of the bootstrap for standard errors; default no errors")
    @Nullable
    Long seed;

    @Option(names = "--draws", paramLabel = "N", description = "Bootstrap draws; default 1000")
    int draws = 1000;

    @Option(
            names = "--method",
            paramLabel = "M",
            description =
                    "true-score or observed-score; mean, linear or equipercentile; default all that the files allow")
    String method = "all";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "score,… as CSV; - for stdout")
    Path out = Path.of("-");

    @Override
    int run() throws IOException {
        boolean curves = from != null || to != null;
        if (curves == (scoresX != null || scoresY != null)) {
            throw wrong("give --from and --to, or --scores-x and --scores-y");
        }
        List<String> allowed = curves ? CURVES : SCORES;
        List<String> methods = method.equalsIgnoreCase("all")
                ? allowed
                : allowed.stream().filter(method::equalsIgnoreCase).toList();
        if (methods.isEmpty()) {
            throw wrong("--method is \"" + method + "\": allowed is " + String.join(", ", allowed) + " or all, with "
                    + (curves ? "--from and --to" : "--scores-x and --scores-y"));
        }
        Columns table = new Columns();
        int rows = curves ? byCurves(table, methods) : new ScoreRun(this).fill(table, methods);
        try (TableWriter writer = TableWriter.to(out, out())) {
            table.write(writer, rows);
        }
        return 0;
    }

    private int byCurves(Columns table, List<String> methods) throws IOException {
        if (points < 2 || points > 200) {
            throw wrong("--points is " + points + ": allowed is 2..200");
        }
        if (!(toShare >= 0 && toShare <= 1)) {
            throw wrong("--to-share is " + toShare + ": allowed is 0..1");
        }
        if ((fromCovariance == null) != (toCovariance == null)) {
            throw wrong("--from-covariance and --to-covariance go together: allowed is both or none");
        }
        CalibratedForm one = form("--from", from, "--from-covariance", fromCovariance);
        CalibratedForm two = form("--to", to, "--to-covariance", toCovariance);
        AbilityPoints at = AbilityPoints.gaussHermite(points);
        Link link = link(one, two, at);
        say(link.method() + ": A = " + link.transformation().slope() + ", B = "
                + link.transformation().intercept());
        warn(link.warnings());
        table.add("score", row -> row);
        for (String each : methods) {
            boolean truth = each.equals("true-score");
            List<EquatedScore> found = truth
                    ? IrtEquating.trueScore(link, EquatingDirection.FIRST_AS_SECOND)
                    : IrtEquating.observedScore(link, EquatingDirection.FIRST_AS_SECOND, at, toShare);
            if (truth) {
                table.add("theta", row -> found.get(row).theta().orElse(Double.NaN));
            }
            put(table, each.replace('-', '_'), found);
        }
        return one.highestScore() + 1;
    }

    private Link link(CalibratedForm one, CalibratedForm two, AbilityPoints at) throws IOException {
        if (linked) {
            return Linking.none(one, two);
        }
        LinkMethod of;
        try {
            of = LinkMethod.ofLabel(linkMethod);
        } catch (IllegalArgumentException e) {
            throw wrong("--link-method: " + e.getMessage());
        }
        return anchors == null
                ? Linking.link(one, two, of, at)
                : Linking.link(one, two, of, at, new ArrayList<>(ItemNames.read(source("--anchors", anchors), notes)));
    }

    private CalibratedForm form(String option, @Nullable Path file, String errors, @Nullable Path covariance)
            throws IOException {
        ItemTable items = ItemReader.read(source(option, file), notes);
        CalibratedForm form = CalibratedForm.of(items.names(), items.parameters());
        return covariance == null ? form : CovarianceFile.read(source(errors, covariance), form, notes);
    }

    /** A column of equivalents, and one of their errors where there are any. */
    static void put(Columns table, String name, List<EquatedScore> found) {
        table.add(name, row -> found.get(row).equated());
        if (found.stream().anyMatch(each -> each.standardError().isPresent())) {
            table.add(
                    name.toLowerCase(Locale.ROOT) + "_se",
                    row -> found.get(row).standardError().orElse(Double.NaN));
        }
    }
}
