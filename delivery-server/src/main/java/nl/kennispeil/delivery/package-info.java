/** The runnable product: command line, wiring and the deployment settings. */
@NullMarked
package nl.kennispeil.delivery;

import org.jspecify.annotations.NullMarked;
