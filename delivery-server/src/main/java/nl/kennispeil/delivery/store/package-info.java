/**
 * Where documents are kept: either an embedded store with a write-ahead journal, or a MongoDB replica set.
 *
 * <p>Reading order: {@link nl.kennispeil.delivery.store.Store} is what the rest of the server uses. Behind it
 * {@link nl.kennispeil.delivery.store.EmbeddedStore} puts the parts together; {@code Commands} takes a command from the
 * driver, {@code Journal} makes it durable before the reply leaves, {@code Checkpoints} moves journalled commands into
 * the database file, {@code JournalReader} reads them back after a crash. {@code StoredBackend}, {@code StoredDatabase},
 * {@code StoredCollection} and {@code StoredIndex} keep the documents. Why it is built this way: decision 0002.
 */
@NullMarked
package nl.kennispeil.delivery.store;

import org.jspecify.annotations.NullMarked;
