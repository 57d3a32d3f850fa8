/** Ability: from the answers of a person and known items to θ with its standard error. */
@NullMarked
package nl.kennispeil.scoring.ability;

import org.jspecify.annotations.NullMarked;
