/** Packages of items: archives and folders in and out, what is in them, and the folder an import leaves behind. */
@NullMarked
package nl.kennispeil.bank.exchange.pack;

import org.jspecify.annotations.NullMarked;
