/**
 * QTI 1.2: exports of Canvas (classic and New Quizzes), cartridges, and what Questionmark Perception and others wrote by
 * the specification of 2002. Its conditions become rules of QTI 3, or the item is kept for repair with the reason.
 */
@NullMarked
package nl.kennispeil.bank.exchange.qti12;

import org.jspecify.annotations.NullMarked;
