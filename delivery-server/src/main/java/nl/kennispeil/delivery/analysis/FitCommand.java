package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.delivery.table.ItemReader;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.ScoredResponses;
import nl.kennispeil.delivery.table.TableWriter;
import nl.kennispeil.scoring.ability.Abilities;
import nl.kennispeil.scoring.ability.AbilityEstimators;
import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.ability.SearchRange;
import nl.kennispeil.scoring.fit.AbilityGroups;
import nl.kennispeil.scoring.fit.FitModel;
import nl.kennispeil.scoring.fit.GuttmanFit;
import nl.kennispeil.scoring.fit.LimitedInformation;
import nl.kennispeil.scoring.fit.MeanSquare;
import nl.kennispeil.scoring.fit.MeanSquares;
import nl.kennispeil.scoring.fit.PersonFit;
import nl.kennispeil.scoring.fit.ResidualCorrelation;
import nl.kennispeil.scoring.fit.SumScoreFit;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fit}: how well a model describes items, pairs of items, persons and the test. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Fit of items (S-X2, infit, outfit), pairs (Q3), persons (lz, lz*, U3) and test (M2).",
        footer = {
            "",
            "Writes items.csv, residuals.csv (points of residual plots), q3.csv, persons.csv and test.json.",
            "Abilities are EAP; lz* is at Warm's estimate. S-X2, M2, U3 use persons who answered every item; what",
            "cannot be computed is empty and said on stderr.",
            "",
            "Example:",
            "  kennispeil fit --params params.csv --responses scored.csv --out fit"
        })
public final class FitCommand extends AnalysisCommand {

    @Option(names = "--params", required = true, paramLabel = "FILE", description = "params.csv")
    @Nullable
    Path params;

    @Option(names = "--responses", required = true, paramLabel = "FILE", description = RESPONSES)
    @Nullable
    Path responses;

    @Option(names = "--mean", paramLabel = "X", description = "Mean of ability in the calibration; default 0")
    @Nullable
    Double mean;

    @Option(names = "--sd", paramLabel = "X", description = "Its standard deviation, as the report has it; default 1")
    @Nullable
    Double sd;

    @Mixin
    LatentOptions latent = new LatentOptions();

    @Option(
            names = "--known",
            description = "The parameters come from other responses: no degrees of freedom go to them")
    boolean known;

    @Option(names = "--groups-of-ability", paramLabel = "N", description = "Of the residual plots and X2; default 10")
    int abilityGroups = 10;

    @Option(names = "--first-category", paramLabel = "N", description = FIRST_CATEGORY)
    String firstCategory = "auto";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the results")
    Path out = Path.of(".");

    /** Work that may not be possible with these responses. */
    @FunctionalInterface
    private interface Attempt<T> {
        T get();
    }

    @Override
    int run() throws IOException {
        if (abilityGroups < 2 || abilityGroups > 100) {
            throw wrong("--groups-of-ability is " + abilityGroups + ": allowed is 2..100");
        }
        latent.open(this);
        ItemTable table = ItemReader.read(source("--params", params), notes);
        ScoredResponses read = scored(responses, firstCategory, table);
        ResponseMatrix matrix = read.matrix();
        List<ItemParameters> items = table.parametersOf(matrix.itemNames());
        Slopes.warn(this, table);
        NormalPrior ability = latent.prior(this, mean, sd, "--sd", items, true);
        FitModel model = known
                ? new FitModel(
                        items,
                        ability,
                        false,
                        false,
                        items.stream().map(each -> false).toList())
                : FitModel.calibrated(items, ability);
        Abilities eap = AbilityEstimators.eap(items, ability).estimate(matrix);
        Path folder = folder(out);
        items(model, matrix, eap, folder);
        persons(model, read, eap, folder);
        ResidualCorrelation q3 = ResidualCorrelation.of(model, matrix, eap.theta());
        q3(q3, matrix.itemNames(), folder);
        test(model, matrix, q3, ability).write(folder.resolve("test.json"), out());
        return 0;
    }

    private void items(FitModel model, ResponseMatrix matrix, Abilities eap, Path folder) throws IOException {
        List<MeanSquare> squares = MeanSquares.items(model, matrix, eap.theta());
        @Nullable List<SumScoreFit.ItemResult> sx2 = possible("S-X2", () -> SumScoreFit.of(model, matrix, 1));
        @Nullable
        AbilityGroups grouped = possible("X2", () -> new AbilityGroups(model, matrix, eap.theta(), abilityGroups));
        Columns columns = new Columns()
                .add("item", item -> matrix.itemNames().get(item))
                .add("n", item -> squares.get(item).answers())
                .add("outfit", item -> squares.get(item).outfit())
                .add("z_outfit", item -> squares.get(item).outfitZ())
                .add("infit", item -> squares.get(item).infit())
                .add("z_infit", item -> squares.get(item).infitZ());
        if (sx2 != null) {
            columns.add("s_x2", item -> sx2.get(item).sx2().statistic())
                    .add("df_s_x2", item -> sx2.get(item).sx2().df())
                    .add("p_s_x2", item -> sx2.get(item).sx2().p())
                    .add("rmsea_s_x2", item -> sx2.get(item).sx2().rmsea())
                    .add("s_g2", item -> sx2.get(item).sg2().statistic())
                    .add("p_s_g2", item -> sx2.get(item).sg2().p());
        }
        if (grouped != null) {
            columns.add("x2", item -> grouped.statistics(item, 2).x2().statistic())
                    .add("df_x2", item -> grouped.statistics(item, 2).x2().df())
                    .add("p_x2", item -> grouped.statistics(item, 2).x2().p())
                    .add("g2", item -> grouped.statistics(item, 2).g2().statistic())
                    .add("df_g2", item -> grouped.statistics(item, 2).g2().df())
                    .add("p_g2", item -> grouped.statistics(item, 2).g2().p());
            residuals(grouped, matrix, folder);
        }
        try (TableWriter writer = TableWriter.to(folder.resolve("items.csv"), out())) {
            columns.write(writer, matrix.items());
        }
    }

