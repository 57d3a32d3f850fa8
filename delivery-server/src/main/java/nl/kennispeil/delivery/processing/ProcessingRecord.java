package nl.kennispeil.delivery.processing;

import java.time.LocalDate;
import java.util.List;

/**
 * What is processed for one controller, for whom, how long, and how it is guarded (AVG art. 30(1) and (2)). Texts are
 * codes with words under {@code page.processing.<kind>.<code>}, but for names and places.
 *
 * @param controller name of the institute
 * @param day on which it was true
 * @param categories kinds of data, from the steps that delete them
 * @param terms how long, per kind of training or role
 * @param clocks how long what does not wait for the end of a training
 * @param recipients who gets any of it
 * @param measures how it is guarded
 * @param subProcessors others who process it for us
 */
public record ProcessingRecord(
        String controller,
        LocalDate day,
        List<Category> categories,
        List<Term> terms,
        List<Clock> clocks,
        List<Recipient> recipients,
        List<String> measures,
        List<SubProcessor> subProcessors) {

    /** @param stores where it is kept, by name */
    public record Category(String name, List<String> stores) {}

    /** @param term an ISO 8601 period after the end of the training or role, such as {@code P6M} */
    public record Term(String training, String term) {}

    /** @param term an ISO 8601 period or duration, such as {@code P24M}; or {@code ROUND} or {@code ELSEWHERE} */
    public record Clock(String what, String term) {}

    /** @param name fills in the words; empty when there is nothing to fill in */
    public record Recipient(String code, String name) {}

    /** @param place where it is processed; within the EEA (R12) */
    public record SubProcessor(String name, String purpose, String place) {}
}
