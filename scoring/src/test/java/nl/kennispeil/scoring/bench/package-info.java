/** Timing and recovery studies, run by hand: see docs/performance.md. */
@NullMarked
package nl.kennispeil.scoring.bench;

import org.jspecify.annotations.NullMarked;
