package nl.kennispeil.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import nl.kennispeil.delivery.secret.ServerSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTokensTest {

    private final ServerSecret secret = ServerSecret.random();
    private final AttemptTokens tokens = new AttemptTokens(secret);
    private final AttemptId attempt = AttemptId.of(secret, "lhk", "aios-1");

    @Test
    void aTokenProvesItsAttemptAndEpoch() {
        assertThat(tokens.verify(tokens.token(attempt, 3))).contains(new AttemptTokens.Claim(attempt, 3));
    }

    @Test
    void anotherEpochAttemptOrServerIsRefused() {
        String token = tokens.token(attempt, 1);
        AttemptId other = AttemptId.of(secret, "lhk", "aios-2");
        assertThat(tokens.verify(token.replace(".1.", ".2."))).isEmpty();
        assertThat(tokens.verify(token.replace(attempt.value(), other.value()))).isEmpty();
        assertThat(new AttemptTokens(ServerSecret.random()).verify(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "a.1.c.d", "x.0.y", "x.99999.y", "💥.1.💥"})
    void rubbishIsRefused(String token) {
        assertThat(tokens.verify(token)).isEmpty();
    }
}
