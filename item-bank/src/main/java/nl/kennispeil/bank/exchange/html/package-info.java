/**
 * HTML of other systems, of our own editor and of word processors, rebuilt from an allow-list. What comes out is safe to
 * show; what was visible and could not be kept is named.
 */
@NullMarked
package nl.kennispeil.bank.exchange.html;

import org.jspecify.annotations.NullMarked;
