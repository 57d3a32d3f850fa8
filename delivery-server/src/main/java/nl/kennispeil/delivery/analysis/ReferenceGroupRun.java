package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.table.TableWriter;
import nl.kennispeil.delivery.table.TrainingFiles;
import nl.kennispeil.scoring.reference.EffectiveWeeks;
import nl.kennispeil.scoring.reference.Interruption;
import nl.kennispeil.scoring.reference.ReferenceGroup;
import nl.kennispeil.scoring.reference.ReferenceGroups;
import nl.kennispeil.scoring.reference.TrainingRecord;
import nl.kennispeil.scoring.reference.TrainingSpan;

/** The effective weeks of training and the reference group of persons at a date. */
final class ReferenceGroupRun {

    static final String NAME = "reference-group";

    private final CutscoreCommand command;

    ReferenceGroupRun(CutscoreCommand command) {
        this.command = command;
    }

    void write() throws IOException {
        LocalDate date = date();
        Map<String, List<TrainingSpan>> spans =
                TrainingFiles.spans(command.source("--spans", command.spans), command.notes);
        Map<String, List<Interruption>> interruptions = command.interruptions == null
                ? new HashMap<>()
                : new HashMap<>(TrainingFiles.interruptions(
                        command.source("--interruptions", command.interruptions), command.notes));
        Map<String, List<Double>> exemptions = command.exemptions == null
                ? new HashMap<>()
                : new HashMap<>(
                        TrainingFiles.exemptions(command.source("--exemptions", command.exemptions), command.notes));
        ReferenceGroups groups = ReferenceGroups.halfYears();
        try (TableWriter out = TableWriter.to(command.out, command.out())) {
            out.row("person", "trained", "exempted", "weeks", "group");
            spans.forEach((person, of) -> {
                List<Interruption> without =
                        Optional.ofNullable(interruptions.remove(person)).orElse(List.of());
                List<Double> months =
                        Optional.ofNullable(exemptions.remove(person)).orElse(List.of());
                EffectiveWeeks weeks = EffectiveWeeks.at(date, record(person, of, without, months));
                out.row(
                        person,
                        weeks.trained(),
                        weeks.exempted(),
                        weeks.total(),
                        groups.at(weeks)
                                .map(ReferenceGroup::number)
                                .map(String::valueOf)
                                .orElse(""));
            });
        }
        int unknown = interruptions.size() + exemptions.size();
        if (unknown > 0) {
            command.notes.add(
                    unknown + " interruptions or exemptions are of persons without training and do not count");
        }
    }

    private static TrainingRecord record(
            String person, List<TrainingSpan> spans, List<Interruption> interruptions, List<Double> months) {
        try {
            double weeks = TrainingRecord.exemptionWeeks(
                    months.stream().mapToDouble(Double::doubleValue).sum());
            return new TrainingRecord(spans, interruptions, weeks);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("person " + person + ": " + e.getMessage(), e);
        }
    }

    private LocalDate date() {
        if (command.date == null) {
            throw command.wrong("--date is missing");
        }
        try {
            return LocalDate.parse(command.date);
        } catch (DateTimeParseException e) {
            throw command.wrong("--date is \"" + command.date + "\": allowed is a day such as 2026-02-28");
        }
    }
}
