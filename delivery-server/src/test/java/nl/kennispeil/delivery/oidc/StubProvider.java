package nl.kennispeil.delivery.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A provider that can be told to lie, on this machine. It signs with the first of its keys. */
final class StubProvider implements AutoCloseable {

    static final RSAKey RSA = rsa("rsa-1");
    static final ECKey EC = ec("ec-1");
    static final RSAKey STRANGER = rsa("rsa-1");

    final AtomicInteger keyCalls = new AtomicInteger();
    volatile List<JWK> published = List.of(RSA);
    volatile JWK signing = RSA;
    volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    volatile UnaryOperator<String> token = UnaryOperator.identity();
    volatile String tokenEndpoint = "";
    volatile String calledItself = "";
    volatile String nonce = "";
    volatile int status = 200;
    volatile String form = "";
    volatile String authorization = "";

    private final HttpServer server;
    private final Instant now;

    StubProvider(Instant now) {
        this.now = now;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        calledItself = issuer();
        tokenEndpoint = issuer() + "/token";
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, 200, """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s","jwks_uri":"%s/keys"}
                """.formatted(calledItself, issuer(), tokenEndpoint, issuer())));
        server.createContext("/keys", exchange -> {
            keyCalls.incrementAndGet();
            answer(exchange, 200, new JWKSet(published).toString(true));
        });
        server.createContext("/token", exchange -> {
            form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            authorization = String.valueOf(exchange.getRequestHeaders().getFirst("authorization"));
            answer(
                    exchange,
                    status,
                    "{\"id_token\":\""
                            + token.apply(signed(claims.apply(usual()).build())) + "\"}");
        });
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    ProviderSettings settings(String acr) {
        return new ProviderSettings(
                URI.create(issuer()),
                "kennispeil",
                "s:e c",
                URI.create("https://toets.example.org" + OidcRoutes.BACK),
                java.util.Set.of("openid"),
                "Instelling",
                acr.isEmpty() ? null : acr);
    }

    JWTClaimsSet.Builder usual() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("kennispeil")
                .subject("sub-1")
                .claim("nonce", nonce)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    String signed(JWTClaimsSet set) {
        try {
            boolean rsa = signing instanceof RSAKey;
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(rsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
                            .keyID(signing.getKeyID())
                            .build(),
                    set);
            jwt.sign(rsa ? new RSASSASigner(signing.toRSAKey()) : new ECDSASigner(signing.toECKey()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
