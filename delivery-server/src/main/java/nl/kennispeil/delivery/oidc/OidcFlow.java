package nl.kennispeil.delivery.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.delivery.secret.Digests;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.session.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * The authorization code flow with PKCE (RFC 7636). State, nonce and verifier are derived from a random id that the
 * browser carries in a signed cookie, so they belong to this browser and this attempt, and nothing is kept meanwhile.
 */
final class OidcFlow {

    /** Where to send the browser, and the cookie it takes along. */
    record Departure(String location, String cookie) {}

    /** What the browser brought back, as far as it is there. */
    record Return(
            @Nullable String code,
            @Nullable String state,
            @Nullable String issuer,
            @Nullable String cookie) {

        @Override
        public String toString() {
            return "Return";
        }
    }

    private static final int LONGEST = 4_096;

    private final ProviderSettings settings;
    private final Provider provider;
    private final IdTokens tokens;
    private final Ticket tickets;
    private final ServerSecret secret;
    private final SecureRandom random = new SecureRandom();

    OidcFlow(ProviderSettings settings, ServerSecret secret) {
        this.settings = settings;
        this.provider = new Provider(settings);
        this.tokens = new IdTokens(settings);
        this.tickets = Ticket.forProvider(secret);
        this.secret = secret;
    }

    /** @throws ProviderDown when it cannot be asked where to go */
    Departure depart(Instant now) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Map<String, String> query = new TreeMap<>(Map.of(
                "response_type", "code",
                "client_id", settings.clientId(),
                "redirect_uri", settings.redirect().toString(),
                "scope", String.join(" ", settings.scopes().stream().sorted().toList()),
                "state", derived("oidc-state", id),
                "nonce", derived("oidc-nonce", id),
                "code_challenge", challenge(derived("oidc-verifier", id)),
                "code_challenge_method", "S256"));
        String acr = settings.acr();
        if (acr != null) {
            query.put("acr_values", acr);
        }
        String to = provider.metadata(now).authorization().toString();
        return new Departure(to + (to.contains("?") ? "&" : "?") + Provider.form(query), tickets.issue(id, now));
    }

    /**
     * The subject the provider vouches for.
     *
     * @throws Refused when anything does not fit
     * @throws ProviderDown when the provider does not answer
     */
    String arrive(Return back, Instant now) {
        String cookie = back.cookie();
        String id = cookie == null ? "" : tickets.open(cookie, now).orElse("");
        String state = back.state();
        if (id.isEmpty() || state == null || !same(state, derived("oidc-state", id))) {
            throw new Refused("state");
        }
        // RFC 9207: a provider that says who it is must be ours
        if (back.issuer() != null && !settings.issuer().toString().equals(back.issuer())) {
            throw new Refused("iss of the reply");
        }
        String code = back.code();
        if (code == null || code.isEmpty() || code.length() > LONGEST) {
            throw new Refused("code");
        }
        String token = provider.exchange(code, derived("oidc-verifier", id), now);
        return tokens.subject(token, derived("oidc-nonce", id), missing -> provider.keys(missing, now), now);
    }

    /** 43 characters of 256 bits, as PKCE wants a verifier. */
    private String derived(String purpose, String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.derive(purpose, id));
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Digests.sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
