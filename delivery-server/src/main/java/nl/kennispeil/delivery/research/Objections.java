package nl.kennispeil.delivery.research;

import nl.kennispeil.delivery.person.PersonId;

/** Who does not want to be in research data (AVG art. 21(6); R18), or has restricted its use (art. 18). */
@FunctionalInterface
public interface Objections {

    boolean objected(PersonId person);
}
