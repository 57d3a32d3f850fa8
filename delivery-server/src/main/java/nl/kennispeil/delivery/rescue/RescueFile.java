package nl.kennispeil.delivery.rescue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.kennispeil.delivery.sitting.SittingId;
import org.jspecify.annotations.Nullable;

/**
 * The answers a device could not send, encrypted by the browser for this server: ECDH on P-256 with a key of the moment,
 * HKDF-SHA-256 (RFC 5869), AES-256-GCM with the attempt as authenticated data. Opening checks form and secrecy only;
 * whether the events may be taken is judged by whoever takes them.
 *
 * @param attempt as written outside; the content repeats it, and both must be the same
 */
public record RescueFile(String attempt, byte[] ephemeral, byte[] iv, byte[] data) {

    /** What a file may measure. */
    public static final int MAXIMUM_BYTES = 2 << 20;

    private static final int GCM_TAG_BITS = 128;
    private static final int IV_BYTES = 12;

    /** One event as the device wrote it. */
    public record Event(int seq, String item, String kind, String value, long clientTime, int activeMs) {}

    /** What was inside. */
    public record Content(String attempt, int epoch, String token, List<Event> events) {}

    /** Why a file cannot be used; the code is the end of a message key. */
    public static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        Unusable(String code) {
            super(code);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private record Written(
            int v,
            @Nullable String attempt,
            @Nullable String ephemeral,
            @Nullable String iv,
            @Nullable String data) {}

    /** The file as a whole is bounded, so one long text in it is no danger. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(MAXIMUM_BYTES)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Reads the outside of a file. */
    public static RescueFile read(byte[] file) throws Unusable {
        if (file.length > MAXIMUM_BYTES) {
            throw new Unusable("large");
        }
        if (file.length == 0 || file[0] != '{') {
            throw new Unusable("not-rescue");
        }
        try {
            Written written = JSON.readValue(file, Written.class);
            String attempt = written.attempt();
            String ephemeral = written.ephemeral();
            String iv = written.iv();
            String data = written.data();
            if (written.v() != 1 || attempt == null || ephemeral == null || iv == null || data == null) {
                throw new Unusable("not-rescue");
            }
            Base64.Decoder base64 = Base64.getDecoder();
            byte[] vector = base64.decode(iv);
            if (vector.length != IV_BYTES) {
                throw new Unusable("not-rescue");
            }
            return new RescueFile(attempt, base64.decode(ephemeral), vector, base64.decode(data));
        } catch (IOException | IllegalArgumentException e) {
            throw new Unusable("not-rescue");
        }
    }

    /** Opens the file with the key of the sitting it was made for. */
    public Content open(RescueKeys keys, SittingId sitting) throws Unusable {
        try {
            PublicKey sender = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(ephemeral));
            if (!(sender instanceof ECPublicKey)) {
                throw new Unusable("not-rescue");
            }
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(keys.privateKey(sitting));
            agreement.doPhase(sender, true);
            byte[] key = hkdf(agreement.generateSecret(), "kennispeil-rescue:" + attempt);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(GCM_TAG_BITS, iv));
            cipher.updateAAD(attempt.getBytes(StandardCharsets.UTF_8));
            return content(cipher.doFinal(data));
        } catch (AEADBadTagException e) {
            throw new Unusable("sealed");
        } catch (GeneralSecurityException | IllegalStateException e) {
            throw new Unusable("not-rescue");
        }
    }

    private Content content(byte[] plain) throws Unusable {
        try {
            Content content = JSON.readValue(plain, Content.class);
            boolean whole = content != null && attempt.equals(content.attempt()) && hasAll(content);
            if (!whole) {
                throw new Unusable("not-rescue");
            }
            return content;
        } catch (IOException e) {
            throw new Unusable("not-rescue");
        }
    }

    @SuppressWarnings("ConstantValue") // what was read may lack any of them
    private static boolean hasAll(Content content) {
        return content.token() != null
                && content.events() != null
                && content.events().stream()
                        .allMatch(each ->
                                each != null && each.item() != null && each.kind() != null && each.value() != null);
    }

    /** HKDF of RFC 5869 with an empty salt, for one block of 32 bytes. */
    static byte[] hkdf(byte[] secret, String info) throws GeneralSecurityException {
        byte[] extracted = hmac(new byte[32], secret);
        byte[] words = info.getBytes(StandardCharsets.UTF_8);
        byte[] expand = java.util.Arrays.copyOf(words, words.length + 1);
        expand[words.length] = 1;
        return hmac(extracted, expand);
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    /** Nothing of the content: this may reach a log. */
    @Override
    public String toString() {
        return "RescueFile[" + data.length + " bytes]";
    }
}
