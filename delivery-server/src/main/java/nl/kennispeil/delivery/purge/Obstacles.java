package nl.kennispeil.delivery.purge;

import nl.kennispeil.delivery.retention.RetentionFacts;

/** Adds to the facts of an enrolment what other features know that decides how long it is kept. */
@FunctionalInterface
public interface Obstacles {

    RetentionFacts with(RetentionFacts facts);
}
