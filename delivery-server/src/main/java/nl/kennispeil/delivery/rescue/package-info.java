/** Answers that come back in an encrypted file instead of over the network. */
@NullMarked
package nl.kennispeil.delivery.rescue;

import org.jspecify.annotations.NullMarked;
