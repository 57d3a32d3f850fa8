package nl.kennispeil.delivery.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Codes with which somebody takes an account into use and chooses a password: 80 bits, for one account, used once, good
 * for thirty days. Only a keyed digest is kept; a new code takes the place of the one before.
 */
public final class Activations {

    /** How long a code is good for. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    static final String SHELF = "activations";

    private static final int BYTES = 10;
    private static final int DIGITS = 16;
    private static final int GROUP = 4;

    /** A code as it is shown to whoever hands it over; it cannot be shown again. */
    public record Code(String login, String shown, Instant until) {

        @Override
        public String toString() {
            return "Code";
        }
    }

    private final Shelf shelf;
    private final ServerSecret secret;
    private final SecureRandom random = new SecureRandom();

    public Activations(Shelves shelves, ServerSecret secret) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.secret = secret;
    }

    /** Makes a code for each of these accounts, by login. */
    public Map<String, Code> issue(Collection<String> logins, Instant now) {
        Instant until = now.plus(LIFETIME);
        Map<String, Code> codes = new LinkedHashMap<>();
        List<Fields> kept = new ArrayList<>();
        for (String each : logins) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            String code = Base32.encode(bytes, DIGITS);
            kept.add(Fields.of(each)
                    .with("schema", 1)
                    .with("digest", digest(each, code))
                    .with("until", until)
                    .build());
            codes.put(each, new Code(each, grouped(code), until));
        }
        shelf.putAll(kept);
        return codes;
    }

    /** Makes a code for one account. */
    public Code issue(String login, Instant now) {
        return issue(List.of(login), now).values().iterator().next();
    }

    /** True when this is the code that is waiting to be used. */
    public boolean fits(String login, String typed, Instant now) {
        return waiting(login, now)
                .filter(each -> MessageDigest.isEqual(
                        each.text("digest").getBytes(StandardCharsets.US_ASCII),
                        digest(login, Base32.normalise(typed)).getBytes(StandardCharsets.US_ASCII)))
                .isPresent();
    }

    /** Uses the code up; true for the first who does, on whatever node. */
    public boolean use(String login, String typed, Instant now) {
        if (!fits(login, typed, now)) {
            return false;
        }
        boolean first = shelf.change(Change.of(login).increment("uses", 1))
                .map(each -> each.number("uses") == 1)
                .orElse(false);
        if (first) {
            remove(List.of(login));
        }
        return first;
    }

    /** Until when the code of an account can be used; empty when there is none. */
    public Optional<Instant> until(String login, Instant now) {
        return waiting(login, now).map(each -> each.instant("until"));
    }

    /** Until when the codes of these accounts can be used, of those that have one. */
    Map<String, Instant> until(Collection<String> logins, Instant now) {
        Map<String, Instant> found = new LinkedHashMap<>();
        shelf.findAll(logins).stream()
                .filter(each -> now.isBefore(each.instant("until")))
                .forEach(each -> found.put(each.id(), each.instant("until")));
        return found;
    }

    public void remove(Collection<String> logins) {
        shelf.delete(logins);
    }

    int count(Collection<String> logins) {
        return shelf.findAll(logins).size();
    }

    private Optional<Fields> waiting(String login, Instant now) {
        return shelf.find(login).filter(each -> now.isBefore(each.instant("until")));
    }

    private String digest(String login, String code) {
        return HexFormat.of().formatHex(secret.derive("activation", login, code));
    }

    private static String grouped(String code) {
        List<String> groups = new ArrayList<>();
        for (int from = 0; from < DIGITS; from += GROUP) {
            groups.add(code.substring(from, from + GROUP));
        }
        return String.join("-", groups);
    }
}
