package nl.kennispeil.delivery.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.table.ItemRow;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.ScoredResponses;
import nl.kennispeil.scoring.conditional.Conditional;
import nl.kennispeil.scoring.conditional.ConditionalCalibration;
import nl.kennispeil.scoring.conditional.Joint;
import nl.kennispeil.scoring.conditional.JointCalibration;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.linking.CalibratedForm;

/** Calibrations without a distribution of ability: conditional and joint maximum likelihood. */
final class ConditionalRun {

    private ConditionalRun() {}

    static Calibrated cml(ScoredResponses read) {
        ConditionalCalibration found = Conditional.cml(read.matrix());
        return outcome(
                read,
                rows(read, found.items(), found.standardErrors()),
                found.logLik(),
                found.aic(),
                found.bic(),
                found.parameters(),
                found.persons(),
                found.iterations(),
                found.converged(),
                found.gradientNorm(),
                warnings(found),
                found.converged()
                        ? Optional.of(CalibratedForm.of(read.matrix().itemNames(), found.items())
                                .withCovariance(found.covariance()))
                        : Optional.empty());
    }

    private static List<String> warnings(ConditionalCalibration found) {
        List<String> all = new ArrayList<>(found.warnings());
        if (found.extremePersons() > 0) {
            all.add(found.extremePersons() + (found.extremePersons() == 1 ? " person has" : " persons have")
                    + " a score of 0 or the highest possible and did not count: such scores say nothing about items");
        }
        return all;
    }

    static Calibrated jml(ScoredResponses read) {
        JointCalibration found = Joint.jml(read.matrix(), false);
        return outcome(
                read,
                rows(read, found.items(), found.standardErrors()),
                found.logLik(),
                Double.NaN,
                Double.NaN,
                found.parameters(),
                found.persons(),
                found.cycles(),
                found.converged(),
                Double.NaN,
                found.warnings(),
                Optional.empty());
    }

    private static Calibrated outcome(
            ScoredResponses read,
            List<ItemRow> rows,
            double logLik,
            double aic,
            double bic,
            int parameters,
            int persons,
            int iterations,
            boolean converged,
            double gradient,
            List<String> warnings,
            Optional<CalibratedForm> form) {
        return new Calibrated(
                new ItemTable(read.file(), rows, List.of()),
                List.of(),
                logLik,
                logLik,
                aic,
                bic,
                parameters,
                persons,
                iterations,
                converged,
                true,
                Double.NaN,
                gradient,
                Double.NaN,
                0,
                Double.NaN,
                List.of(),
                List.of(),
                List.of(),
                warnings.stream().map(Calibrated.Warning::of).toList(),
                form);
    }

    private static List<ItemRow> rows(ScoredResponses read, List<ItemParameters> items, List<double[]> errors) {
        List<ItemRow> rows = new ArrayList<>();
        for (int item = 0; item < items.size(); item++) {
            Map<String, Double> se = new LinkedHashMap<>();
            boolean rasch = items.get(item).model() == ItemModel.RASCH;
            for (int k = 0; k < errors.get(item).length; k++) {
                if (Double.isFinite(errors.get(item)[k])) {
                    se.put(rasch ? "b" : "b" + (k + 1), errors.get(item)[k]);
                }
            }
            rows.add(new ItemRow(read.matrix().itemNames().get(item), items.get(item), se, Map.of()));
        }
        return rows;
    }
}
