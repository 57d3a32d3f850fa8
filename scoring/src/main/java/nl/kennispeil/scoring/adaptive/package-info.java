/** Adaptive tests: which item a candidate gets next, when the test is over, and what the answers say of ability. */
@NullMarked
package nl.kennispeil.scoring.adaptive;

import org.jspecify.annotations.NullMarked;
