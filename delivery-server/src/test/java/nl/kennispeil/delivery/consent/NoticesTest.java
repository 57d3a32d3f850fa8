package nl.kennispeil.delivery.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.candidate.CandidateId;
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
