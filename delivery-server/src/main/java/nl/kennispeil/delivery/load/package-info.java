/** Virtual candidates that measure a server and keep a ledger of what it acknowledged. */
@NullMarked
package nl.kennispeil.delivery.load;

import org.jspecify.annotations.NullMarked;
