/** Commands about items in files. */
@NullMarked
package nl.kennispeil.delivery.items;

import org.jspecify.annotations.NullMarked;
