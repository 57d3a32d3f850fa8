package nl.kennispeil.delivery.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.secret.Digests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate and its key as two PEM files that somebody else renews. What is read is used only when the key signs
 * what the certificate verifies, so files that are half-way replaced change nothing.
 */
final class CertificateFiles {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateFiles.class);
    private static final int LARGEST = 256 * 1024;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** PEM bytes that belong together. */
    record Pair(byte[] certificate, byte[] key) {

        @Override
        public String toString() {
            return "Pair";
        }
    }

    private final Path certificate;
    private final Path key;
    private String seen = "";

    CertificateFiles(Path certificate, Path key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** @throws IllegalArgumentException when the server cannot start with these files, and why */
    synchronized Pair first() {
        try {
            Pair pair = read();
            seen = digest(pair);
            return usable(pair);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the certificate " + certificate + " with key " + key + " cannot be used: " + reason(e), e);
        }
    }

    /** The pair, when its content is another than last time and can be used. */
    synchronized Optional<Pair> changed() {
        try {
            Pair pair = read();
            String digest = digest(pair);
            if (digest.equals(seen)) {
                return Optional.empty();
            }
            // remembered before it is judged: what is broken is named once, and looked at again when it changes
            seen = digest;
            return Optional.of(usable(pair));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            if (!(e instanceof IOException) || !seen.isEmpty()) {
                LOG.warn("the certificate in {} cannot be used, the former one stays: {}", certificate, reason(e));
            }
            if (e instanceof IOException) {
                seen = "";
            }
            return Optional.empty();
        }
    }

    private Pair read() throws IOException {
        return new Pair(bytes(certificate), bytes(key));
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " has more than " + LARGEST + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private static String digest(Pair pair) {
        return Digests.sha256Hex(pair.certificate()) + Digests.sha256Hex(pair.key());
    }

    private static Pair usable(Pair pair) throws GeneralSecurityException {
        Certificate first =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(pair.certificate()))
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> new GeneralSecurityException("there is no certificate in the file"));
        PublicKey shown = first.getPublicKey();
        Signature signature = Signature.getInstance(
                switch (shown.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default ->
                        throw new GeneralSecurityException(
                                "its key is " + shown.getAlgorithm() + ", allowed is RSA or EC");
                });
        byte[] sample = pair.certificate();
        signature.initSign(privateKey(pair.key(), shown.getAlgorithm()));
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(shown);
        signature.update(sample);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the key belongs to another certificate");
        }
        return pair;
    }

    private static PrivateKey privateKey(byte[] pem, String algorithm) throws GeneralSecurityException {
        Matcher matcher = KEY.matcher(new String(pem, StandardCharsets.US_ASCII));
        if (!matcher.find()) {
            throw new GeneralSecurityException("there is no key in PKCS#8 (BEGIN PRIVATE KEY) in its file");
        }
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    /** Of a file that is not there, the name of the exception says it; a message of another could quote what it read. */
    private static String reason(Exception e) {
        return e.getClass().equals(GeneralSecurityException.class)
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }
}
