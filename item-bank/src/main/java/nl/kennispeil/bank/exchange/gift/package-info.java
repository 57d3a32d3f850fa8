/** GIFT, the text format of Moodle. */
@NullMarked
package nl.kennispeil.bank.exchange.gift;

import org.jspecify.annotations.NullMarked;
