/**
 * Classical test theory: what the items, their options and a whole test did in a group, and what to doubt. Start at
 * {@link nl.kennispeil.scoring.classical.ClassicalAnalysis}.
 */
@NullMarked
package nl.kennispeil.scoring.classical;

import org.jspecify.annotations.NullMarked;
