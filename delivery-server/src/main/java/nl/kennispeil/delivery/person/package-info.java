/** Persons, and the trainings they follow: who they are, where, from when to when. */
@NullMarked
package nl.kennispeil.delivery.person;

import org.jspecify.annotations.NullMarked;
