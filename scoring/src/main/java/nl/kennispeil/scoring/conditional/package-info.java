/** Calibration without an assumption about the distribution of ability: conditional and joint maximum likelihood. */
@NullMarked
package nl.kennispeil.scoring.conditional;

import org.jspecify.annotations.NullMarked;
