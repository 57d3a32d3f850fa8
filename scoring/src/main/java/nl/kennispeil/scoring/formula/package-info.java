/** Formula scoring: points for right, wrong and "?" answers, in decimal arithmetic. */
@NullMarked
package nl.kennispeil.scoring.formula;

import org.jspecify.annotations.NullMarked;
