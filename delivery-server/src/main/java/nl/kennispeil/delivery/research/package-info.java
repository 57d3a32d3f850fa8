/** The pseudonymised research store: apart from everything else, ten years, out at once on objection (domain.md T18). */
@NullMarked
package nl.kennispeil.delivery.research;

import org.jspecify.annotations.NullMarked;
