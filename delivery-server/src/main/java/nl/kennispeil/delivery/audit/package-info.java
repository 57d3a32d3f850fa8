/** Who did what to whom, and when; appended, never rewritten. */
@NullMarked
package nl.kennispeil.delivery.audit;

import org.jspecify.annotations.NullMarked;
