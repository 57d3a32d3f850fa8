package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.table.ItemRow;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.ScoredResponses;
import nl.kennispeil.scoring.calibration.CalibratedItem;
import nl.kennispeil.scoring.calibration.Calibration;
import nl.kennispeil.scoring.calibration.CalibrationSpec;
import nl.kennispeil.scoring.calibration.Calibrations;
import nl.kennispeil.scoring.calibration.Groups;
import nl.kennispeil.scoring.calibration.Latent;
import nl.kennispeil.scoring.calibration.Priors;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.linking.CalibratedForms;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.jspecify.annotations.Nullable;

/** A calibration by marginal maximum likelihood, from what the command line and the files say. */
final class Marginal {

    private final CalibrateCommand command;
    private final ScoredResponses read;
    private final List<ItemModel> models;
    private final Map<Integer, ItemParameters> fixed = new HashMap<>();
    private final ResponseMatrix matrix;

    Marginal(
            CalibrateCommand command,
            ScoredResponses read,
            ItemModel model,
            Map<String, ItemModel> others,
            @Nullable ItemTable known) {
        this.command = command;
        this.read = read;
        List<String> names = read.matrix().itemNames();
        for (String other : others.keySet()) {
            if (!names.contains(other)) {
                throw new IllegalArgumentException(
                        "item " + other + " of " + command.models + " is not in " + read.file());
            }
        }
        this.models =
                names.stream().map(each -> others.getOrDefault(each, model)).toList();
        this.matrix = known == null ? read.matrix() : fixing(known);
        requireCategories();
    }

    /** A model for two categories cannot have items with more: said with the item, before anything is computed. */
    private void requireCategories() {
        for (int item = 0; item < models.size(); item++) {
            if (!fixed.containsKey(item) && !models.get(item).polytomous() && matrix.categories(item) > 2) {
                throw new IllegalArgumentException(read.file() + ", column " + (item + 2) + " ("
                        + matrix.itemNames().get(item) + "): has scores up to " + (matrix.categories(item) - 1)
                        + ", " + models.get(item) + " items have 0 and 1; allowed is GRM, PCM, GPCM or NRM");
            }
        }
    }

    private ResponseMatrix fixing(ItemTable known) {
        int[] categories = new int[models.size()];
        int unused = 0;
        Map<String, ItemRow> rows = known.byName();
        for (int item = 0; item < categories.length; item++) {
            ItemRow row = rows.remove(read.matrix().itemNames().get(item));
            categories[item] = read.matrix().categories(item);
            if (row != null) {
                fixed.put(item, row.parameters());
                categories[item] = row.parameters().categories();
            }
        }
        unused = rows.size();
        if (fixed.isEmpty()) {
            throw new IllegalArgumentException("no item of " + known.file() + " is in " + read.file());
        }
        if (unused > 0) {
            command.notes.add(
                    unused + " items of " + known.file() + " are not in " + read.file() + " and do not count");
        }
        return read.matrix().withCategories(categories);
    }

    Calibrated run(CalibrationSpec.Errors errors, Priors priors) throws IOException {
        Progress progress = command.progress("calibrating");
        double[] firstDistance = {Double.NaN};
        CalibrationSpec spec = CalibrationSpec.of(matrix, models.get(0))
                .withModels(models)
                .withFixed(fixed)
                .withPriors(priors)
                .withErrors(errors)
                .withTolerance(command.tolerance)
                .withMostCycles(command.mostCycles)
                .withThreads(command.threads)
                .withProgress((cycle, logLik, distance) -> {
                    if (Double.isNaN(firstDistance[0]) && Double.isFinite(distance)) {
                        firstDistance[0] = distance;
                    }
                    double done =
                            Math.log(firstDistance[0] / distance) / Math.log(firstDistance[0] / command.tolerance);
                    progress.at(
                            Double.isFinite(done) ? done : 0,
                            "cycle " + cycle + ", log likelihood " + logLik + ", distance " + (float) distance);
                });
        Calibration found = Calibrations.mml(spec.withGroups(groups()));
        progress.done();
        return outcome(found, priors);
    }

