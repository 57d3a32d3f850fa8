/**
 * Where documents are kept: either an embedded store with a write-ahead journal, or a MongoDB replica set.
 *
 * <p>Reading order: {@link nl.kennispeil.delivery.store.Store} is what the rest of the server uses. Behind it
 * {@link nl.kennispeil.delivery.store.EmbeddedStore} puts the parts together; {@code Commands} takes a command from the
 * driver, {@code Journal} makes it durable before the reply leaves, {@code Checkpoints} moves journalled commands into
 * the database file, {@code JournalReader} reads them back after a crash. {@code StoredBackend}, {@code StoredDatabase},
 * {@code StoredCollection} and {@code StoredIndex} keep the documents in the maps of {@code DatabaseFile}, which {@code
 * Erasures} exchanges for a rewritten file. {@link nl.kennispeil.delivery.store.StoreDump} and
 * {@link nl.kennispeil.delivery.store.Restoration} are for backups. Why it is built this way: decisions 0002 and 0008.
 */
@NullMarked
package nl.kennispeil.delivery.store;

import org.jspecify.annotations.NullMarked;
