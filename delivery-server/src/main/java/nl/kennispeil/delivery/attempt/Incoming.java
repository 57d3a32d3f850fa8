package nl.kennispeil.delivery.attempt;

import java.time.Instant;
import nl.kennispeil.bank.item.ItemRef;

/** An event as a device sent it, well formed but not yet judged. Components as in {@link ResponseEvent}. */
public record Incoming(
        int seq, ItemRef item, ResponseEvent.Kind kind, String value, Instant clientTime, int activeMs) {}
