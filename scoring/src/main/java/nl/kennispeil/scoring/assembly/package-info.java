/** Choosing what belongs together best: linear programmes of which columns are taken whole or not at all. */
@NullMarked
package nl.kennispeil.scoring.assembly;

import org.jspecify.annotations.NullMarked;
