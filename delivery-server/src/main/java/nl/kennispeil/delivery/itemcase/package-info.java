/** Cases: what several items tell together, with versions of its own, and the items in the order in which they ask. */
@NullMarked
package nl.kennispeil.delivery.itemcase;

import org.jspecify.annotations.NullMarked;
