/** Deletes what is due, proves it, and makes it stay deleted after a restore. */
@NullMarked
package nl.kennispeil.delivery.purge;

import org.jspecify.annotations.NullMarked;
