/** When personal data goes, that it goes, and the proof that it went. */
@NullMarked
package nl.kennispeil.delivery.retention;

import org.jspecify.annotations.NullMarked;
