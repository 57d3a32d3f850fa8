package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nl.kennispeil.delivery.table.TableException;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The distribution of ability that goes with item parameters: from the calibration's report, or as typed. */
final class LatentOptions {

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = "report.json of the calibration on this scale: its mean and sd of ability are used")
    @Nullable
    Path calibration;

    @Option(names = "--group", paramLabel = "NAME", description = "Whose mean and sd, of a calibration with groups")
    @Nullable
    String group;

    private @Nullable CalibrationFile read;

    /** Reads the report when there is one, before anything else is read. */
    void open(AnalysisCommand command) throws IOException {
        if (calibration == null) {
            if (group != null) {
                throw command.wrong("--group needs --calibration");
            }
            return;
        }
        command.source("--calibration", calibration);
        read = CalibrationFile.read(calibration);
    }

    /**
     * @param mean as typed, or null
     * @param sd as typed, or null
     * @param sdOption how the command calls it
     * @param used whether results depend on it, so that a guess must be told
     */
    NormalPrior prior(
            AnalysisCommand command,
            @Nullable Double mean,
            @Nullable Double sd,
            String sdOption,
            List<ItemParameters> items,
            boolean used) {
        CalibrationFile.@Nullable Group known = mean != null && sd != null ? null : population(command);
        if (known == null && sd == null && used && items.stream().allMatch(LatentOptions::fixedSlope)) {
            command.notes.add(
                    "all items are Rasch or PCM, whose calibration estimates the sd of ability; sd 1 is assumed:"
                            + " give --calibration report.json, or " + sdOption + " as the report has it");
        }
        double usedMean = mean != null ? mean : known != null ? known.mean() : 0;
        double usedSd = sd != null ? sd : known != null ? known.sd() : 1;
        try {
            return new NormalPrior(usedMean, usedSd);
        } catch (IllegalArgumentException e) {
            throw command.wrong(e.getMessage());
        }
    }

    private static boolean fixedSlope(ItemParameters item) {
        return item.model() == ItemModel.RASCH || item.model() == ItemModel.PCM;
    }

    private CalibrationFile.@Nullable Group population(AnalysisCommand command) {
        if (read == null) {
            return null;
        }
        CalibrationFile from = read;
        String names = String.join(", ", from.names());
        if (group != null) {
            return from.groups().stream()
                    .filter(each -> each.name().equals(group))
                    .findFirst()
                    .orElseThrow(() -> new TableException(
                            from.file() + ": has no group \"" + group + "\", allowed is one of " + names));
        }
        if (from.groups().size() > 1) {
            throw new TableException(from.file() + ": has the groups " + names + ", give --group with one of them");
        }
        if (from.groups().isEmpty()) {
            command.notes.add(from.file() + ": this calibration assumed no distribution of ability");
            return null;
        }
        return from.groups().get(0);
    }
}
