/** Moodle XML: the question bank of Moodle with its files inside, scored as Moodle 4.5 scores one try. */
@NullMarked
package nl.kennispeil.bank.exchange.moodle;

import org.jspecify.annotations.NullMarked;
