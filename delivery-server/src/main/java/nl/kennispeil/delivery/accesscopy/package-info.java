/** The copy of everything that is known of somebody (AVG art. 15 and 20): what goes in, and how it is written. */
@NullMarked
package nl.kennispeil.delivery.accesscopy;

import org.jspecify.annotations.NullMarked;