    private void residuals(AbilityGroups grouped, ResponseMatrix matrix, Path folder) throws IOException {
        try (TableWriter writer = TableWriter.to(folder.resolve("residuals.csv"), out())) {
            writer.row("item", "group", "theta", "persons", "observed", "expected", "se", "residual");
            for (int item = 0; item < matrix.items(); item++) {
                int group = 0;
                for (AbilityGroups.Point each : grouped.plot(item)) {
                    writer.row(
                            matrix.itemNames().get(item),
                            ++group,
                            each.theta(),
                            each.persons(),
                            each.observed(),
                            each.expected(),
                            each.standardError(),
                            each.residual());
                }
            }
        }
    }

    private void persons(FitModel model, ScoredResponses read, Abilities eap, Path folder) throws IOException {
        ResponseMatrix matrix = read.matrix();
        List<MeanSquare> squares = MeanSquares.persons(model, matrix, eap.theta());
        double[] lz = PersonFit.lz(model, matrix, eap.theta());
        double[] wle = AbilityEstimators.wle(model.items(), SearchRange.WIDE)
                .estimate(matrix)
                .theta();
        double @Nullable [] lzStar = possible("lz*", () -> PersonFit.lzStar(model, matrix, wle, AbilityMethod.WLE));
        @Nullable GuttmanFit guttman = possible("U3", () -> GuttmanFit.of(matrix));
        try (TableWriter writer = TableWriter.to(folder.resolve("persons.csv"), out())) {
            new Columns()
                    .add("person", person -> read.persons().get(person))
                    .add("theta", person -> eap.theta()[person])
                    .add("se", person -> eap.standardErrors()[person])
                    .add("outfit", person -> squares.get(person).outfit())
                    .add("z_outfit", person -> squares.get(person).outfitZ())
                    .add("infit", person -> squares.get(person).infit())
                    .add("z_infit", person -> squares.get(person).infitZ())
                    .add("lz", person -> lz[person])
                    .add("lz_star", person -> lzStar == null ? Double.NaN : lzStar[person])
                    .add("guttman_errors", person -> guttman == null ? Double.NaN : guttman.errors()[person])
                    .add("guttman_normed", person -> guttman == null ? Double.NaN : guttman.normed()[person])
                    .add("u3", person -> guttman == null ? Double.NaN : guttman.u3()[person])
                    .write(writer, read.persons().size());
        }
    }

    private void q3(ResidualCorrelation q3, List<String> names, Path folder) throws IOException {
        Columns columns = new Columns().add("item", names::get);
        for (int other = 0; other < names.size(); other++) {
            int column = other;
            columns.add(names.get(other), item -> q3.q3()[item][column]);
        }
        try (TableWriter writer = TableWriter.to(folder.resolve("q3.csv"), out())) {
            columns.write(writer, names.size());
        }
    }

    private Figures test(FitModel model, ResponseMatrix matrix, ResidualCorrelation q3, NormalPrior ability) {
        Figures figures = new Figures().put("persons", matrix.persons()).put("items", matrix.items());
        @Nullable LimitedInformation m2 = possible("M2", () -> LimitedInformation.of(model, matrix));
        if (m2 != null) {
            figures.put("m2", m2.m2().statistic())
                    .put("df", m2.m2().df())
                    .put("p", m2.m2().p())
                    .put("rmsea", m2.m2().rmsea())
                    .put("rmseaLow", m2.rmseaLow())
                    .put("rmseaHigh", m2.rmseaHigh())
                    .put("cfi", m2.cfi())
                    .put("tli", m2.tli())
                    .put("srmsr", m2.srmsr())
                    .put("personsUsed", m2.m2().persons());
        }
        figures.part("ability").put("mean", ability.mean()).put("sd", ability.sd());
        figures.put("q3Mean", q3.mean());
        Figures.Parts pairs = figures.parts("q3Largest");
        IntStream.range(0, matrix.items() * matrix.items())
                .filter(at -> at / matrix.items() < at % matrix.items())
                .filter(at -> Double.isFinite(q3.adjusted(at / matrix.items(), at % matrix.items())))
                .boxed()
                .sorted((one, two) -> Double.compare(
                        Math.abs(q3.adjusted(two / matrix.items(), two % matrix.items())),
                        Math.abs(q3.adjusted(one / matrix.items(), one % matrix.items()))))
                .limit(20)
                .forEach(at -> pairs.next()
                        .put("item", matrix.itemNames().get(at / matrix.items()))
                        .put("other", matrix.itemNames().get(at % matrix.items()))
                        .put("q3", q3.q3()[at / matrix.items()][at % matrix.items()])
                        .put("adjusted", q3.adjusted(at / matrix.items(), at % matrix.items())));
        return figures.put("notes", notes.all());
    }

    /** Null, and a word on stderr, where these responses do not allow it. */
    private <T> @Nullable T possible(String what, Attempt<T> attempt) {
        try {
            return attempt.get();
        } catch (IllegalArgumentException e) {
            notes.add("no " + what + ": " + e.getMessage());
            return null;
        }
    }
}
