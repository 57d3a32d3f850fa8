package nl.kennispeil.delivery.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.Notes;
import nl.kennispeil.delivery.table.ScoredResponses;
import nl.kennispeil.scoring.calibration.Calibration;
import nl.kennispeil.scoring.calibration.CalibrationWarning;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.linking.CalibratedForm;

/**
 * A calibration by any method, as it is written.
 *
 * @param items with standard errors, those fixed included
 * @param fixed names of the items that were not estimated
 * @param aic empty (NaN) where it has no meaning
 * @param gridError NaN where there is no grid
 * @param nodes 0 where there is no grid
 * @param groups none where ability has no distribution
 * @param priors as sentences for a reader: what, and its distribution
 * @param leftOut items without parameters
 * @param form with the covariance matrix of the parameters; empty unless asked for
 */
record Calibrated(
        ItemTable items,
        List<String> fixed,
        double logLik,
        double logPosterior,
        double aic,
        double bic,
        int parameters,
        int persons,
        int iterations,
        boolean converged,
        boolean identified,
        double distance,
        double gradient,
        double gridError,
        int nodes,
        double spacing,
        List<Group> groups,
        List<Prior> priors,
        List<LeftOut> leftOut,
        List<Warning> warnings,
        Optional<CalibratedForm> form) {

    /** A population; standard errors are NaN where nothing was estimated. */
    record Group(String name, int persons, double mean, double sd, double seMean, double seSd, boolean free) {}

    /** A prior, such as of {@code logit(c)}. */
    record Prior(String parameter, double mean, double sd) {}

    /**
     * An item without parameters.
     *
     * @param why what the engine says of it
     */
    record LeftOut(Calibration.LeftOut why) {
        String item() {
            return why.name();
        }
    }

    /**
     * What a reader must know.
     *
     * @param known its kind and numbers; empty for methods that give a sentence only
     */
    record Warning(String text, Optional<CalibrationWarning> known) {

        static Warning of(CalibrationWarning warning) {
            return new Warning(warning.text(), Optional.of(warning));
        }

        static Warning of(String text) {
            return new Warning(text, Optional.empty());
        }
    }

    /** All of them in English, with a sentence for each item left out. */
    List<String> sentences() {
        return Stream.concat(
                        warnings.stream().map(Warning::text),
                        leftOut.stream()
                                .map(each -> "item " + each.item() + " was left out: "
                                        + each.why().reason()))
                .toList();
    }

    boolean usable() {
        return converged && identified;
    }

    /** One line of why it is not usable. */
    String why() {
        return converged
                ? "the responses do not determine the parameters (the information has no inverse)"
                : "did not converge in " + iterations + " iterations (distance " + distance + ", gradient " + gradient
                        + ")";
    }

    Figures figures(
            ItemModel model, CalibrateCommand.Method method, double seconds, ScoredResponses read, Notes notes) {
        Figures figures = new Figures()
                .put("method", method.name())
                .put("model", model.label())
                .put("persons", persons)
                .put("items", items.rows().size())
                .put("logLik", logLik)
                .put("logPosterior", logPosterior)
                .put("aic", aic)
                .put("bic", bic)
                .put("parameters", parameters)
                .put("iterations", iterations)
                .put("converged", converged)
                .put("identified", identified)
                .put("seconds", seconds)
                .put("gridError", gridError)
                .put("distance", distance)
                .put("gradient", gradient);
        if (nodes > 0) {
            figures.part("grid").put("nodes", nodes).put("spacing", spacing);
        }
        Figures.Parts parts = figures.parts("priors");
        priors.forEach(each -> parts.next()
                .put("parameter", each.parameter())
                .put("mean", each.mean())
                .put("sd", each.sd()));
        Figures.Parts populations = figures.parts("groups");
        groups.forEach(each -> populations
                .next()
                .put("name", each.name())
                .put("persons", each.persons())
                .put("mean", each.mean())
                .put("sd", each.sd())
                .put("seMean", each.seMean())
                .put("seSd", each.seSd())
                .put("estimated", each.free()));
        Figures.Parts out = figures.parts("leftOut");
        leftOut.forEach(each -> out.next()
                .put("item", each.item())
                .put("reason", each.why().reason())
                .put("kind", each.why().why().label()));
        Figures.Parts kinds = figures.parts("warningKinds");
        warnings.forEach(each -> {
            Figures part = kinds.next()
                    .put("kind", each.known().map(known -> known.kind().label()).orElse("other"))
                    .put("text", each.text());
            each.known()
                    .ifPresent(known -> part.put("subject", known.subject())
                            .put("parameter", known.parameter())
                            .put("value", known.value())
                            .put("of", known.of()));
        });
        return figures.put("fixed", fixed)
                .put("firstCategory", read.firstCategory())
                .put("warnings", sentences())
                .put("notes", notes.all());
    }
}
