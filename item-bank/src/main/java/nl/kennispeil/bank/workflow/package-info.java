/**
 * The way of an item from draft to retired, as a table; who may take which step, and what is still in its way. Comments on
 * a passage, and where that passage is after an edit. Pure: it keeps nothing and knows no time but what it is told.
 */
@NullMarked
package nl.kennispeil.bank.workflow;

import org.jspecify.annotations.NullMarked;
