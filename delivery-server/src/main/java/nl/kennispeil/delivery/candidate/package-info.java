/** The people who sit tests, and the institutes they belong to. */
@NullMarked
package nl.kennispeil.delivery.candidate;

import org.jspecify.annotations.NullMarked;
