package nl.kennispeil.delivery.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says about itself (OpenID Connect Discovery 1.0), its keys, and the exchange of a code. After a call
 * that failed, nobody waits for the next few seconds. Safe for use by many threads; calls block.
 */
final class Provider {

    private static final Duration METADATA_FOR = Duration.ofHours(1);
    private static final Duration KEYS_FOR = Duration.ofMinutes(10);
    /** A token with an unknown key makes us look again, but no more often than this. */
    private static final Duration KEYS_AGAIN = Duration.ofSeconds(30);

    private static final Duration REST = Duration.ofSeconds(10);

    /** The endpoints that are used, all on the host of the issuer. */
    record Metadata(URI authorization, URI token, URI keys) {}

    private record Known<T>(T value, Instant at) {}

    private final ProviderSettings settings;
    private final Outward outward;
    private volatile @Nullable Known<Metadata> metadata;
    private volatile @Nullable Known<JWKSet> keys;
    private volatile Instant restUntil = Instant.EPOCH;

    Provider(ProviderSettings settings) {
        this.settings = settings;
        this.outward = new Outward(settings.issuer());
    }

    Metadata metadata(Instant now) {
        Known<Metadata> known = metadata;
        if (known != null && now.isBefore(known.at().plus(METADATA_FOR))) {
            return known.value();
        }
        Metadata fresh = calling(now, () -> {
            String issuer = settings.issuer().toString();
            String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
            JsonNode body = outward.get(URI.create(base + "/.well-known/openid-configuration"));
            if (!issuer.equals(body.path("issuer").asText())) {
                throw new Refused("the provider calls itself by another issuer than configured");
            }
            return new Metadata(
                    endpoint(body, "authorization_endpoint"),
                    endpoint(body, "token_endpoint"),
                    endpoint(body, "jwks_uri"));
        });
        metadata = new Known<>(fresh, now);
        return fresh;
    }

    /** The keys, looked up again when {@code missing} says that one was not among them. */
    JWKSet keys(boolean missing, Instant now) {
        Known<JWKSet> known = keys;
        if (known != null && now.isBefore(known.at().plus(missing ? KEYS_AGAIN : KEYS_FOR))) {
            return known.value();
        }
        URI uri = metadata(now).keys();
        JWKSet fresh = calling(now, () -> {
            try {
                return JWKSet.parse(outward.get(uri).toString());
            } catch (ParseException e) {
                throw new ProviderDown("keys that cannot be read");
            }
        });
        keys = new Known<>(fresh, now);
        return fresh;
    }

    /** The ID token for a code. */
    String exchange(String code, String verifier, Instant now) {
        URI uri = metadata(now).token();
        String form = form(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                settings.redirect().toString(),
                "code_verifier",
                verifier));
        // RFC 6749, section 2.3.1: both are form-encoded before they are joined
        String pair = encode(settings.clientId()) + ":" + encode(settings.clientSecret());
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return calling(now, () -> {
            Outward.Answer answer = outward.post(uri, form, basic);
            if (answer.status() >= 500) {
                throw new ProviderDown("status " + answer.status());
            }
            JsonNode token = answer.body().path("id_token");
            if (answer.status() != 200 || !token.isTextual()) {
                throw new Refused("the provider did not take the code");
            }
            return token.asText();
        });
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private <T> T calling(Instant now, Supplier<T> call) {
        if (now.isBefore(restUntil)) {
            throw new ProviderDown("it did not answer a moment ago");
        }
        try {
            return call.get();
        } catch (ProviderDown e) {
            restUntil = now.plus(REST);
            throw e;
        }
    }

    private URI endpoint(JsonNode body, String name) {
        try {
            return outward.own(URI.create(body.path(name).asText()));
        } catch (IllegalArgumentException e) {
            throw new Refused("an endpoint of the provider is no address");
        }
    }
}
