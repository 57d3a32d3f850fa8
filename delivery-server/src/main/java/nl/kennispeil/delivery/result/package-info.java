/** Marked attempts: scores, themes, release and the candidate's own page. */
@NullMarked
package nl.kennispeil.delivery.result;

import org.jspecify.annotations.NullMarked;
