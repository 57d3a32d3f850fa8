/** Logging in through an identity provider by OpenID Connect: authorization code flow with PKCE, nothing else. */
@NullMarked
package nl.kennispeil.delivery.oidc;

import org.jspecify.annotations.NullMarked;
