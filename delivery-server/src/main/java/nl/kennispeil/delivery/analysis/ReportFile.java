package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.ScoredResponses;
import nl.kennispeil.delivery.testreport.CalibrationReport;
import nl.kennispeil.delivery.testreport.ReportWords;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.scoring.ability.AbilityEstimators;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.ability.Reliability;
import nl.kennispeil.scoring.ability.SearchRange;
import nl.kennispeil.scoring.calibration.CalibrationWarning;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;

/** Brings a calibration into the shape of its readable report, beside the one for machines. */
final class ReportFile {

    private ReportFile() {}

    static Language language(AnalysisCommand command, String code) {
        if (!code.equals("nl") && !code.equals("en")) {
            throw command.wrong("--lang is \"" + code + "\": allowed is nl or en");
        }
        return Language.of(code);
    }

    /** The name of the JSON report, ending in html. */
    static Path beside(Path report) {
        String name = String.valueOf(report.getFileName());
        int dot = name.lastIndexOf('.');
        return report.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".html");
    }

    static void calibration(
            Path file,
            Language language,
            Calibrated found,
            ItemModel model,
            CalibrateCommand.Method method,
            double seconds,
            ScoredResponses read)
            throws IOException {
        ReportWords words = new ReportWords(language);
        boolean distribution = found.groups().size() == 1;
        NormalPrior prior = distribution
                ? new NormalPrior(
                        found.groups().get(0).mean(), found.groups().get(0).sd())
                : NormalPrior.STANDARD;
        CalibrationReport report = new CalibrationReport(
                model.label(),
                method.name(),
                found.items().rows(),
                found.fixed(),
                found.persons(),
                found.logLik(),
                found.aic(),
                found.bic(),
                found.parameters(),
                found.iterations(),
                seconds,
                statements(found, read, words),
                found.priors().stream()
                        .map(each -> words.t(
                                "psy.cal.prior",
                                each.parameter(),
                                words.number(each.mean(), 2),
                                words.number(each.sd(), 2)))
                        .toList(),
                found.groups().stream()
                        .map(each -> new CalibrationReport.Group(
                                found.groups().size() == 1 ? words.t("psy.cal.everybody") : each.name(),
                                each.persons(),
                                each.mean(),
                                each.sd(),
                                each.seMean(),
                                each.seSd()))
                        .toList(),
                found.leftOut().stream()
                        .map(each -> words.t(
                                "psy.cal.left." + each.why().why().label(),
                                each.item(),
                                words.whole(each.why().score()),
                                words.whole(each.why().highest())))
                        .toList(),
                found.warnings().stream()
                        .filter(each -> !saidWithItsItem(each))
                        .map(each -> warning(each, words))
                        .toList(),
                abilities(found.items(), read.matrix(), distribution, prior),
                distribution ? Reliability.marginal(found.items().parameters(), prior) : Double.NaN);
        CalibrationReport.write(file, language, report);
    }

    /** The report names such items with their reason, on top. */
    private static boolean saidWithItsItem(Calibrated.Warning warning) {
        return warning.known()
                .filter(each -> each.kind() == CalibrationWarning.Kind.NEGATIVE_DISCRIMINATION)
                .isPresent();
    }

    /** In the language of the report where the engine tells what it is; English else. */
    private static CalibrationReport.Remark warning(Calibrated.Warning warning, ReportWords words) {
        return warning.known()
                .map(each -> new CalibrationReport.Remark(
                        words.t(
                                "psy.cal.warning." + each.kind().label(),
                                each.subject(),
                                each.parameter(),
                                words.brief(each.value()),
                                words.brief(each.of())),
                        words.lang()))
                .orElseGet(() -> new CalibrationReport.Remark(warning.text(), "en"));
    }

    private static List<String> statements(Calibrated found, ScoredResponses read, ReportWords words) {
        List<String> statements = new ArrayList<>();
        statements.add(
                Double.isFinite(found.distance())
                        ? words.t("psy.cal.converged", words.small(found.distance()))
                        : words.t("psy.cal.convergedPlain"));
        statements.add(
                found.nodes() > 0
                        ? words.t(
                                "psy.cal.grid",
                                words.whole(found.nodes()),
                                words.number(found.spacing(), 3),
                                words.small(found.gridError()))
                        : words.t("psy.cal.noGrid"));
        if (read.firstCategory() == 1) {
            statements.add(words.t("psy.cal.firstCategory"));
        }
        return statements;
    }

    /** EAP where ability has one distribution, else Warm's estimate, which needs none. */
    private static List<Double> abilities(
            ItemTable items, ResponseMatrix matrix, boolean distribution, NormalPrior prior) {
        int[] columns = items.names().stream()
                .mapToInt(each -> matrix.itemNames().indexOf(each))
                .toArray();
        List<ItemParameters> parameters = items.parameters();
        ResponseMatrix known = matrix.items(columns);
        double[] theta = distribution
                ? AbilityEstimators.eap(parameters, prior).estimate(known).theta()
                : AbilityEstimators.wle(parameters, SearchRange.WIDE)
                        .estimate(known)
                        .theta();
        return Arrays.stream(theta).boxed().toList();
    }
}
