/** What persons may ask about their data, who handles it, by when, and what that holds up (AVG art. 12 to 22). */
@NullMarked
package nl.kennispeil.delivery.rights;

import org.jspecify.annotations.NullMarked;
