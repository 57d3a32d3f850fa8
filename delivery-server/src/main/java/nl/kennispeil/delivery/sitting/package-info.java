/** Sittings: which form, when, for whom, and in what state. */
@NullMarked
package nl.kennispeil.delivery.sitting;

import org.jspecify.annotations.NullMarked;
