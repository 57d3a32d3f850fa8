/** Test forms: which items in which order, and the rules they are taken under. */
@NullMarked
package nl.kennispeil.bank.form;

import org.jspecify.annotations.NullMarked;
