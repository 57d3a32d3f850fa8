/** Finds items: by words and filters among ten thousand, and those that are copies of each other. */
@NullMarked
package nl.kennispeil.bank.search;

import org.jspecify.annotations.NullMarked;
