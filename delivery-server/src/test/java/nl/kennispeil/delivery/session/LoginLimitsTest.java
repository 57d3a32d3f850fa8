package nl.kennispeil.delivery.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import nl.kennispeil.delivery.session.LoginLimits.Verdict;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginLimitsTest {

    private static final Instant NINE = Instant.parse("2026-11-25T08:00:00Z");
    private static final String INSTITUTE = "192.0.2.1";

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final LoginLimits limits = new LoginLimits(shelves);

    /** 2,300 people who each type it right, within a minute, and a guesser who tries ten times a second. */
    @Test
    void aWholeInstituteLogsInThroughOneAddressWhileAGuesserBehindItIsSlowedDown() {
        int guesses = 0;
        int refused = 0;
        for (int i = 0; i < 2_300; i++) {
            Instant now = NINE.plusMillis(i * 60_000L / 2_300);
            if (i % 4 == 0) {
                // the same victim, and every account in turn
                String target = i % 8 == 0 ? "victim" : "aios-" + i % 40;
                if (limits.ask(target, true, INSTITUTE, now) == Verdict.GO) {
                    limits.failed(target, true, INSTITUTE, now);
                    guesses++;
                }
            }
            String login = "person-" + i;
            if (limits.ask(login, true, INSTITUTE, now) != Verdict.GO) {
                refused++;
            }
            limits.succeeded(login);
        }

        assertThat(refused).isZero();
        // a victim gives at most ten in a minute, and the ten others the same
        assertThat(guesses).isLessThan(75);
    }

    @Test
    void whoSpraysManyAccountsUsesUpTheAddressAndThenGetsOneTryEach() {
        int tries = 0;
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 500; i++) {
                Instant now = NINE.plusMillis(round * 6_000L + i * 12L);
                if (limits.ask("aios-" + i, true, INSTITUTE, now) == Verdict.GO) {
                    limits.failed("aios-" + i, true, INSTITUTE, now);
                    tries++;
                }
            }
        }
        // one each, and what comes back to the address in a minute; without this limit it would be 500 x 5
        assertThat(tries).isBetween(500, 700);
        assertThat(limits.ask("neighbour", true, INSTITUTE, NINE.plusSeconds(60)))
                .isEqualTo(Verdict.GO);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePauseGrowsAndTheTenthFailureLocksForAQuarterWhetherTheAccountExistsOrNot(boolean known) {
        Instant now = NINE;
        for (int failure = 1; failure <= 10; failure++) {
            assertThat(limits.ask("anna", known, INSTITUTE, now)).isEqualTo(Verdict.GO);
            limits.failed("anna", known, INSTITUTE, now);
            Duration pause = LoginLimits.pause(failure);
            if (failure > 2 && failure < 10) {
                assertThat(limits.ask("anna", known, INSTITUTE, now.plus(pause).minusMillis(1)))
                        .isEqualTo(Verdict.WAIT);
            }
            now = now.plus(failure < 10 ? pause : Duration.ZERO);
        }
        Instant free = now.plus(LoginLimits.LOCK);

        assertThat(limits.ask("anna", known, INSTITUTE, free.minusMillis(1))).isEqualTo(Verdict.LOCKED);
        if (known) {
            assertThat(limits.ask("anna", true, "198.51.100.7", free.minusMillis(1)))
                    .as("the lock is the account's, wherever the next try comes from")
                    .isEqualTo(Verdict.LOCKED);
            assertThat(new LoginLimits(shelves).ask("anna", true, INSTITUTE, free.minusMillis(1)))
                    .as("a restart forgets nothing")
                    .isEqualTo(Verdict.LOCKED);
        }
        assertThat(limits.ask("anna", known, INSTITUTE, free)).isEqualTo(Verdict.GO);
    }

    @Test
    void supportLiftsALock() {
        for (int i = 0; i < 10; i++) {
            limits.failed("anna", true, INSTITUTE, NINE);
        }
        limits.unlock("anna");

        assertThat(limits.ask("anna", true, INSTITUTE, NINE)).isEqualTo(Verdict.GO);
    }

    @Test
    void loginsThatDoNotExistAreWrittenNowhereByName() {
        limits.failed("typed-by-mistake", false, INSTITUTE, NINE);

        assertThat(shelves.shelf("login_failures", Holds.PERSONS).all())
                .hasSize(1)
                .allSatisfy(each -> assertThat(each.values().toString()).doesNotContain("typed"));
    }
}
