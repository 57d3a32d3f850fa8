package nl.kennispeil.delivery.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.consent.ConsentDeletion;
import nl.kennispeil.delivery.consent.Consents;
import nl.kennispeil.delivery.consent.Photos;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;

class ProcessingRecordsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final Institutes institutes = new Institutes(shelves);

    private ProcessingRecords records(boolean secure) {
        institutes.putAll(List.of(new Institute("berk", "Berk")));
        Consents consents = new Consents(shelves);
        Photos photos = new Photos(shelves, consents, Vaults.inMemory(shelves));
        return new ProcessingRecords(
                institutes, List.of(new ConsentDeletion(photos, consents)), ProcessingRecords.measures(secure));
    }

    @Test
    void theCategoriesAreThoseThatAreDeletedAndTheTermsThoseOfTheDeletion() {
        ProcessingRecord record = records(false).of("berk", TODAY).orElseThrow();

        assertThat(record.controller()).isEqualTo("Berk");
        assertThat(record.categories()).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo("consents");
            assertThat(each.stores()).containsExactly("consents", "photo_withdrawals", "photos");
        });
        assertThat(record.terms())
                .contains(new ProcessingRecord.Term("aios", "P6M"), new ProcessingRecord.Term("applicant", "P28D"));
        assertThat(record.terms()).hasSize(Training.values().length);
        assertThat(records(false).of("linde", TODAY)).isEmpty();
    }

    @Test
    void encryptedConnectionsAreNamedOnlyWhereTheyAreOn() {
        assertThat(records(false).of("berk", TODAY).orElseThrow().measures()).doesNotContain("tls");
        assertThat(records(true).of("berk", TODAY).orElseThrow().measures()).contains("tls");
    }

    @Test
    void everyCodeHasWords() {
        ProcessingRecord record = records(true).of("berk", TODAY).orElseThrow();
        for (Language language : Language.values()) {
            Messages words = Messages.in(language);
            record.measures().forEach(each -> has(words, "measure." + each));
            record.recipients().forEach(each -> has(words, "recipient." + each));
            record.terms().forEach(each -> {
                has(words, "training." + each.training());
                has(words, "period." + each.term());
            });
        }
    }

    private static void has(Messages words, String key) {
        assertThat(words.text("page.processing." + key)).doesNotContain("⟦");
    }
}
