/** Server-rendered pages. */
@NullMarked
package nl.kennispeil.delivery.page;

import org.jspecify.annotations.NullMarked;
