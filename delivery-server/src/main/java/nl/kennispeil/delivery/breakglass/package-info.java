/** One look outside one's own permission, for one hour, with a reason, in the log, and told to the privacy officer. */
@NullMarked
package nl.kennispeil.delivery.breakglass;

import org.jspecify.annotations.NullMarked;
