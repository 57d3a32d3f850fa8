/** Keys by which other systems use the interface: what they may do, for whom, and until when. */
@NullMarked
package nl.kennispeil.delivery.apikey;

import org.jspecify.annotations.NullMarked;
