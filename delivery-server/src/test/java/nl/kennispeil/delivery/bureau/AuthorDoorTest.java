package nl.kennispeil.delivery.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.candidate.CandidateId;
import org.junit.jupiter.api.Test;

class AuthorDoorTest {

    private final BureauFixture fixture = new BureauFixture().enrolled();
    private final Set<CandidateId> authors = new HashSet<>(Set.of(new CandidateId("B-1"), new CandidateId("B-2")));
    private final AuthorDoor door = new AuthorDoor(form -> Set.copyOf(authors), fixture.ledger);

    private boolean turnedAway(String person) {
        AttemptId id = fixture.id(person);
        return door.turnsAway(fixture.exam.exam.context(id), BureauFixture.NINE);
    }

    @Test
    void whoWroteAnItemDoesNotBeginThoughEnrolledAndTheLogSaysSoOnce() {
        assertThat(turnedAway("B-1")).isTrue();
        assertThat(turnedAway("B-1")).isTrue();
        assertThat(turnedAway("E-1")).isFalse();

        assertThat(fixture.audited().stream().filter(each -> each.endsWith("attempt.turned-away")))
                .hasSize(1);
    }

    @Test
    void whoIsBusyGoesOn() {
        fixture.exam.exam.open(fixture.id("B-2"));
        fixture.exam.exam.start(fixture.id("B-2"), BureauFixture.NINE);

        assertThat(turnedAway("B-2")).isFalse();
    }
}
