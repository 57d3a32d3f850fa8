package nl.kennispeil.delivery.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.shelf.Shelves;
import org.junit.jupiter.api.Test;

class InMemoryAuditTrailTest extends AuditTrailContract {

    @Override
    Shelves shelves() {
        return new InMemoryShelves();
    }

    /** A search looks at 5,000 lines and then says where to go on; an access copy (AVG art. 15) must be whole. */
    @Test
    void everyLineAboutSomebodyIsHandedOverHoweverManyThereAre() {
        AuditTrail trail = new AuditTrail(new InMemoryShelves(), secret);
        trail.append(SITTING, "bureau", "bureau", "sitting.enrol", "somebody", "", NINE);
        for (int i = 0; i < 5_200; i++) {
            trail.append(SITTING, "bureau", "bureau", "result.view", i % 13 == 0 ? "other" : "somebody", "", NINE);
        }
        List<Line> whole = new ArrayList<>();
        trail.eachAbout(List.of("somebody", "no-such-id"), whole::add);

        assertThat(whole).hasSize(1 + 4_800);
        assertThat(whole.get(0).number()).isEqualTo(5_201);
        assertThat(whole.get(whole.size() - 1).action()).isEqualTo("sitting.enrol");
        for (int i = 0; i < 1_000; i++) {
            trail.append(SITTING, "bureau", "bureau", "result.view", "somebody", "", NINE);
        }
        whole.clear();
        trail.eachAbout(List.of("somebody"), whole::add);
        assertThat(whole).hasSize(5_801);
        assertThat(trail.about(List.of("somebody"), 50_000)).hasSize(5_000);
        trail.eachAbout(List.of(), line -> {
            throw new AssertionError("nobody was asked for");
        });
    }
}
