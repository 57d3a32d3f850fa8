/** Putting calibrations on one scale by common items, checking those items for drift, and equating scores of forms. */
@NullMarked
package nl.kennispeil.scoring.linking;

import org.jspecify.annotations.NullMarked;
