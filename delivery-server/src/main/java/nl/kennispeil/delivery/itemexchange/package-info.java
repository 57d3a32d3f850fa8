/**
 * The desk where items come in from other systems and go out to them: a report of each import, what was taken of it, and
 * packages of versions.
 */
@NullMarked
package nl.kennispeil.delivery.itemexchange;

import org.jspecify.annotations.NullMarked;
