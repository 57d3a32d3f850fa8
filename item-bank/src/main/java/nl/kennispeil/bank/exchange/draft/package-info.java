/** Puts items together that come from other formats: the vocabulary of QTI 3, scoring, and what had to be said about it. */
@NullMarked
package nl.kennispeil.bank.exchange.draft;

import org.jspecify.annotations.NullMarked;
