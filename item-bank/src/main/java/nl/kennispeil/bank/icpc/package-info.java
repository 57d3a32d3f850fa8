/** Codes of the International Classification of Primary Care as Dutch general practice writes them. */
@NullMarked
package nl.kennispeil.bank.icpc;

import org.jspecify.annotations.NullMarked;
