package nl.kennispeil.delivery.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kennispeil.delivery.secret.Digests;
import nl.kennispeil.delivery.secret.ServerSecret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider, or somebody in between, may send; each lie alone. */
class OidcFlowTest {

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    private final StubProvider provider = new StubProvider(NOW);
    private final ServerSecret secret = ServerSecret.random();
    private final OidcFlow flow = new OidcFlow(provider.settings(""), secret);

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void whatIsTrueIsBelieved() {
        assertThat(go(flow)).isEqualTo("sub-1");
        provider.published = List.of(StubProvider.RSA, StubProvider.EC);
        provider.signing = StubProvider.EC;
        assertThat(go(new OidcFlow(provider.settings(""), secret))).isEqualTo("sub-1");
    }

    @Test
    void theBrowserIsSentWithStateNonceAndAChallengeAndTheCodeIsBoughtWithTheVerifier() {
        OidcFlow.Departure departure = flow.depart(NOW);
        Map<String, String> query = query(URI.create(departure.location()).getRawQuery());
        provider.nonce = query.getOrDefault("nonce", "");

        flow.arrive(back(departure, query.get("state")), NOW);

        Map<String, String> form = query(provider.form);
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "kennispeil")
                .containsEntry("scope", "openid")
                .containsEntry("code_challenge_method", "S256");
        assertThat(form)
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "the-code")
                .containsEntry("redirect_uri", "https://toets.example.org/inloggen/sso/terug");
        String verifier = form.getOrDefault("code_verifier", "");
        assertThat(verifier).hasSize(43);
        assertThat(query.get("code_challenge"))
                .isEqualTo(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Digests.sha256(verifier.getBytes(StandardCharsets.US_ASCII))));
        // RFC 6749, section 2.3.1
        assertThat(new String(Base64.getDecoder().decode(provider.authorization.substring(6)), StandardCharsets.UTF_8))
                .isEqualTo("kennispeil:s%3Ae+c");
        assertThat(departure.location() + departure.cookie()).doesNotContain(verifier);
    }

    @Test
    void twoAttemptsShareNothing() {
        Map<String, String> one = query(URI.create(flow.depart(NOW).location()).getRawQuery());
        Map<String, String> two = query(URI.create(flow.depart(NOW).location()).getRawQuery());

        for (String each : List.of("state", "nonce", "code_challenge")) {
            assertThat(one.get(each)).isNotEqualTo(two.get(each)).isNotBlank();
        }
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("nonce", claims -> claims.claim("nonce", "another")),
                lie("nonce", claims -> claims.claim("nonce", null)),
                lie("iss", claims -> claims.issuer("https://elsewhere.example")),
                lie("aud", claims -> claims.audience("another-client")),
                lie("azp", claims -> claims.audience(List.of("kennispeil", "another-client"))),
                lie("azp", claims -> claims.claim("azp", "another-client")),
                lie("exp", claims -> claims.expirationTime(Date.from(NOW.minusSeconds(61)))),
                lie("exp", claims -> claims.expirationTime(null)),
                lie("iat", claims -> claims.issueTime(Date.from(NOW.plusSeconds(61)))),
                lie("iat", claims -> claims.issueTime(Date.from(NOW.minus(Duration.ofMinutes(11))))),
                lie("iat", claims -> claims.issueTime(null)),
                lie("nbf", claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(61)))),
                lie("sub", claims -> claims.subject(null)),
                lie("sub", claims -> claims.subject("x".repeat(256))));
    }

    private static Arguments lie(String check, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return Arguments.of(check, claims);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aClaimThatIsNotTrueIsRefused(String check, UnaryOperator<JWTClaimsSet.Builder> claims) {
        provider.claims = claims;

        assertThatThrownBy(() -> go(flow)).isInstanceOf(Refused.class).hasMessage(check);
    }

    @Test
    void clocksMayBeAMinuteApart() {
        provider.claims = claims ->
                claims.issueTime(Date.from(NOW.plusSeconds(59))).expirationTime(Date.from(NOW.minusSeconds(59)));
        assertThat(go(flow)).isEqualTo("sub-1");
    }

    @Test
    void aSignatureByAnotherKeyIsRefused() {
        provider.signing = StubProvider.STRANGER;
        assertThatThrownBy(() -> go(flow)).isInstanceOf(Refused.class).hasMessage("signature");
    }

    @Test
    void aTokenThatWasChangedIsRefused() {
        provider.token = token -> {
            String[] parts = token.split("\\.", -1);
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                    .replace("sub-1", "sub-2");
            return parts[0] + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                    + "." + parts[2];
        };
        assertThatThrownBy(() -> go(flow)).isInstanceOf(Refused.class).hasMessage("signature");
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        provider.token = token -> new PlainJWT(parsed(token)).serialize();
        assertThatThrownBy(() -> go(flow)).isInstanceOf(Refused.class).hasMessage("no signed token");
    }

    /** The public key as a shared secret: the confusion that allow-lists are for. */
    @Test
    void aTokenSignedWithASharedSecretIsRefused() {
        provider.token = token -> {
            try {
                SignedJWT jwt = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(), parsed(token));
                jwt.sign(new MACSigner(StubProvider.RSA.toRSAPublicKey().getEncoded()));
                return jwt.serialize();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        };
        assertThatThrownBy(() -> go(flow)).isInstanceOf(Refused.class).hasMessage("algorithm");
    }

    @Test
    void keysThatWereRotatedAreFetchedOnceAndNotForEveryForgery() {
        go(flow);
        assertThat(provider.keyCalls).hasValue(1);
        provider.published = List.of(StubProvider.EC);
        provider.signing = StubProvider.EC;

        assertThatThrownBy(() -> go(flow))
                .as("looked a moment ago")
                .isInstanceOf(Refused.class)
                .hasMessage("signature");
        assertThat(go(flow, NOW.plusSeconds(31))).isEqualTo("sub-1");
        assertThat(provider.keyCalls).hasValue(2);
        provider.signing = StubProvider.rsa("nobody-knows-it");
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> go(flow, NOW.plusSeconds(32))).isInstanceOf(Refused.class);
        }
        assertThat(provider.keyCalls).hasValue(2);
    }

    @Test
    void aStateOfAnotherBrowserOrAnotherAttemptIsRefused() {
        OidcFlow.Departure mine = flow.depart(NOW);
        OidcFlow.Departure other = flow.depart(NOW);
        String otherState = query(URI.create(other.location()).getRawQuery()).get("state");

        refuses("state", back(mine, otherState), NOW);
        refuses("state", back(mine, null), NOW);
        refuses("state", new OidcFlow.Return("the-code", state(mine), null, null), NOW);
        refuses("state", new OidcFlow.Return("the-code", state(mine), null, mine.cookie() + "0"), NOW);
        refuses("state", back(mine, state(mine)), NOW.plus(Duration.ofMinutes(10)));
        refuses("code", new OidcFlow.Return(null, state(mine), null, mine.cookie()), NOW);
        refuses(
                "iss of the reply",
                new OidcFlow.Return("the-code", state(mine), "https://elsewhere.example", mine.cookie()),
                NOW);
    }

    @Test
    void aClassOfAuthenticationThatIsAskedForMustHaveTakenPlace() {
        OidcFlow strict = new OidcFlow(provider.settings("https://refeds.org/profile/mfa"), secret);
        assertThat(query(URI.create(strict.depart(NOW).location()).getRawQuery()))
                .containsEntry("acr_values", "https://refeds.org/profile/mfa");

        assertThatThrownBy(() -> go(strict)).isInstanceOf(Refused.class).hasMessage("acr");
        provider.claims = claims -> claims.claim("acr", "https://refeds.org/profile/mfa");
        assertThat(go(strict)).isEqualTo("sub-1");
    }

    @Test
    void aProviderThatCallsItselfOtherwiseOrPointsElsewhereIsRefused() {
        provider.calledItself = "https://elsewhere.example";
        assertThatThrownBy(() -> flow.depart(NOW)).isInstanceOf(Refused.class);
        provider.calledItself = provider.issuer();
        provider.tokenEndpoint = "http://127.0.0.1:1/token";
        assertThatThrownBy(() -> flow.depart(NOW)).isInstanceOf(Refused.class);
        provider.tokenEndpoint = provider.issuer() + "/token";
        assertThatCode(() -> flow.depart(NOW)).doesNotThrowAnyException();
    }

    @Test
    void aProviderThatIsDownIsAskedAgainAfterAMomentOnly() {
        provider.status = 500;
        assertThatThrownBy(() -> go(flow)).isInstanceOf(ProviderDown.class).hasMessageContaining("500");
        provider.status = 200;
        assertThatThrownBy(() -> go(flow)).isInstanceOf(ProviderDown.class).hasMessageContaining("moment ago");
        assertThat(go(flow, NOW.plusSeconds(10))).isEqualTo("sub-1");
    }

    @Test
    void settingsThatAreNotSafeAreRefusedInWords() {
        assertThatThrownBy(() -> settings("http://idp.example.org", OidcRoutes.BACK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowed is https");
        assertThatThrownBy(() -> settings("https://idp.example.org", "/elsewhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(OidcRoutes.BACK);
        assertThat(settings("https://idp.example.org", OidcRoutes.BACK).toString())
                .doesNotContain("hush");
    }

    private static ProviderSettings settings(String issuer, String path) {
        return new ProviderSettings(
                URI.create(issuer),
                "kennispeil",
                "hush",
                URI.create("https://toets.example.org" + path),
                Set.of("openid"),
                "Instelling",
                null);
    }

    private String go(OidcFlow by) {
        return go(by, NOW);
    }

    private String go(OidcFlow by, Instant now) {
        OidcFlow.Departure departure = by.depart(now);
        provider.nonce = query(URI.create(departure.location()).getRawQuery()).getOrDefault("nonce", "");
        return by.arrive(back(departure, state(departure)), now);
    }

    private void refuses(String check, OidcFlow.Return back, Instant now) {
        assertThatThrownBy(() -> flow.arrive(back, now))
                .isInstanceOf(Refused.class)
                .hasMessage(check);
    }

    private static OidcFlow.Return back(OidcFlow.Departure departure, @Nullable String state) {
        return new OidcFlow.Return("the-code", state, null, departure.cookie());
    }

    private static @Nullable String state(OidcFlow.Departure departure) {
        return query(URI.create(departure.location()).getRawQuery()).get("state");
    }

    private static JWTClaimsSet parsed(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(String query) {
        return Arrays.stream(query.split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }
}
