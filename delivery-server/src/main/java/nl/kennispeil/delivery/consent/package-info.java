/** What persons agree to and what they are told: the voluntary photo, and the privacy notice in its versions. */
@NullMarked
package nl.kennispeil.delivery.consent;

import org.jspecify.annotations.NullMarked;
