package nl.kennispeil.delivery.editor;

import java.time.Instant;
import nl.kennispeil.bank.draft.ItemDraft;

/**
 * A draft as it stood after one save.
 *
 * @param revision 1 for the first
 * @param by byline of who saved
 * @param kind {@code start}, {@code save}, {@code restore}, {@code case} or {@code version}
 * @param version the version of the item it began as or became; 0 before the first
 */
record Saved(int revision, ItemDraft draft, String by, Instant at, String kind, int version) {}
