/** What changed between two versions of an item: as a tree that makes the new version from the old, and as a list to read. */
@NullMarked
package nl.kennispeil.bank.diff;

import org.jspecify.annotations.NullMarked;
