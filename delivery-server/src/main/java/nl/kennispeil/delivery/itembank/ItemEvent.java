package nl.kennispeil.delivery.itembank;

import java.time.Instant;

/**
 * Something that was done with an item.
 *
 * @param by login, or the byline of somebody who went
 * @param action a code, with words under {@code page.items.event.<action>}
 * @param from state before; the same as {@code to} when it stayed
 * @param version the newest version then
 * @param words a reason, or what was changed; may be empty
 */
public record ItemEvent(Instant at, String by, String action, String from, String to, int version, String words) {}
