package nl.kennispeil.delivery.processing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.RetentionDates;

/**
 * Makes the record of processing of a controller from what runs here: the categories are those that have a deletion step,
 * the terms are those the deletion uses. So it cannot tell another story than the server does.
 */
public final class ProcessingRecords {

    private static final List<String> RECIPIENTS = List.of("institute", "bureau", "portfolio");
    private static final String SUB_PROCESSORS = "/privacy/sub-processors.json";

    private final Institutes institutes;
    private final List<DeletionStep> steps;
    private final List<String> measures;
    private final List<ProcessingRecord.SubProcessor> subProcessors;

    /** @param measures codes with words under {@code page.processing.measure}, those that are on here */
    public ProcessingRecords(Institutes institutes, List<DeletionStep> steps, List<String> measures) {
        this.institutes = institutes;
        this.steps = List.copyOf(steps);
        this.measures = List.copyOf(measures);
        this.subProcessors = shipped();
    }

    /** The measures that are always on, and transport security when the server has a certificate. */
    public static List<String> measures(boolean secure) {
        List<String> measures =
                new ArrayList<>(List.of("sealed", "roles", "institutes", "log", "deletion", "sessions", "local"));
        if (secure) {
            measures.add("tls");
        }
        return measures;
    }

    public List<Institute> controllers() {
        return institutes.all();
    }

    /** Empty when there is no such institute. */
    public Optional<ProcessingRecord> of(String institute, LocalDate today) {
        return institutes
                .find(institute)
                .map(each -> new ProcessingRecord(
                        each.name(), today, categories(), terms(), RECIPIENTS, measures, subProcessors));
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

    private static List<ProcessingRecord.SubProcessor> shipped() {
        try (InputStream in = ProcessingRecords.class.getResourceAsStream(SUB_PROCESSORS)) {
            if (in == null) {
                throw new IllegalStateException(SUB_PROCESSORS + " is not on the class path");
            }
            List<ProcessingRecord.SubProcessor> all = new ArrayList<>();
            for (JsonNode each : Replies.JSON.readTree(in)) {
                all.add(new ProcessingRecord.SubProcessor(
                        each.required("name").asText(),
                        each.required("purpose").asText(),
                        each.required("place").asText()));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(SUB_PROCESSORS + " cannot be read", e);
        }
    }
}
