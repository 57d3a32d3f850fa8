/** Who comes in, how far they are, and for how long: log-in, second factor, choice of function, idle lock. */
@NullMarked
package nl.kennispeil.delivery.session;

import org.jspecify.annotations.NullMarked;
