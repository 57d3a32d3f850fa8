/**
 * An item while it is being written: named fields that several people fill at once, made into the tree of an item and
 * back. Pure: it stores nothing and knows no time.
 */
@NullMarked
package nl.kennispeil.bank.draft;

import org.jspecify.annotations.NullMarked;
