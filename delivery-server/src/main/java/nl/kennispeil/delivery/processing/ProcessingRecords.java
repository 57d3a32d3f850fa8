package nl.kennispeil.delivery.processing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.OtherClocks;
import nl.kennispeil.delivery.retention.RetentionDates;
import org.jspecify.annotations.Nullable;

/**
 * Makes the record of processing of a controller from what runs here: the categories are those that have a deletion step,
 * the terms are those the deletion uses. So it cannot tell another story than the server does.
 */
public final class ProcessingRecords {

    /**
     * How this server runs.
     *
     * @param tls whether it has a certificate
     * @param backups whether it makes backups itself
     * @param research whether there is a research store
     * @param provider what people call the identity provider they log in through; null when there is none
     * @param processors who else handles the data, as the operator says (R74)
     */
    public record Here(
            boolean tls,
            boolean backups,
            boolean research,
            @Nullable String provider,
            List<ProcessingRecord.SubProcessor> processors) {

        public Here {
            processors = List.copyOf(processors);
        }
    }

    private final Institutes institutes;
    private final Here here;
    private final List<DeletionStep> steps;

    public ProcessingRecords(Institutes institutes, List<DeletionStep> steps, Here here) {
        this.institutes = institutes;
        this.steps = List.copyOf(steps);
        this.here = here;
    }

    /** The measures that are always on, and those that depend on how the server runs. */
    private List<String> measures() {
        List<String> measures =
                new ArrayList<>(List.of("sealed", "roles", "institutes", "log", "deletion", "sessions"));
        if (here.provider() == null) {
            measures.add("local");
        }
        if (here.backups()) {
            measures.add("backups");
        }
        if (here.tls()) {
            measures.add("tls");
        }
        return measures;
    }

    private List<ProcessingRecord.Recipient> recipients() {
        List<ProcessingRecord.Recipient> recipients = new ArrayList<>();
        recipients.add(new ProcessingRecord.Recipient("institute", ""));
        recipients.add(new ProcessingRecord.Recipient("bureau", ""));
        recipients.add(new ProcessingRecord.Recipient("trainer", ""));
        if (here.research()) {
            recipients.add(new ProcessingRecord.Recipient("researchers", ""));
        }
        String provider = here.provider();
        if (provider != null) {
            recipients.add(new ProcessingRecord.Recipient("provider", provider));
        }
        return recipients;
    }

    /** What has a clock of its own (T14 to T22). */
    private List<ProcessingRecord.Clock> clocks() {
        List<ProcessingRecord.Clock> clocks = new ArrayList<>();
        clocks.add(new ProcessingRecord.Clock("photo", OtherClocks.PHOTO.toString()));
        clocks.add(new ProcessingRecord.Clock("technical", OtherClocks.TECHNICAL.toString()));
        clocks.add(new ProcessingRecord.Clock("comments", "ROUND"));
        clocks.add(new ProcessingRecord.Clock("audit", OtherClocks.AUDIT.toString()));
        clocks.add(new ProcessingRecord.Clock("ledger", OtherClocks.LEDGER.toString()));
        if (here.research()) {
            clocks.add(new ProcessingRecord.Clock("research", OtherClocks.RESEARCH.toString()));
        }
        clocks.add(new ProcessingRecord.Clock("backup", here.backups() ? OtherClocks.BACKUP.toString() : "ELSEWHERE"));
        if (here.backups()) {
            clocks.add(new ProcessingRecord.Clock("key-backup", OtherClocks.KEY_BACKUP.toString()));
        }
        return clocks;
    }

    public List<Institute> controllers() {
        return institutes.all();
    }

    /** Empty when there is no such institute. */
    public Optional<ProcessingRecord> of(String institute, LocalDate today) {
        return institutes
                .find(institute)
                .map(each -> new ProcessingRecord(
                        each.name(),
                        today,
                        categories(),
                        terms(),
                        clocks(),
                        recipients(),
                        measures(),
                        here.processors()));
    }

    private List<ProcessingRecord.Category> categories() {
        return steps.stream()
                .sorted(Comparator.comparingInt(DeletionStep::order).reversed())
                .map(each -> new ProcessingRecord.Category(
                        each.name(), each.shelves().stream().sorted().toList()))
                .toList();
    }

    private static List<ProcessingRecord.Term> terms() {
        List<ProcessingRecord.Term> terms = new ArrayList<>();
        for (Training each : Training.values()) {
            terms.add(new ProcessingRecord.Term(
                    each.code(), RetentionDates.term(each).toString()));
        }
        return terms;
    }
}
