/** One candidate at one test form: opening, starting, answering, submitting. Start at {@link nl.kennispeil.delivery.attempt.Exam}. */
@NullMarked
package nl.kennispeil.delivery.attempt;

import org.jspecify.annotations.NullMarked;
