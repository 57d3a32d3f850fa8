/**
 * The item bank as people work in it: cards and who wrote them, the way from draft to retired, reviews and threads, the
 * list of items, and how much is made. Whoever comes in has promised to keep the items secret.
 */
@NullMarked
package nl.kennispeil.delivery.itembank;

import org.jspecify.annotations.NullMarked;
