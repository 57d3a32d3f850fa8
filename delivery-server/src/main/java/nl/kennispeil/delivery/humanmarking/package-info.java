/**
 * Answers that no rule can mark, marked by people: two independently, a third where they differ too much. Markers see
 * the answer and the rubric, never who wrote it nor what another marker gave.
 */
@NullMarked
package nl.kennispeil.delivery.humanmarking;

import org.jspecify.annotations.NullMarked;
