package nl.kennispeil.delivery.oidc;

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
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Believes an ID token or not (OpenID Connect Core 1.0, section 3.1.3.7). Signed with RS256 or ES256 by a key the
 * provider publishes; no signature, or one with a shared secret, is refused before any key is looked at.
 */
final class IdTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final int RSA_BITS = 2_048;
    private static final int LONGEST_SUBJECT = 255;

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
            return subject(jwt.getJWTClaimsSet(), nonce, now);
        } catch (ParseException e) {
            throw new Refused("no signed token");
        } catch (JOSEException e) {
            throw new Refused("signature");
        }
    }

    private String subject(JWTClaimsSet claims, String nonce, Instant now) throws ParseException {
        check(issuer.equals(claims.getIssuer()), "iss");
        List<String> audience = claims.getAudience();
        check(audience.contains(clientId), "aud");
        String party = claims.getStringClaim("azp");
        check(party == null ? audience.size() == 1 : party.equals(clientId), "azp");
        check(within(claims.getExpirationTime(), now.minus(SKEW), Instant.MAX), "exp");
        check(within(claims.getIssueTime(), now.minus(FRESH), now.plus(SKEW)), "iat");
        Date notBefore = claims.getNotBeforeTime();
        check(notBefore == null || within(notBefore, Instant.MIN, now.plus(SKEW)), "nbf");
        String said = claims.getStringClaim("nonce");
        check(said != null && MessageDigest.isEqual(bytes(said), bytes(nonce)), "nonce");
        check(acr == null || acr.equals(claims.getStringClaim("acr")), "acr");
        String subject = claims.getSubject();
        check(subject != null && !subject.isEmpty() && subject.length() <= LONGEST_SUBJECT, "sub");
        return subject == null ? "" : subject;
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

    private static boolean within(@Nullable Date at, Instant from, Instant until) {
        return at != null && !at.toInstant().isBefore(from) && !at.toInstant().isAfter(until);
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
