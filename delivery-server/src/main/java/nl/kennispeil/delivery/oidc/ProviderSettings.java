package nl.kennispeil.delivery.oidc;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one identity provider of this server, such as SURFconext.
 *
 * @param issuer as the provider writes it; https, or http on this machine for trials. Calls go to its host only
 * @param clientSecret of this client; from a file or the environment
 * @param redirect where the provider sends people back: this server's public address and {@code /inloggen/sso/terug}
 * @param scopes what is asked for; {@code openid} is always among them
 * @param label what people call the provider, on the button
 * @param acr the class of authentication that must have taken place, which then counts as the second factor; null to
 *     ask for none
 */
public record ProviderSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        URI redirect,
        Set<String> scopes,
        String label,
        @Nullable String acr) {

    /** @throws IllegalArgumentException when something is missing or not safe, and what was allowed */
    public ProviderSettings {
        scopes = Set.copyOf(scopes);
        requireSafe("issuer", issuer);
        requireSafe("redirectUri", redirect);
        if (issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
            throw new IllegalArgumentException("oidc: \"issuer\" has a query or a fragment, which issuers never have");
        }
        if (!redirect.getPath().equals(OidcRoutes.BACK)) {
            throw new IllegalArgumentException(
                    "oidc: \"redirectUri\" is " + redirect + ", but its path must be " + OidcRoutes.BACK);
        }
        if (clientId.isBlank() || clientSecret.isBlank() || label.isBlank()) {
            throw new IllegalArgumentException("oidc: \"clientId\", the client secret or \"label\" is empty");
        }
        if (!scopes.contains("openid")) {
            throw new IllegalArgumentException("oidc: \"scopes\" is " + scopes + ", but needs openid");
        }
    }

    private static void requireSafe(String name, URI uri) {
        boolean local = "http".equals(uri.getScheme())
                && ("127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost()));
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || local)) {
            throw new IllegalArgumentException(
                    "oidc: \"" + name + "\" is " + uri + ", allowed is https, or http on 127.0.0.1 for trials");
        }
    }

    /** No secret: this may reach a log. */
    @Override
    public String toString() {
        return "ProviderSettings[" + issuer + "]";
    }
}
