package nl.kennispeil.delivery.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.retention.OtherClocks;
import nl.kennispeil.delivery.retention.RetentionDates;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.text.Language;
import org.junit.jupiter.api.Test;

class NoticesTest {

    private static final CandidateId AIOS = new CandidateId("aios-1");
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Notices.Version FIRST = new Notices.Version(1, LocalDate.of(2026, 1, 1), true);
    private static final Notices.Version SPELLING = new Notices.Version(2, LocalDate.of(2026, 11, 20), false);
    private static final Notices.Version CHANGE = new Notices.Version(3, LocalDate.of(2026, 12, 1), true);

    private final Consents consents = new Consents(new InMemoryShelves());
    private final Notices notices = new Notices(List.of(CHANGE, FIRST, SPELLING), consents);

    @Test
    void theVersionThatHoldsIsTheLastThatHasBegun() {
        assertThat(notices.current(TODAY)).isEqualTo(SPELLING);
        assertThat(notices.current(LocalDate.of(2026, 12, 1))).isEqualTo(CHANGE);
        assertThat(notices.current(LocalDate.of(2020, 1, 1))).isEqualTo(FIRST);
    }

    @Test
    void everybodyReadsItOnceAndAgainAfterAChangeInSubstanceOnly() {
        assertThat(notices.toRead(AIOS, TODAY)).isTrue();
        notices.read(AIOS, FIRST, NOW);
        assertThat(notices.toRead(AIOS, TODAY)).as("a spelling").isFalse();
        assertThat(notices.toRead(AIOS, LocalDate.of(2026, 12, 1)))
                .as("a change")
                .isTrue();
        notices.read(AIOS, CHANGE, NOW);
        assertThat(notices.toRead(AIOS, LocalDate.of(2026, 12, 1))).isFalse();
    }

    /** AVG art. 13(1)(c) and (2)(a): on what ground, and how long; the terms are those the deletion has. */
    @Test
    void theNoticeThatHoldsTellsTheGroundAndEveryTerm() {
        assertThat(RetentionDates.term(Training.AIOS)).isEqualTo(Period.ofMonths(6));
        assertThat(RetentionDates.term(Training.OPLEIDER)).isEqualTo(Period.ofMonths(6));
        assertThat(RetentionDates.term(Training.APPLICANT)).isEqualTo(Period.ofWeeks(4));
        assertThat(OtherClocks.TECHNICAL).isEqualTo(Period.ofWeeks(6));
        assertThat(OtherClocks.LEDGER).isEqualTo(Period.ofYears(10));
        assertThat(OtherClocks.BACKUP).isEqualTo(Period.ofDays(35));
        assertThat(OtherClocks.AUDIT).isEqualTo(Period.ofMonths(24));
        assertThat(OtherClocks.PHOTO).isEqualTo(Duration.ofHours(24));
        Notices shipped = Notices.shipped(consents);
        Notices.Version current = shipped.current(LocalDate.of(2026, 12, 1));

        assertThat(current.material()).isTrue();
        assertThat(words(shipped, current, Language.NL))
                .contains("AVG, artikel 6")
                .contains("zes maanden na het einde van uw opleiding")
                .contains("opleiders, docenten, herintreders, abonnees en medewerkers is dat zes maanden")
                .contains("sollicitanten is dat vier weken")
                .contains("zes weken nadat de uitslag vaststaat")
                .contains("ten hoogste 35 dagen")
                .contains("24 maanden")
                .contains("binnen 24 uur")
                .contains("tien jaar");
        assertThat(words(shipped, current, Language.EN))
                .contains("GDPR, article 6")
                .contains("applicants it is four weeks")
                .contains("trainers, teachers, re-entrants, subscribers and staff that is six months")
                .contains("at most 35 days")
                .contains("24 months");
    }

    private static String words(Notices shipped, Notices.Version version, Language language) {
        return shipped.text(version, language).stream().map(Notices.Block::text).collect(Collectors.joining(" "));
    }

    @Test
    void theShippedVersionsHaveTheSamePartsInBothLanguages() {
        Notices shipped = Notices.shipped(consents);
        for (Notices.Version each : shipped.versions()) {
            List<Notices.Block> nl = shipped.text(each, Language.NL);
            List<Notices.Block> en = shipped.text(each, Language.EN);
            assertThat(nl).hasSizeGreaterThan(5);
            assertThat(en.stream().map(Notices.Block::heading))
                    .containsExactlyElementsOf(
                            nl.stream().map(Notices.Block::heading).toList());
        }
    }
}
