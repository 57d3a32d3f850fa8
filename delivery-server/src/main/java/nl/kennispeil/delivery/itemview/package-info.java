/** An item exactly as a candidate sees it, for those who write, review and screen it; the key only apart from it. */
@NullMarked
package nl.kennispeil.delivery.itemview;

import org.jspecify.annotations.NullMarked;
