/**
 * QTI 2.0, 2.1, 2.2 and 3.0, in and out. Older versions are lifted to the names of QTI 3 first; one table of what an
 * item may hold then decides for all of them.
 */
@NullMarked
package nl.kennispeil.bank.exchange.qti;

import org.jspecify.annotations.NullMarked;
