/** Does the model fit: items, pairs of items, persons and the test as a whole. */
@NullMarked
package nl.kennispeil.scoring.fit;

import org.jspecify.annotations.NullMarked;
