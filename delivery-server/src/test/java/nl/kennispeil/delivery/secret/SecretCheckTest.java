package nl.kennispeil.delivery.secret;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.kennispeil.delivery.shelf.InMemoryShelves;
import org.junit.jupiter.api.Test;

class SecretCheckTest {

    @Test
    void aStoreTakesTheFirstSecretAndNoOther() {
        SecretCheck check = new SecretCheck(new InMemoryShelves());
        ServerSecret own = ServerSecret.random();
        check.require(own);
        assertThatThrownBy(() -> check.require(ServerSecret.random()))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("not the one of this store")
                .hasMessageContaining("server.key");
        assertThatCode(() -> check.require(own)).doesNotThrowAnyException();
    }
}
