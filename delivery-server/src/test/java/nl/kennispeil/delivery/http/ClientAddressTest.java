package nl.kennispeil.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom the server believes about from where a request comes. */
class ClientAddressTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void behindItsProxyTheLastAddressCountsAndNotWhatTheBrowserMadeUp() throws Exception {
        assertThat(ask(true, "x-forwarded-for", "10.9.9.9, 198.51.100.7").body())
                .contains("\"from\":\"198.51.100.7\"");
        assertThat(ask(true, "x-forwarded-for", "2001:db8::7").body()).contains("\"from\":\"2001:db8::7\"");
        assertThat(ask(true, "x-forwarded-for", "10.9.9.9", "x-forwarded-for", "198.51.100.8")
                        .body())
                .contains("\"from\":\"198.51.100.8\"");
    }

    @Test
    void withoutAProxyNoHeaderIsBelieved() throws Exception {
        HttpResponse<String> reply = ask(false, "x-forwarded-for", "198.51.100.7");

        assertThat(reply.body()).contains("\"from\":\"127.0.0.1\"");
        assertThat(reply.headers().firstValue("strict-transport-security")).isEmpty();
    }

    @Test
    void whatIsNoAddressIsNotTakenForOne() throws Exception {
        assertThat(ask(true, "x-forwarded-for", "unknown<script>").body()).contains("\"from\":\"127.0.0.1\"");
        assertThat(ask(true, "x-other", "x").body()).contains("\"from\":\"127.0.0.1\"");
    }

    @Test
    void behindAProxyWithTlsTheBrowserIsToldToStayWithTls() throws Exception {
        HttpResponse<String> reply = ask(true, "x-forwarded-for", "198.51.100.7");

        assertThat(reply.headers().firstValue("strict-transport-security")).hasValue("max-age=31536000");
    }

    private HttpResponse<String> ask(boolean proxied, String... headers) throws Exception {
        try (WebServer server = new WebServer(
                vertx,
                new WebServer.Address("127.0.0.1", 0, null, null, proxied),
                new Assets(),
                List.of(router -> router.get("/from")
                        .handler(context ->
                                Replies.json(context, Replies.object().put("from", ClientAddress.of(context))))),
                (context, status, code) -> Replies.error(context, status, code))) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.start() + "/from"))
                            .headers(headers)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
