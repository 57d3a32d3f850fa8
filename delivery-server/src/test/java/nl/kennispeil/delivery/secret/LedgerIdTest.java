package nl.kennispeil.delivery.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerIdTest {

    private final ServerSecret secret = ServerSecret.random();

    @Test
    void theSameIdAlwaysGivesTheSameLedgerId() {
        assertThat(LedgerId.of(secret, "A-2031")).isEqualTo(LedgerId.of(secret, "A-2031"));
        assertThat(LedgerId.of(secret, "A-2031")).matches("[0-9A-HJKMNP-TV-Z]{26}");
    }

    @Test
    void anotherIdOrAnotherInstallationGivesAnotherOne() {
        assertThat(LedgerId.of(secret, "A-2031"))
                .isNotEqualTo(LedgerId.of(secret, "A-2032"))
                .isNotEqualTo(LedgerId.of(ServerSecret.random(), "A-2031"));
    }
}
