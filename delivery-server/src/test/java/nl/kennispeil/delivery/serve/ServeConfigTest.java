package nl.kennispeil.delivery.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeConfigTest {

    @TempDir
    private Path folder;

    @Test
    void aReplicaSetBehindTlsIsReadWithComments() throws IOException {
        ServeConfig config = read("""
                {
                  // three members
                  "store": {"mongodb": "mongodb://a,b,c/kennispeil?replicaSet=rs0"},
                  "secret": "/etc/kennispeil/server.key",
                  "tls": {"certificate": "cert.pem", "key": "key.pem"},
                }
                """);
        assertThat(config.settings().address().port()).isEqualTo(8443);
        assertThat(config.settings().freshness()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void theEmbeddedStoreNeedsNoFreshness() throws IOException {
        ServeConfig config = read("{\"store\":{\"folder\":\"data\"},\"secret\":\"k\",\"port\":0}");
        assertThat(config.settings().freshness()).isZero();
        assertThat(config.settings().address().host()).isEqualTo("127.0.0.1");
    }

    @Test
    void clearTextIsForLoopbackOnly() {
        refuses("{\"store\":{\"folder\":\"d\"},\"secret\":\"k\",\"host\":\"0.0.0.0\"}", "without \"tls\"");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        refuses("{\"secret\":\"k\"}", "\"store\" needs either");
        refuses("{\"store\":{\"folder\":\"d\",\"mongodb\":\"m\"},\"secret\":\"k\"}", "\"store\" needs either");
        refuses("{\"store\":{\"folder\":\"d\"}}", "\"secret\"");
        refuses("{\"store\":{\"folder\":\"d\"},\"secret\":\"k\",\"port\":70000}", "allowed is 0..65535");
        refuses("{\"store\":{\"folder\":\"d\"},\"secrets\":\"k\"}", "secrets");
        refuses("{\"store\":\n\n{", "line 3");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ServeConfig.read(folder.resolve("none.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.json");
    }

    private void refuses(String json, String words) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private ServeConfig read(String json) throws IOException {
        Path file = folder.resolve("config.json");
        Files.writeString(file, json);
        return ServeConfig.read(file);
    }
}
