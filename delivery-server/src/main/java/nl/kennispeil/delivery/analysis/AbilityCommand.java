package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nl.kennispeil.delivery.table.ItemReader;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.ScoredResponses;
import nl.kennispeil.delivery.table.TableWriter;
import nl.kennispeil.scoring.ability.Abilities;
import nl.kennispeil.scoring.ability.AbilityEstimators;
import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.Extremes;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.ability.Outcome;
import nl.kennispeil.scoring.ability.Reliability;
import nl.kennispeil.scoring.ability.SearchRange;
import nl.kennispeil.scoring.ability.SumScoreTable;
import nl.kennispeil.scoring.ability.SumScores;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ability}: how able each person is, given item parameters. */
@Command(
        name = "ability",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Estimates the ability of persons from their scored responses and known item parameters.",
        footer = {
            "",
            "Writes person,theta,se; a cell is empty where there is no finite number (ML of all right or all wrong).",
            "EAPsum gives everybody with the same sum score the same ability and needs complete responses.",
            "",
            "Example:",
            "  kennispeil ability --params params.csv --responses scored.csv --method EAP --out scores.csv",
            "  kennispeil ability --params params.csv --calibration report.json --responses scored.csv --out scores.csv"
        })
public final class AbilityCommand extends AnalysisCommand {

    private static final String SUM = "EAPSUM";

    @Option(
            names = "--params",
            required = true,
            paramLabel = "FILE",
            description = "params.csv or bank.csv; items that nobody answered may stand in it")
    @Nullable
    Path params;

    @Option(names = "--responses", required = true, paramLabel = "FILE", description = RESPONSES)
    @Nullable
    Path responses;

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "EAP (default), MAP, ML, WLE (Warm), Jeffreys or EAPsum (by sum score)")
    String method = "EAP";

    @Option(names = "--prior-mean", paramLabel = "X", description = "Mean of the prior of EAP, MAP, EAPsum; default 0")
    @Nullable
    Double priorMean;

    @Option(names = "--prior-sd", paramLabel = "X", description = "Its standard deviation; default 1")
    @Nullable
    Double priorSd;

    @Mixin
    AbilityTables tables = new AbilityTables();

    @Mixin
    LatentOptions latent = new LatentOptions();

    @Option(
            names = "--fences",
            paramLabel = "LOW,HIGH",
            split = ",",
            description = "ML, WLE: abilities outside are put on the fence, so that extreme patterns get a number")
    double[] fences = {};

    @Option(names = "--first-category", paramLabel = "N", description = FIRST_CATEGORY)
    String firstCategory = "auto";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "scores.csv; - for stdout")
    Path out = Path.of("-");

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Figures as JSON: reliability, outcomes; - for stdout")
    @Nullable
    Path report;

    @Override
    int run() throws IOException {
        requireOneOnStdout(out, report);
        boolean bySum = method.toUpperCase(Locale.ROOT).equals(SUM);
        AbilityMethod of = bySum ? AbilityMethod.EAP : method();
        SearchRange range = range();
        latent.open(this);
        ItemTable table = ItemReader.read(source("--params", params), notes);
        ScoredResponses read = scored(responses, firstCategory, table);
        List<ItemParameters> items = table.parametersOf(read.matrix().itemNames());
        Slopes.warn(this, table);
        boolean usesPrior =
                of == AbilityMethod.EAP || of == AbilityMethod.MAP || report != null || tables.table != null;
        NormalPrior prior = latent.prior(this, priorMean, priorSd, "--prior-sd", items, usesPrior);
        Abilities found = bySum
                ? bySum(items, read.matrix(), prior)
                : AbilityEstimators.of(of, items, prior, range).estimate(read.matrix());
        try (TableWriter writer = TableWriter.to(out, out())) {
            writer.row("person", "theta", "se");
            for (int person = 0; person < read.persons().size(); person++) {
                writer.row(read.persons().get(person), found.theta()[person], found.standardErrors()[person]);
            }
        }
        tables.write(items, prior, read.matrix(), out());
        tell(found.outcomes());
        if (report != null) {
            report(items, found, prior, read).write(report, out());
        }
        return 0;
    }

    private Abilities bySum(List<ItemParameters> items, ResponseMatrix matrix, NormalPrior prior) {
        for (int item = 0; item < matrix.items(); item++) {
            if (matrix.hasMissing(item)) {
                throw new IllegalArgumentException("item " + matrix.itemNames().get(item)
                        + " has missing responses: EAPsum needs a complete file, EAP does not");
            }
        }
        SumScoreTable table = SumScores.table(items, prior);
        int persons = matrix.persons();
        Abilities found = new Abilities(new double[persons], new double[persons], new Outcome[persons]);
        Arrays.fill(found.outcomes(), Outcome.ESTIMATED);
        for (int person = 0; person < persons; person++) {
            int sum = matrix.sum(person);
            found.theta()[person] = table.theta()[sum];
            found.standardErrors()[person] = table.standardErrors()[sum];
        }
        return found;
    }

    private void tell(Outcome[] outcomes) {
        for (Outcome each : Outcome.values()) {
            long many = Arrays.stream(outcomes).filter(each::equals).count();
            if (many == 0) {
                continue;
            }
            switch (each) {
                case PRIOR_ONLY -> say("warning: " + many(many, "person") + " answered nothing: theta is the prior's");
                case NO_ESTIMATE -> say("warning: " + many(many, "person") + " answered nothing: theta is empty");
                case BELOW_RANGE ->
                    say("warning: " + many(many, "person") + (many == 1 ? " has" : " have")
                            + " no finite estimate, too low: "
                            + (fences.length > 0 ? "theta is the fence" : "theta is empty, --fences gives a number"));
                case ABOVE_RANGE ->
                    say("warning: " + many(many, "person") + (many == 1 ? " has" : " have")
                            + " no finite estimate, too high: "
                            + (fences.length > 0 ? "theta is the fence" : "theta is empty, --fences gives a number"));
                case SEVERAL_MAXIMA ->
                    say("warning: " + many(many, "person") + " with several maxima: theta is the highest");
                default -> {}
            }
        }
    }

    private Figures report(List<ItemParameters> items, Abilities found, NormalPrior prior, ScoredResponses read) {
        Figures figures = new Figures()
                .put("method", method)
                .put("persons", read.persons().size())
                .put("items", items.size())
                .put("firstCategory", read.firstCategory());
        figures.part("prior").put("mean", prior.mean()).put("sd", prior.sd());
        figures.put("empiricalReliability", Reliability.empirical(found.theta(), found.standardErrors()));
        figures.put("marginalReliability", Reliability.marginal(items, prior));
        Figures outcomes = figures.part("outcomes");
        for (Outcome each : Outcome.values()) {
            outcomes.put(each.name().toLowerCase(Locale.ROOT), (int)
                    Arrays.stream(found.outcomes()).filter(each::equals).count());
        }
        return figures.put("notes", notes.all());
    }

    private AbilityMethod method() {
        try {
            return AbilityMethod.valueOf(method.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("--method is \"" + method + "\": allowed is EAP, MAP, ML, WLE, Jeffreys, EAPsum");
        }
    }

    private SearchRange range() {
        if (fences.length == 0) {
            return SearchRange.WIDE;
        }
        if (fences.length != 2 || !(fences[0] < fences[1])) {
            throw wrong("--fences is " + Arrays.toString(fences) + ": allowed is two numbers, the lower one first");
        }
        return new SearchRange(fences[0], fences[1], Extremes.FENCED);
    }
}
