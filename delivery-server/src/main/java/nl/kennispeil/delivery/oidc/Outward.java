package nl.kennispeil.delivery.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import nl.kennispeil.delivery.http.Replies;

/** The only calls this server makes to another machine: to the host of the issuer, short, small, and never redirected. */
final class Outward {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration REPLY = Duration.ofSeconds(5);
    private static final int LARGEST = 256 * 1024;

    /** A reply: its status and its JSON. */
    record Answer(int status, JsonNode body) {}

    private final URI issuer;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Outward(URI issuer) {
        this.issuer = issuer;
    }

    JsonNode get(URI uri) {
        Answer answer = send(HttpRequest.newBuilder(own(uri)).GET());
        if (answer.status() != 200) {
            throw new ProviderDown("status " + answer.status());
        }
        return answer.body();
    }

    Answer post(URI uri, String form, String authorization) {
        return send(HttpRequest.newBuilder(own(uri))
                .header("content-type", "application/x-www-form-urlencoded")
                .header("authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** The URI, when it is on the host of the issuer. */
    URI own(URI uri) {
        boolean same = issuer.getScheme().equals(uri.getScheme())
                && issuer.getHost().equalsIgnoreCase(uri.getHost())
                && issuer.getPort() == uri.getPort()
                && uri.getRawUserInfo() == null;
        if (!same) {
            throw new Refused("an endpoint of the provider is not on the host of its issuer");
        }
        return uri;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response = client.send(
                    request.timeout(REPLY).header("accept", "application/json").build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                byte[] body = in.readNBytes(LARGEST + 1);
                if (body.length > LARGEST) {
                    throw new ProviderDown("a reply of more than " + LARGEST + " bytes");
                }
                return new Answer(response.statusCode(), Replies.JSON.readTree(body));
            }
        } catch (IOException e) {
            throw new ProviderDown(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderDown("interrupted");
        }
    }
}
