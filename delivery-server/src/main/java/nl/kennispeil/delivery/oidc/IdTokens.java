package nl.kennispeil.delivery.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import nl.kennispeil.delivery.http.Replies;
import org.jspecify.annotations.Nullable;

/**
 * Believes an ID token or not (OpenID Connect Core 1.0, section 3.1.3.7). Signed with RS256 or ES256 by a key the
 * provider publishes; no signature, or one with a shared secret, is refused before any key is looked at.
 */
final class IdTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final int RSA_BITS = 2_048;
    private static final int LONGEST_SUBJECT = 255;
    /** The year 9999, in seconds. */
    private static final double LATEST = 253_402_300_799.0;

    /** How far the clocks of two machines may be apart. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** A token is for now: the code it was given for lives a few minutes at most. */
    static final Duration FRESH = Duration.ofMinutes(10);

    private final String issuer;
    private final String clientId;
    private final @Nullable String acr;

    IdTokens(ProviderSettings settings) {
        this.issuer = settings.issuer().toString();
        this.clientId = settings.clientId();
        this.acr = settings.acr();
    }

    /**
     * The subject of a token that passes every check.
     *
     * @param keys gives the provider's keys; asked again with true when none of them fits
     * @throws Refused with the check that failed
     */
    String subject(String token, String nonce, Function<Boolean, JWKSet> keys, Instant now) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            check(ALGORITHMS.contains(jwt.getHeader().getAlgorithm()), "algorithm");
            JOSEObjectType type = jwt.getHeader().getType();
            check(type == null || type.equals(JOSEObjectType.JWT), "type");
            check(signed(jwt, keys), "signature");
            return subject(Replies.JSON.readTree(jwt.getPayload().toBytes()), nonce, now);
        } catch (ParseException e) {
            throw new Refused("no signed token");
        } catch (IOException e) {
            throw new Refused("claims");
        } catch (JOSEException e) {
            throw new Refused("signature");
        }
    }

    private String subject(JsonNode claims, String nonce, Instant now) {
        check(issuer.equals(claims.path("iss").textValue()), "iss");
        Set<String> audience = new HashSet<>();
        JsonNode said = claims.path("aud");
        (said.isArray() ? said : List.of(said)).forEach(each -> audience.add(each.asText()));
        check(audience.contains(clientId), "aud");
        JsonNode party = claims.path("azp");
        check(party.isMissingNode() ? audience.size() == 1 : clientId.equals(party.textValue()), "azp");
        check(within(claims.path("exp"), now.minus(SKEW), Instant.MAX), "exp");
        check(within(claims.path("iat"), now.minus(FRESH), now.plus(SKEW)), "iat");
        JsonNode notBefore = claims.path("nbf");
        check(notBefore.isMissingNode() || within(notBefore, Instant.MIN, now.plus(SKEW)), "nbf");
        check(MessageDigest.isEqual(bytes(claims.path("nonce").asText()), bytes(nonce)), "nonce");
        check(acr == null || acr.equals(claims.path("acr").textValue()), "acr");
        String subject = claims.path("sub").asText();
        check(claims.path("sub").isTextual() && !subject.isEmpty() && subject.length() <= LONGEST_SUBJECT, "sub");
        return subject;
    }

    private static boolean signed(SignedJWT jwt, Function<Boolean, JWKSet> keys) throws JOSEException {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(jwt.getHeader());
        JWKSelector selector = new JWKSelector(matcher);
        List<JWK> fitting = selector.select(keys.apply(false));
        if (fitting.isEmpty()) {
            fitting = selector.select(keys.apply(true));
        }
        for (JWK each : fitting) {
            JWSVerifier verifier = verifier(each);
            if (verifier != null && jwt.verify(verifier)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable JWSVerifier verifier(JWK key) throws JOSEException {
        if (key instanceof RSAKey rsa) {
            return rsa.size() >= RSA_BITS ? new RSASSAVerifier(rsa.toPublicJWK()) : null;
        }
        return key instanceof ECKey ec ? new ECDSAVerifier(ec.toPublicJWK()) : null;
    }

    private static boolean within(JsonNode seconds, Instant from, Instant until) {
        if (!seconds.isNumber() || Math.abs(seconds.asDouble()) > LATEST) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(seconds.asLong());
        return !at.isBefore(from) && !at.isAfter(until);
    }

    private static void check(boolean holds, String name) {
        if (!holds) {
            throw new Refused(name);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
