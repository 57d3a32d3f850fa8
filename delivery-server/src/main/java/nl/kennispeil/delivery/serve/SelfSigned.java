package nl.kennispeil.delivery.serve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import nl.kennispeil.delivery.secret.Digests;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A certificate that nobody but this server vouches for, for trials: on P-256, good for a year, made when it is asked
 * for and kept, so that its fingerprint stays the same from start to start.
 *
 * @param fingerprint SHA-256 of the certificate, as browsers show it
 */
record SelfSigned(Path certificate, Path key, String fingerprint) {

    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The certificate in this folder, made when there is none that lasts another month. */
    static SelfSigned in(Path folder, String host, Instant now) throws IOException {
        Path certificate = folder.resolve("self-signed-certificate.pem");
        Path key = folder.resolve("self-signed-key.pem");
        try {
            if (!Files.exists(certificate) || !Files.exists(key) || !lasts(certificate, now)) {
                make(certificate, key, host, now);
            }
            return new SelfSigned(certificate, key, fingerprint(parse(certificate)));
        } catch (GeneralSecurityException e) {
            throw new IOException("a self-signed certificate could not be made in " + folder, e);
        }
    }

    /** By the age of the file, which was written when the certificate was made. */
    private static boolean lasts(Path certificate, Instant now) throws IOException {
        Instant made = Files.getLastModifiedTime(certificate).toInstant();
        return now.isBefore(made.plus(LIFETIME).minus(RENEWED_BEFORE));
    }

    private static X509Certificate parse(Path certificate) throws IOException, GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(Digests.sha256(certificate.getEncoded()));
    }

    private static void make(Path certificate, Path key, String host, Instant now)
            throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        TBSCertificate content = content(pair, algorithm, host, now);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(content.getEncoded("DER"));
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(content);
        parts.add(algorithm);
        parts.add(new DERBitString(signature.sign()));
        secret(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        Files.writeString(certificate, pem("CERTIFICATE", new DERSequence(parts).getEncoded("DER")));
    }

    private static TBSCertificate content(KeyPair pair, AlgorithmIdentifier algorithm, String host, Instant now)
            throws IOException {
        X500Name name = new X500Name("CN=Kennispeil (self-signed)");
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(new BigInteger(127, new SecureRandom()).add(BigInteger.ONE)));
        generator.setSignature(algorithm);
        generator.setIssuer(name);
        generator.setSubject(name);
        generator.setStartDate(new Time(new DERUTCTime(TIME.format(now.minus(Duration.ofHours(1))))));
        generator.setEndDate(new Time(new DERUTCTime(TIME.format(now.plus(LIFETIME)))));
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names(host)));
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        generator.setExtensions(extensions.generate());
        return generator.generateTBSCertificate();
    }

    private static GeneralName[] names(String host) {
        GeneralName local = new GeneralName(GeneralName.dNSName, "localhost");
        GeneralName loopback = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
        boolean address = host.matches("[0-9.]+|.*:.*");
        boolean known = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("0.0.0.0");
        return known
                ? new GeneralName[] {local, loopback}
                : new GeneralName[] {
                    local, loopback, new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host)
                };
    }

    private static String pem(String what, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    /** Readable by its owner only, from the first byte. */
    private static void secret(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.write(file, content.getBytes(StandardCharsets.US_ASCII));
    }
}
