/** Item response theory: how likely a right answer is, given ability. */
@NullMarked
package nl.kennispeil.scoring.irt;

import org.jspecify.annotations.NullMarked;
