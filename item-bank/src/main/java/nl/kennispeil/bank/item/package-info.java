/** Items: stem, options, key, and what an answer to them is worth. */
@NullMarked
package nl.kennispeil.bank.item;

import org.jspecify.annotations.NullMarked;
