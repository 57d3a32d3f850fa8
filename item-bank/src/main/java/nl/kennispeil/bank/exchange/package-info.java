/**
 * Items that come in from other systems and go out to them. What cannot be represented exactly is refused or marked for
 * repair, with a reason; it never stops its neighbours and nothing is lost in silence.
 */
@NullMarked
package nl.kennispeil.bank.exchange;

import org.jspecify.annotations.NullMarked;