    private Groups groups() throws IOException {
        boolean spread = models.stream().allMatch(each -> each == ItemModel.RASCH || each == ItemModel.PCM);
        Latent first = switch (command.latent) {
            case "standard" -> Latent.standard();
            case "free" -> Latent.free();
            default -> !fixed.isEmpty() ? Latent.free() : spread ? Latent.freeSpread() : Latent.standard();
        };
        if (command.latent.equals("free") && fixed.isEmpty()) {
            throw command.wrong("--latent free needs --fixed items: nothing else sets the scale");
        }
        if (command.groups == null) {
            return Groups.one(first);
        }
        nl.kennispeil.delivery.table.Groups given = nl.kennispeil.delivery.table.Groups.read(
                command.source("--groups", command.groups), read.persons(), command.notes);
        List<Latent> latents = new ArrayList<>();
        for (int group = 0; group < given.names().size(); group++) {
            latents.add(group == 0 || command.latent.equals("standard") ? first : Latent.free());
        }
        return new Groups(given.names(), latents, given.indexes());
    }

    private Calibrated outcome(Calibration found, Priors priors) {
        List<ItemRow> rows = found.items().stream().map(Marginal::row).toList();
        return new Calibrated(
                new ItemTable(read.file(), rows, List.of()),
                found.items().stream()
                        .filter(CalibratedItem::fixed)
                        .map(CalibratedItem::name)
                        .toList(),
                found.logLik(),
                found.logPosterior(),
                found.aic(),
                found.bic(),
                found.freeParameters(),
                found.persons(),
                found.iterations(),
                found.converged(),
                found.identified(),
                found.distance(),
                found.gradient(),
                found.gridError(),
                found.nodes(),
                found.spacing(),
                found.groups().stream()
                        .map(each -> new Calibrated.Group(
                                each.name(),
                                each.persons(),
                                each.latent().mean(),
                                each.latent().sd(),
                                each.meanError(),
                                each.sdError(),
                                each.latent().freeMean() || each.latent().freeSd()))
                        .toList(),
                priors(priors, found.items()),
                found.leftOut().stream().map(Calibrated.LeftOut::new).toList(),
                found.warnings().stream().map(Calibrated.Warning::of).distinct().toList(),
                command.covariance != null && found.usable()
                        ? Optional.of(CalibratedForms.of(found))
                        : Optional.empty());
    }

    /** The standard errors of an item by column. */
    private static ItemRow row(CalibratedItem item) {
        Map<String, Double> errors = new LinkedHashMap<>();
        for (int k = 0; k < item.names().size(); k++) {
            if (Double.isFinite(item.errors()[k])) {
                errors.put(item.names().get(k), item.errors()[k]);
            }
        }
        return new ItemRow(item.name(), item.parameters(), errors, Map.of());
    }

    /** Those that bear on some item that was estimated. */
    private static List<Calibrated.Prior> priors(Priors priors, List<CalibratedItem> items) {
        List<String> estimated = items.stream()
                .flatMap(each -> each.parameters().model() == ItemModel.NRM
                        ? java.util.stream.Stream.of()
                        : each.names().stream())
                .distinct()
                .toList();
        List<Calibrated.Prior> all = new ArrayList<>();
        add(all, "log(a)", priors.logA(), estimated.contains("a"));
        add(all, "b", priors.b(), estimated.stream().anyMatch(each -> each.startsWith("b")));
        add(all, "logit(c)", priors.logitC(), estimated.contains("c"));
        add(all, "logit(d)", priors.logitD(), estimated.contains("d"));
        return all;
    }

    private static void add(List<Calibrated.Prior> all, String parameter, Optional<Priors.Normal> prior, boolean used) {
        if (used) {
            prior.ifPresent(each -> all.add(new Calibrated.Prior(parameter, each.mean(), each.sd())));
        }
    }
}
