/** Actuality screening (R54): items are handed out, judged against what is known now, and followed until the plan is met. */
@NullMarked
package nl.kennispeil.delivery.actuality;

import org.jspecify.annotations.NullMarked;
