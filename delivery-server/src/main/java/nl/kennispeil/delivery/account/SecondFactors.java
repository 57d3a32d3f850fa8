package nl.kennispeil.delivery.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * The second factor of an account: a secret shared with an authenticator application, and ten codes on paper for when
 * the telephone is lost. Secrets are sealed with AES-GCM under a key of the {@link ServerSecret}, bound to the login;
 * nothing outside this class knows how. A code works once, on whatever node.
 */
public final class SecondFactors {

    /** How many codes on paper there are. */
    public static final int RECOVERY_CODES = 10;

    private static final int RECOVERY_DIGITS = 12;
    private static final int STEPS_ASIDE = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /**
     * A secret to put into an application.
     *
     * @param text to type, in groups of four
     * @param uri to scan, as applications understand it ({@code otpauth:})
     */
    public record Setup(String text, String uri) {

        @Override
        public String toString() {
            return "Setup";
        }
    }

    private final Shelf shelf;
    private final ServerSecret secret;
    private final SecureRandom random = new SecureRandom();

    public SecondFactors(Shelves shelves, ServerSecret secret) {
        this.shelf = shelves.shelf("second_factors", Holds.PERSONS);
        this.secret = secret;
    }

    public boolean isSetUp(String login) {
        return shelf.find(login)
                .map(each -> each.values().containsKey("sealed"))
                .orElse(false);
    }

    /** The secret that waits to be confirmed; made when there is none, the same when asked again. */
    public Setup begin(String login) {
        byte[] fresh = new byte[Totp.SECRET_BYTES];
        random.nextBytes(fresh);
        byte[] pending = pending(login).orElseGet(() -> {
            shelf.change(Change.ofOrCreate(login).setOnInsert("schema", 1).set("pending", seal(login, fresh)));
            return fresh;
        });
        String text = Totp.text(pending);
        String label =
                URLEncoder.encode("Kennispeil:" + login, StandardCharsets.UTF_8).replace("+", "%20");
        return new Setup(
                text.replaceAll("(.{4})(?=.)", "$1 "),
                "otpauth://totp/" + label + "?secret=" + text + "&issuer=Kennispeil");
    }

    /**
     * Takes the waiting secret into use when the code proves that the application has it.
     *
     * @return the codes for paper, shown once and kept as digests only; empty when the code is not right
     */
    public Optional<List<String>> confirm(String login, String typed, Instant now) {
        Optional<byte[]> pending = pending(login);
        long step = pending.isPresent() ? match(pending.get(), digits(typed), now, Long.MIN_VALUE) : -1;
        if (pending.isEmpty() || step < 0) {
            return Optional.empty();
        }
        List<String> codes = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[8];
            random.nextBytes(bytes);
            String code = Base32.encode(bytes, RECOVERY_DIGITS);
            digests.add(digest(login, code));
            codes.add(code.substring(0, 4) + "-" + code.substring(4, 8) + "-" + code.substring(8));
        }
        shelf.putAll(List.of(Fields.of(login)
                .with("schema", 1)
                .with("sealed", seal(login, pending.get()))
                .with("recovery", digests)
                .with("since", now)
                .with("last", step)
                .build()));
        return Optional.of(List.copyOf(codes));
    }

    /** True when this is the code of now, or of 30 seconds aside, or one from paper; each works once. */
    public boolean check(String login, String typed, Instant now) {
        Fields fields = shelf.find(login).orElse(null);
        if (fields == null || !fields.values().containsKey("sealed")) {
            return false;
        }
        String digits = digits(typed);
        if (digits.length() == 6) {
            long last = ((Number) fields.values().getOrDefault("last", -1L)).longValue();
            long step = match(open(login, fields.bytes("sealed")), digits, now, last);
            return step >= 0 && first(login, "step" + step) && used(login, step);
        }
        String digest = digest(login, Base32.normalise(typed));
        return fields.texts("recovery").contains(digest) && first(login, "paper" + digest);
    }

    /** How many of the codes on paper still work. */
    public int recoveryCodesLeft(String login) {
        Fields fields = shelf.find(login).orElse(null);
        if (fields == null) {
            return 0;
        }
        var uses = fields.map("uses");
        return (int) fields.texts("recovery").stream()
                .filter(each -> !uses.containsKey("paper" + each))
                .count();
    }

    /** Takes the second factor away, so that it must be set up anew. */
    public void remove(Collection<String> logins) {
        shelf.delete(logins);
    }

    int count(Collection<String> logins) {
        return shelf.findAll(logins).size();
    }

    /** The step whose code this is, later than {@code after}; -1 when there is none. Looks at all, whatever it finds. */
    private static long match(byte[] key, String digits, Instant now, long after) {
        long found = -1;
        long current = Totp.step(now);
        for (long step = current - STEPS_ASIDE; step <= current + STEPS_ASIDE; step++) {
            boolean same = MessageDigest.isEqual(
                    Totp.code(key, step).getBytes(StandardCharsets.US_ASCII), digits.getBytes(StandardCharsets.UTF_8));
            if (same && step > after) {
                found = step;
            }
        }
        return found;
    }

    /** One atomic count decides which of two simultaneous uses is the first. */
    private boolean first(String login, String use) {
        return shelf.change(Change.of(login).increment("uses." + use, 1))
                .map(each -> ((Number) each.map("uses").getOrDefault(use, 0)).intValue() == 1)
                .orElse(false);
    }

    /** Older codes are refused by their step from now on, so their counts need not stay. */
    private boolean used(String login, long step) {
        Change change = Change.of(login).max("last", step);
        for (long old = step - 2 * STEPS_ASIDE - 2; old < step; old++) {
            change.unset("uses.step" + old);
        }
        shelf.change(change);
        return true;
    }

    private Optional<byte[]> pending(String login) {
        return shelf.find(login)
                .filter(each -> each.values().containsKey("pending"))
                .map(each -> open(login, each.bytes("pending")));
    }

    private static String digits(String typed) {
        String text = typed.replaceAll("[\\s-]", "");
        return text.matches("[0-9]{6}") ? text : "";
    }

    private String digest(String login, String code) {
        return HexFormat.of().formatHex(secret.derive("recovery-code", login, code), 0, 16);
    }

    private byte[] seal(String login, byte[] content) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, login, nonce, content);
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return all;
    }

    private byte[] open(String login, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, login, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private byte[] cipher(int mode, String login, byte[] nonce, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            SecretKeySpec key = new SecretKeySpec(secret.derive("second-factor"), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(login.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a second factor was sealed under another server secret", e);
        }
    }
}
