/** How well the exchange does on a folder of items: what comes in, comes back equal, and scores as it declares. */
@NullMarked
package nl.kennispeil.bank.exchange.measure;

import org.jspecify.annotations.NullMarked;
