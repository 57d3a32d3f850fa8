package nl.kennispeil.delivery.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeConfigTest {

    private static final String FROM_ENVIRONMENT = """
            {
              "store": {"folder": "/var/lib/kennispeil/store"},
              "secretEnv": "KENNISPEIL_SERVER_SECRET",
              "masterKeyEnv": "KENNISPEIL_MASTER_KEY",
              "ledger": "/var/lib/kennispeil/ledger.jsonl"
            }
            """;

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
    void aListOfIcpcCodesIsReadWholeOrNotAtAll() throws IOException {
        Path list = Files.writeString(folder.resolve("icpc.csv"), "code;title\nK86;Hypertensie\nD12;Obstipatie\n");
        String with = "{\"store\":{\"folder\":\"d\"},\"secret\":\"k\",\"icpc\":\"" + list + "\"}";
        assertThat(read(with).settings().icpc().codes()).containsExactlyInAnyOrder("K86", "D12");
        assertThat(read("{\"store\":{\"folder\":\"d\"},\"secret\":\"k\"}")
                        .settings()
                        .icpc()
                        .size())
                .isZero();

        Files.writeString(list, "code;title\nK86;Hypertensie\nkoorts;Koorts\n");
        ServeConfig faulty = read(with);
        assertThatThrownBy(faulty::settings).hasMessageContaining("\"icpc\"").hasMessageContaining("row 2");
        Files.delete(list);
        assertThatThrownBy(read(with)::settings).hasMessageContaining("cannot be read");
    }

    @Test
    void theEmbeddedStoreNeedsNoFreshness() throws IOException {
        ServeConfig config = read("{\"store\":{\"folder\":\"data\"},\"secret\":\"k\",\"port\":0}");
        assertThat(config.settings().freshness()).isZero();
        assertThat(config.settings().address().host()).isEqualTo("127.0.0.1");
    }

    @Test
    void aProxyHasTheCertificateOrTheServerHasItNeverBoth() throws IOException {
        assertThat(read("{\"store\":{\"folder\":\"d\"},\"secret\":\"k\",\"proxied\":true}")
                        .settings()
                        .address()
                        .secure())
                .isTrue();
        assertThat(read("{\"store\":{\"folder\":\"d\"},\"secret\":\"k\"}")
                        .settings()
                        .address()
                        .secure())
                .isFalse();
        refuses(
                "{\"store\":{\"folder\":\"d\"},\"secret\":\"k\",\"proxied\":true,"
                        + "\"tls\":{\"certificate\":\"c\",\"key\":\"k\"}}",
                "\"proxied\"");
        refuses(
                "{\"store\":{\"folder\":\"d\"},\"secret\":\"k\",\"proxied\":true,\"host\":\"0.0.0.0\"}",
                "without \"tls\"");
    }

    @Test
    void whoElseHandlesTheDataIsToldInFull() throws IOException {
        ServeConfig config = read("""
                {
                  "store": {"folder": "d"}, "secret": "k",
                  "processors": [{"name": "Rekencentrum", "purpose": "hosting", "place": "Nederland"}]
                }
                """);
        assertThat(config.settings().processors())
                .singleElement()
                .satisfies(each -> assertThat(each.place()).isEqualTo("Nederland"));
        ServeConfig half =
                read("{\"store\":{\"folder\":\"d\"},\"secret\":\"k\",\"processors\":[{\"name\":\"Rekencentrum\"}]}");
        assertThatThrownBy(half::settings).hasMessageContaining("\"place\"");
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
    void secretAndMasterKeyMayComeFromTheEnvironment() throws IOException {
        Path secretFile = folder.resolve("server.key");
        Path masterFile = folder.resolve("master.key");
        ServerSecret secret = ServerSecret.loadOrCreate(secretFile);
        MasterKeyFile master = MasterKeyFile.loadOrCreate(masterFile);
        Map<String, String> environment = Map.of(
                "KENNISPEIL_SERVER_SECRET",
                Files.readString(secretFile) + "\n",
                "KENNISPEIL_MASTER_KEY",
                Files.readString(masterFile));
        ServeConfig config = read(FROM_ENVIRONMENT);

        assertThat(config.serverSecret(environment::get).derive("test")).isEqualTo(secret.derive("test"));
        assertThat(config.masterKeys(environment::get).version()).isEqualTo(master.version());
        assertThat(config.ledgerFile()).isEqualTo(Path.of("/var/lib/kennispeil/ledger.jsonl"));
        assertThat(config.backupKeyFile()).isEqualTo(Path.of("/var/lib/kennispeil/backup.key"));
    }

    @Test
    void aVariableThatIsNotThereOrHoldsSomethingElseIsNamedWithoutItsContent() throws IOException {
        ServeConfig config = read(FROM_ENVIRONMENT);
        assertThatThrownBy(() -> config.serverSecret(name -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KENNISPEIL_SERVER_SECRET");
        for (String wrong : List.of("geheim-en-kort", "Z2VoZWltLWVuLWtvcnQ=", "{\"geheim\":\"kort\"}")) {
            assertThatThrownBy(() -> config.serverSecret(name -> wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("KENNISPEIL_SERVER_SECRET")
                    .hasMessageNotContaining(wrong)
                    .hasNoCause();
            assertThatThrownBy(() -> config.masterKeys(name -> wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("KENNISPEIL_MASTER_KEY")
                    .hasMessageNotContaining(wrong)
                    .hasNoCause();
        }
    }

    @Test
    void twoPlacesForOneKeyAreRefused() {
        String store = "{\"store\":{\"folder\":\"d\"},";
        refuses(store + "\"secret\":\"k\",\"secretEnv\":\"S\"}", "\"secret\" and \"secretEnv\"");
        refuses(
                store + "\"secret\":\"k\",\"masterKey\":\"m\",\"masterKeyEnv\":\"M\"}",
                "\"masterKey\" and \"masterKeyEnv\"");
        refuses(store + "\"secretEnv\":\"S\",\"masterKeyEnv\":\"M\"}", "\"ledger\"");
        refuses(store + "\"secretEnv\":\"S\",\"ledger\":\"l\"}", "\"masterKey\" or \"masterKeyEnv\"");
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
