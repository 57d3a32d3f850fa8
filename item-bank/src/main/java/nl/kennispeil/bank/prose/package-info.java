/** What an item says, in words: its texts with their places, so that a remark about a word can be shown at that word. */
@NullMarked
package nl.kennispeil.bank.prose;

import org.jspecify.annotations.NullMarked;
