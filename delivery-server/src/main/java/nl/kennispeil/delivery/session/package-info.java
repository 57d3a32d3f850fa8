/** Who is logged in, kept hashed in the store. */
@NullMarked
package nl.kennispeil.delivery.session;

import org.jspecify.annotations.NullMarked;
