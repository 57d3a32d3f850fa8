package nl.kennispeil.scoring.classical;

import java.util.List;

/**
 * Guttman's λ4 at its best: the highest split-half coefficient over all splits, of any size (Guttman, "A basis for
 * analyzing test–retest reliability", Psychometrika 10 (1945) 255–282). With many items and few persons it is too
 * high by chance (Benton, "An empirical assessment of Guttman's lambda 4 reliability coefficient", 2015).
 *
 * @param lambda4 NaN with fewer than two items or a total that does not vary
 * @param first positions among the scored items of those in the half with the first item
 * @param exact whether all splits were looked at; otherwise a search found it and a better one may exist
 */
public record MaximalSplit(double lambda4, List<Integer> first, boolean exact) {

    static final MaximalSplit NONE = new MaximalSplit(Double.NaN, List.of(), true);

    public MaximalSplit {
        first = List.copyOf(first);
    }
}
