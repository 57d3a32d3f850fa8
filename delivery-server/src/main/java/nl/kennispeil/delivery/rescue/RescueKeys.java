package nl.kennispeil.delivery.rescue;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.SittingId;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/**
 * The key pair of each sitting for rescue files, on the curve P-256. Derived from the server's secret: nothing to store,
 * and every node has the same one.
 */
public final class RescueKeys {

    private final ServerSecret secret;
    private final ECParameterSpec curve;

    /** Multiplying a point costs as much as a whole save, and every waiting candidate asks. */
    private final Map<SittingId, byte[]> publicKeys = new ConcurrentHashMap<>();

    public RescueKeys(ServerSecret secret) {
        this.secret = secret;
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            this.curve = parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has secp256r1", e);
        }
    }

    /** The public key as X.509 SubjectPublicKeyInfo. */
    public byte[] publicKey(SittingId sitting) {
        return publicKeys.computeIfAbsent(sitting, this::derive);
    }

    private byte[] derive(SittingId sitting) {
        org.bouncycastle.math.ec.ECPoint point = CustomNamedCurves.getByName("secp256r1")
                .getG()
                .multiply(scalar(sitting))
                .normalize();
        ECPoint converted = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        try {
            return KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(converted, curve))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a point of the curve is a public key", e);
        }
    }

    ECPrivateKey privateKey(SittingId sitting) {
        try {
            return (ECPrivateKey)
                    KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar(sitting), curve));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a number below the order is a private key", e);
        }
    }

    /** 1 … n−1; the bias of reducing 256 bits is far below what matters here. */
    private BigInteger scalar(SittingId sitting) {
        BigInteger derived = new BigInteger(1, secret.derive("rescue-key", sitting.value()));
        BigInteger below = curve.getOrder().subtract(BigInteger.ONE);
        return derived.mod(below).add(BigInteger.ONE);
    }
}
