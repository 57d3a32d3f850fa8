/**
 * Encrypted copies of a store, the proof that they restore, and the way back.
 *
 * <p>Reading order: {@link nl.kennispeil.delivery.backup.Backups} makes, proves, lists and prunes;
 * {@code BackupWriter} and {@code BackupReader} hold the format, {@code BackupHead} what of it is in clear text;
 * {@code Restore} fills a new store and has the purge ledger replayed. Why it is like this: decision 0008.
 */
@NullMarked
package nl.kennispeil.delivery.backup;

import org.jspecify.annotations.NullMarked;
