/** Proof that no acknowledged answer is missing from a store. */
@NullMarked
package nl.kennispeil.delivery.verify;

import org.jspecify.annotations.NullMarked;
