/** Solvers for assembling tests: one that came as a native library, kept in a process of its own, and the choice between them. */
@NullMarked
package nl.kennispeil.delivery.solver;

import org.jspecify.annotations.NullMarked;
