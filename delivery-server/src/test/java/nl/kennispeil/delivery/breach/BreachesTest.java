package nl.kennispeil.delivery.breach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import org.junit.jupiter.api.Test;

class BreachesTest {

    private final Breaches breaches = new Breaches(new InMemoryShelves());

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** The cases of domain.md §4.4. */
    @Test
    void seventyTwoHoursAreHoursWhateverTheClockDoes() {
        Instant autumn = at("2026-10-24T09:15:00+02:00");
        Breach breach = breaches.add("brief verkeerd bezorgd", autumn, autumn, "privacy", autumn);
        assertThat(breach.clock().due()).isEqualTo(at("2026-10-27T08:15:00+01:00"));

        Instant spring = at("2027-03-27T09:15:00+01:00");
        assertThat(breaches.add("laptop", spring, spring, "privacy", spring)
                        .clock()
                        .due())
                .isEqualTo(at("2027-03-30T10:15:00+02:00"));
    }

    @Test
    void theClockIsToldInHoursAndMinutesAndStopsWithTheReport() {
        Instant aware = at("2026-11-02T10:00:00+01:00");
        Breach breach = breaches.add("mail", aware, aware, "privacy", aware);
        Instant later = at("2026-11-03T10:30:00+01:00");
        assertThat(BreachRoutes.Line.of(breach, later)).satisfies(each -> {
            assertThat(each.state()).isEqualTo("running");
            assertThat(each.hours()).isEqualTo(47);
            assertThat(each.minutes()).isEqualTo(30);
        });
        assertThat(BreachRoutes.Line.of(breach, at("2026-11-05T11:00:00+01:00")).state())
                .isEqualTo("late");

        Breach told = breaches.note(breach.id(), Breach.Kind.AUTHORITY_TOLD, later.toString(), "privacy", later)
                .orElseThrow();

        assertThat(BreachRoutes.Line.of(told, at("2026-12-01T11:00:00+01:00")).state())
                .isEqualTo("told");
    }

    @Test
    void aCorrectionIsAddedAndWhatStoodThereStays() {
        Instant aware = at("2026-11-02T10:00:00+01:00");
        Breach breach = breaches.add("mail", aware, aware, "privacy", aware);
        breaches.note(breach.id(), Breach.Kind.EFFECT, "drie personen", "privacy", aware);
        Breach after = breaches.note(breach.id(), Breach.Kind.EFFECT, "vier personen", "privacy2", aware)
                .orElseThrow();

        assertThat(after.text(Breach.Kind.EFFECT)).isEqualTo("vier personen");
        assertThat(after.entries()).extracting(Breach.Entry::value).contains("drie personen", "vier personen");
        assertThat(breaches.find(breach.id())).contains(after);
        assertThat(breaches.note("datalek-99", Breach.Kind.NOTE, "x", "privacy", aware))
                .isEmpty();
    }
}
