/** What the server keeps to itself: derived keys, tokens and exam codes. */
@NullMarked
package nl.kennispeil.delivery.secret;

import org.jspecify.annotations.NullMarked;
