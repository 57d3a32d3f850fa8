/**
 * What an item shows, asks and declares: one tree in the vocabulary of QTI 3, whatever the format it came in. Everything
 * else about an item (who may use it, how it did) stands outside the tree.
 */
@NullMarked
package nl.kennispeil.bank.content;

import org.jspecify.annotations.NullMarked;
