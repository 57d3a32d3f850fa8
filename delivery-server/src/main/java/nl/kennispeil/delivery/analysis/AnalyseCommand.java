package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nl.kennispeil.delivery.table.Answered;
import nl.kennispeil.delivery.table.Key;
import nl.kennispeil.delivery.table.Penalties;
import nl.kennispeil.delivery.table.RawReader;
import nl.kennispeil.delivery.table.ScoredResponses;
import nl.kennispeil.delivery.testreport.AnalysisReport;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.scoring.classical.ClassicalAnalysis;
import nl.kennispeil.scoring.classical.ClassicalSettings;
import nl.kennispeil.scoring.classical.MissingRule;
import nl.kennispeil.scoring.formula.PenaltyTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code analyse}: classical analysis of a test. */
@Command(
        name = "analyse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Classical test and item analysis: difficulty, discrimination, options, reliability, flags.",
        footer = {
            "",
            "Writes items.csv, options.csv, persons.csv, test.json and a readable report.html into the folder.",
            "Formula points are given with --penalty only, such as {\"2\":-1,\"3\":-0.5,\"4\":-0.33}.",
            "",
            "Examples:",
            "  kennispeil analyse --responses responses.csv --key key.csv --penalty table.json --out analysis",
            "  kennispeil analyse --responses scored.csv --out analysis"
        })
public final class AnalyseCommand extends AnalysisCommand {

    @Option(
            names = "--responses",
            required = true,
            paramLabel = "FILE",
            description = "responses.csv (letters, ?, empty for blank, - for not presented); without --key scored.csv;"
                    + " - for stdin")
    @Nullable
    Path responses;

    @Option(names = "--key", paramLabel = "FILE", description = "key.csv: item,key,options[,status]")
    @Nullable
    Path key;

    @Option(names = "--penalty", paramLabel = "FILE", description = "Points for a wrong answer by number of options")
    @Nullable
    Path penalty;

    @Option(
            names = "--missing",
            paramLabel = "RULE",
            description = "Persons with items that were not presented: complete (default: left out), zero, or prorated")
    String missing = "complete";

    @Option(names = "--confidence", paramLabel = "P", description = "Level of the interval of alpha; default 0.95")
    double confidence = 0.95;

    @Option(names = "--seed", paramLabel = "N", description = "Of the search for the best split (lambda 4); default 1")
    long seed = 1;

    @Option(names = "--first-category", paramLabel = "N", description = FIRST_CATEGORY)
    String firstCategory = "auto";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the results")
    Path out = Path.of(".");

    @Option(names = "--lang", paramLabel = "nl|en", description = "Language of report.html; default nl")
    String lang = "nl";

    @Override
    int run() throws IOException {
        Language language = ReportFile.language(this, lang);
        ClassicalSettings settings = settings();
        if (penalty != null && key == null) {
            throw wrong("--penalty needs --key");
        }
        ClassicalAnalysis analysis;
        List<String> persons;
        if (key == null) {
            ScoredResponses read = scored(responses, firstCategory);
            persons = read.persons();
            analysis = ClassicalAnalysis.of(read.matrix(), settings);
        } else {
            PenaltyTable table = penalty == null ? PenaltyTable.none() : Penalties.read(source("--penalty", penalty));
            Key keys = Key.read(source("--key", key), notes);
            Answered read = RawReader.read(source("--responses", responses), keys, notes);
            persons = read.persons();
            analysis = ClassicalAnalysis.of(read.responses(), read.keys(), table, settings);
        }
        Path folder = folder(out);
        AnalysisFiles files = new AnalysisFiles(analysis, persons, penalty != null, folder, out());
        files.items();
        files.options();
        files.persons();
        files.test(settings, notes);
        AnalysisReport.write(folder.resolve("report.html"), language, analysis, penalty != null);
        analysis.warnings()
                .forEach(each -> say(
                        "warning: " + each.kind().reason() + (each.number() > 0 ? " (" + each.number() + ")" : "")));
        long flagged = analysis.items().stream()
                .filter(each -> !each.flags().isEmpty())
                .count();
        say(many(persons.size(), "person") + ", " + many(analysis.items().size(), "item") + ", " + flagged
                + " flagged; see " + folder.resolve("report.html"));
        return 0;
    }

    private ClassicalSettings settings() {
        MissingRule rule = switch (missing) {
            case "complete" -> MissingRule.COMPLETE_PERSONS;
            case "zero" -> MissingRule.AS_ZERO;
            case "prorated" -> MissingRule.PRORATED;
            default -> throw wrong("--missing is \"" + missing + "\": allowed is complete, zero or prorated");
        };
        ClassicalSettings usual = ClassicalSettings.defaults();
        try {
            return new ClassicalSettings(rule, confidence, usual.tailShare(), usual.scoreGroups(), seed, usual.rules());
        } catch (IllegalArgumentException e) {
            throw wrong("--" + e.getMessage());
        }
    }
}
