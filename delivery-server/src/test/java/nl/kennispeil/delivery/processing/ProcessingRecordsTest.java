package nl.kennispeil.delivery.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.consent.ConsentDeletion;
import nl.kennispeil.delivery.consent.Consents;
import nl.kennispeil.delivery.consent.Photos;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.retention.OtherClocks;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;

class ProcessingRecordsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static final ProcessingRecords.Here FULL = new ProcessingRecords.Here(
            true,
            true,
            true,
            "SURFconext",
            List.of(new ProcessingRecord.SubProcessor("Rekencentrum", "hosting", "Nederland")));

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final Institutes institutes = new Institutes(shelves);

    /** A server with nothing but what it must have. */
    private ProcessingRecords records() {
        return records(new ProcessingRecords.Here(false, false, false, null, List.of()));
    }

    private ProcessingRecords records(ProcessingRecords.Here here) {
        institutes.putAll(List.of(new Institute("berk", "Berk")));
        Consents consents = new Consents(shelves);
        Photos photos = new Photos(shelves, consents, Vaults.inMemory(shelves));
        return new ProcessingRecords(institutes, List.of(new ConsentDeletion(photos, consents)), here);
    }

    @Test
    void theCategoriesAreThoseThatAreDeletedAndTheTermsThoseOfTheDeletion() {
        ProcessingRecord record = records().of("berk", TODAY).orElseThrow();

        assertThat(record.controller()).isEqualTo("Berk");
        assertThat(record.categories()).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo("consents");
            assertThat(each.stores()).containsExactly("consents", "photo_withdrawals", "photos");
        });
        assertThat(record.terms())
                .contains(new ProcessingRecord.Term("aios", "P6M"), new ProcessingRecord.Term("applicant", "P28D"));
        assertThat(record.terms()).hasSize(Training.values().length);
        assertThat(records().of("linde", TODAY)).isEmpty();
    }

    @Test
    void whatDependsOnHowTheServerRunsIsToldAsItIs() {
        ProcessingRecord bare = records().of("berk", TODAY).orElseThrow();
        assertThat(bare.measures()).contains("local").doesNotContain("tls", "backups");
        assertThat(bare.recipients())
                .extracting(ProcessingRecord.Recipient::code)
                .containsExactly("institute", "bureau", "trainer");
        assertThat(bare.clocks())
                .contains(new ProcessingRecord.Clock("backup", "ELSEWHERE"))
                .noneMatch(each -> each.what().equals("research"));

        ProcessingRecord full = records(FULL).of("berk", TODAY).orElseThrow();
        assertThat(full.measures()).contains("tls", "backups").doesNotContain("local");
        assertThat(full.subProcessors())
                .containsExactly(new ProcessingRecord.SubProcessor("Rekencentrum", "hosting", "Nederland"));
        assertThat(full.recipients())
                .contains(
                        new ProcessingRecord.Recipient("researchers", ""),
                        new ProcessingRecord.Recipient("provider", "SURFconext"));
    }

    /** Against the dates the deletion computes, not against the constants again. */
    @Test
    void theOtherTermsAreThoseTheSweepsUse() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        Instant at = Amsterdam.startOf(day).toInstant();
        ProcessingRecord full = records(FULL).of("berk", TODAY).orElseThrow();

        assertThat(OtherClocks.photoGone(at)).isEqualTo(at.plus(Duration.parse(term(full, "photo"))));
        assertThat(OtherClocks.technical(day).last()).isEqualTo(day.plus(Period.parse(term(full, "technical"))));
        assertThat(OtherClocks.audit(at).last()).isEqualTo(day.plus(Period.parse(term(full, "audit"))));
        assertThat(OtherClocks.ledger(at).last()).isEqualTo(day.plus(Period.parse(term(full, "ledger"))));
        assertThat(OtherClocks.research(day).last()).isEqualTo(day.plus(Period.parse(term(full, "research"))));
        assertThat(OtherClocks.backupGone(at).toLocalDate()).isEqualTo(day.plus(Period.parse(term(full, "backup"))));
        assertThat(OtherClocks.keyBackupGone(at).toLocalDate())
                .isEqualTo(day.plus(Period.parse(term(full, "key-backup"))));
    }

    private static String term(ProcessingRecord record, String what) {
        return record.clocks().stream()
                .filter(each -> each.what().equals(what))
                .findFirst()
                .orElseThrow()
                .term();
    }

    @Test
    void everyCodeHasWords() {
        ProcessingRecord record = records(FULL).of("berk", TODAY).orElseThrow();
        ProcessingRecord bare = records().of("berk", TODAY).orElseThrow();
        for (Language language : Language.values()) {
            Messages words = Messages.in(language);
            record.measures().forEach(each -> has(words, "measure." + each));
            bare.measures().forEach(each -> has(words, "measure." + each));
            record.recipients().forEach(each -> has(words, "recipient." + each.code()));
            Stream.concat(record.clocks().stream(), bare.clocks().stream()).forEach(each -> {
                has(words, "clock." + each.what());
                has(words, "period." + each.term());
            });
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
