/** Differential item functioning: items that are easier or harder for one group than for equally able others. */
@NullMarked
package nl.kennispeil.scoring.dif;

import org.jspecify.annotations.NullMarked;
