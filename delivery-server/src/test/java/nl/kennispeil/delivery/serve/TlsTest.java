package nl.kennispeil.delivery.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import nl.kennispeil.delivery.http.Assets;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.http.WebServer;
import nl.kennispeil.delivery.secret.Digests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the TLS client of the platform, which trusts one certificate and nothing else. */
class TlsTest {

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    private Path folder;

    private SelfSigned first;
    private SelfSigned second;
    private WebServer server;
    private String url = "";

    @BeforeEach
    void start() throws IOException {
        Instant now = java.time.Clock.systemUTC().instant();
        first = SelfSigned.in(Files.createDirectory(folder.resolve("first")), "localhost", now);
        second = SelfSigned.in(Files.createDirectory(folder.resolve("second")), "localhost", now);
        Files.copy(first.certificate(), folder.resolve("cert.pem"));
        Files.copy(first.key(), folder.resolve("key.pem"));
        Routes routes = router -> {
            router.get("/page").handler(context -> {
                new Cookies(true).startSession(context, "id", Duration.ofHours(1));
                Replies.json(context, Replies.object());
            });
            router.post("/page").handler(context -> Replies.json(context, Replies.object()));
        };
        server = new WebServer(
                vertx,
                new WebServer.Address("localhost", 0, folder.resolve("cert.pem"), folder.resolve("key.pem")),
                new Assets(),
                List.of(routes),
                (context, status, code) -> Replies.error(context, status, code));
        url = server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        vertx.close().await();
    }

    @Test
    void aBrowserSpeaksHttp2AndIsToldToStayWithTls() throws Exception {
        HttpResponse<String> reply = get(first);

        assertThat(url).startsWith("https://");
        assertThat(reply.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(reply.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        assertThat(reply.headers().firstValue("strict-transport-security")).hasValue("max-age=31536000");
        assertThat(reply.headers().firstValue("set-cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .startsWith("__Host-session=id")
                        .contains("Secure", "HTTPOnly", "SameSite=Lax", "Path=/")
                        .doesNotContainIgnoringCase("domain="));
    }

    @Test
    void aNewCertificateIsSeenWithoutARestartAndHttp2Stays() throws Exception {
        get(first);
        assertThatThrownBy(() -> get(second)).isInstanceOf(SSLHandshakeException.class);
        replace(second.certificate(), second.key());

        assertThat(reload()).isTrue();

        assertThat(get(second).version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThatThrownBy(() -> get(first)).isInstanceOf(SSLHandshakeException.class);
        assertThat(reload()).as("nothing changed").isFalse();
    }

    @Test
    void filesThatAreBrokenOrHalfReplacedChangeNothing() throws Exception {
        replace(second.certificate(), first.key());
        assertThat(reload()).isFalse();
        assertThat(get(first).statusCode()).isEqualTo(200);

        Files.writeString(folder.resolve("cert.pem"), "-----BEGIN CERTIFICATE-----\nbroken\n");
        assertThat(reload()).isFalse();
        Files.delete(folder.resolve("cert.pem"));
        assertThat(reload()).isFalse();
        assertThat(get(first).statusCode()).isEqualTo(200);

        replace(second.certificate(), second.key());
        assertThat(reload()).isTrue();
        assertThat(get(second).statusCode()).isEqualTo(200);
    }

    @Test
    void aServerDoesNotStartWithAKeyOfAnotherCertificate() {
        WebServer wrong = new WebServer(
                vertx,
                new WebServer.Address("localhost", 0, first.certificate(), second.key()),
                new Assets(),
                List.of(),
                (context, status, code) -> Replies.error(context, status, code));

        assertThatThrownBy(wrong::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the key belongs to another certificate");
    }

    @Test
    void aFormOfThisSiteIsTakenOverHttp2AndOneOfAnotherSiteIsNot() throws Exception {
        assertThat(post(url)).isEqualTo(200);
        assertThat(post("https://elsewhere.example")).isEqualTo(403);
        assertThat(post("null")).isEqualTo(403);
        assertThat(post(url.replace("https", "http").replaceAll(":[0-9]+$", ":1")))
                .isEqualTo(403);
    }

    @Test
    void whatNobodyVouchesForIsKeptAndReadableByItsOwnerOnly() throws Exception {
        Instant now = java.time.Clock.systemUTC().instant();
        SelfSigned again = SelfSigned.in(folder.resolve("first"), "localhost", now);
        SelfSigned later = SelfSigned.in(folder.resolve("first"), "localhost", now.plus(Duration.ofDays(340)));

        assertThat(again.fingerprint()).isEqualTo(first.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(HexFormat.ofDelimiter(":")
                        .withUpperCase()
                        .formatHex(Digests.sha256(certificate(second).getEncoded())))
                .isEqualTo(second.fingerprint());
        assertThat(later.fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(Files.getPosixFilePermissions(first.key()))
                .containsExactlyInAnyOrderElementsOf(
                        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        certificate(second).verify(certificate(second).getPublicKey());
    }

    private void replace(Path certificate, Path key) throws IOException {
        Files.copy(certificate, folder.resolve("cert.pem"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(key, folder.resolve("key.pem"), StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean reload() throws Exception {
        return server.reloadCertificate()
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private HttpResponse<String> get(SelfSigned trusted) throws Exception {
        return client(trusted)
                .send(HttpRequest.newBuilder(URI.create(url + "/page")).build(), HttpResponse.BodyHandlers.ofString());
    }

    private int post(String origin) throws Exception {
        HttpResponse<String> reply = client(first)
                .send(
                        HttpRequest.newBuilder(URI.create(url + "/page"))
                                .header("origin", origin)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(reply.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return reply.statusCode();
    }

    /** A fresh client each time, so that no connection or session is used again. */
    private static HttpClient client(SelfSigned trusted) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("trusted", certificate(trusted));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static X509Certificate certificate(SelfSigned made) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(made.certificate())));
    }
}
