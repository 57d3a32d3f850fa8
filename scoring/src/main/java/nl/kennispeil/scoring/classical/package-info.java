/** Classical test theory: what an item did in a group. */
@NullMarked
package nl.kennispeil.scoring.classical;

import org.jspecify.annotations.NullMarked;
