/** The file that says how an adaptive test goes. */
@NullMarked
package nl.kennispeil.bank.adaptive;

import org.jspecify.annotations.NullMarked;
