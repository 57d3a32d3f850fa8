/** Calibration: item parameters and the distribution of ability from responses, by marginal maximum likelihood. */
@NullMarked
package nl.kennispeil.scoring.calibration;

import org.jspecify.annotations.NullMarked;
