/** Measurements of what must be fast; docs/performance.md says how to run them. */
@NullMarked
package nl.kennispeil.bank.bench;

import org.jspecify.annotations.NullMarked;
