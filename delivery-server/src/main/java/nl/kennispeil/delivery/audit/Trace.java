package nl.kennispeil.delivery.audit;

import nl.kennispeil.delivery.secret.LedgerId;
import nl.kennispeil.delivery.secret.ServerSecret;

/**
 * An id or login as a line has it. The digest of the line covers the ledger id only, so the id itself can go when its
 * owner's data goes (T22) and the chain still holds.
 *
 * @param raw the id; empty once it has gone, or when there never was one
 * @param ledger its ledger id; empty when there never was an id
 */
public record Trace(String raw, String ledger) {

    static final Trace NONE = new Trace("", "");

    static Trace of(ServerSecret secret, String raw) {
        return raw.isEmpty() ? NONE : new Trace(raw, LedgerId.of(secret, raw));
    }

    /** True when there was an id and it has been replaced. */
    public boolean gone() {
        return raw.isEmpty() && !ledger.isEmpty();
    }

    /** The id, or what stays in its place. */
    public String shown() {
        return raw.isEmpty() ? ledger : raw;
    }

    /** False when the id was changed behind the trail's back. */
    boolean genuine(ServerSecret secret) {
        return raw.isEmpty() || LedgerId.of(secret, raw).equals(ledger);
    }

    /** Not the id: this may reach a log. */
    @Override
    public String toString() {
        return "Trace[" + ledger + "]";
    }
}
