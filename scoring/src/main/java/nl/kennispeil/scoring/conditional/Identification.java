package nl.kennispeil.scoring.conditional;

import java.util.stream.IntStream;
import nl.kennispeil.scoring.response.ResponseMatrix;

/** What must hold before a likelihood without a distribution of ability has one finite maximum. */
final class Identification {

    private Identification() {}

    static void require(ResponseMatrix responses) {
        if (responses.items() < 2) {
            throw new IllegalArgumentException(
                    responses.items() + " item: at least 2 are needed to estimate difficulties relative to each other");
        }
        if (responses.persons() == 0) {
            throw new IllegalArgumentException("a matrix without persons: at least 1 is needed");
        }
        int[] unconnected = new DesignGraph(responses).unconnected();
        if (unconnected.length > 0) {
            throw new IllegalArgumentException("the data do not connect " + Conditional.names(responses, unconnected)
                    + " with the other items: somebody must have scored on it and missed one of the others, and the other way"
                    + " round, in the same booklet; leave these items out");
        }
        for (int item = 0; item < responses.items(); item++) {
            requireAllCategories(responses, item);
        }
    }

    private static void requireAllCategories(ResponseMatrix responses, int item) {
        boolean[] seen = new boolean[responses.categories(item)];
        for (int person = 0; person < responses.persons(); person++) {
            if (!responses.isMissing(person, item) && !ConditionalLikelihood.isExtreme(responses, person)) {
                seen[responses.at(person, item)] = true;
            }
        }
        int never = IntStream.range(0, seen.length)
                .filter(k -> !seen[k])
                .findFirst()
                .orElse(-1);
        if (never >= 0) {
            throw new IllegalArgumentException("category " + never + " of item "
                    + responses.itemNames().get(item)
                    + " was given by nobody whose score is neither 0 nor the highest: its step cannot be estimated; join"
                    + " it with the next category or leave the item out");
        }
    }
}
