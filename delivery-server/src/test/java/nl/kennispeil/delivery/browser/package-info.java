/** The real jar in a child process, used as people use it: through a browser, and through HTTP with bad intent. */
@NullMarked
package nl.kennispeil.delivery.browser;

import org.jspecify.annotations.NullMarked;
