/** Screens about persons: the list, one person, corrections, and the steps of an import. */
@NullMarked
package nl.kennispeil.delivery.people;

import org.jspecify.annotations.NullMarked;
