package nl.kennispeil.scoring.cutscore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import nl.kennispeil.scoring.ability.TestFunctions;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Bookmark: items stand in a booklet from easy to difficult, at the θ where the response probability is RP; a judge says how
 * many pages the just-competent candidate masters. The cut of the judge is the θ of the last page mastered; over judges the
 * median or mean; the score is the expected score at that θ (Mitzel, Lewis, Patz and Green 2001; Cizek and Bunch, Standard
 * Setting, 2007, ch. 10). An item with K steps has K pages, for reaching category k or more.
 *
 * <p>Standard error: SD/√judges, times √(π/2) for the median, carried to the score scale by the slope of the expected score.
 */
public final class Bookmark implements CutScoreMethod {

    private final List<ItemParameters> items;
    private final int[] mastered;
    private final ResponseProbability rule;
    private final boolean median;

    /**
     * @param items of the test, on one scale
     * @param mastered pages that each judge says are mastered, 1..pages
     * @param rule where an item stands
     * @param median whether the median of the judges is taken rather than the mean
     */
    public Bookmark(List<? extends ItemParameters> items, int[] mastered, ResponseProbability rule, boolean median) {
        this.items = List.copyOf(items);
        this.mastered = mastered.clone();
        this.rule = rule;
        this.median = median;
        int pages = booklet().size();
        if (mastered.length == 0) {
            throw new IllegalArgumentException("no judges: at least 1 is needed");
        }
        for (int page : mastered) {
            if (page < 1 || page > pages) {
                throw new IllegalArgumentException("a judge has " + page + " pages mastered: allowed is 1.." + pages);
            }
        }
    }

    /**
     * A page of the booklet.
     *
     * @param item place in the list of items
     * @param category reached or passed, 1 or more
     * @param theta where it stands
     */
    public record Page(int item, int category, double theta) {}

    /** All pages from easy to difficult. */
    public List<Page> booklet() {
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            for (int k = 1; k < items.get(i).categories(); k++) {
                pages.add(new Page(i, k, rule.location(items.get(i), k)));
            }
        }
        pages.sort(Comparator.comparingDouble(Page::theta));
        return pages;
    }

    @Override
    public CutScore cut(TestScores scores) {
        List<Page> booklet = booklet();
        double[] thetas = Arrays.stream(mastered)
                .mapToDouble(page -> booklet.get(page - 1).theta())
                .toArray();
        double theta = median ? new Median().evaluate(thetas) : StatUtils.mean(thetas);
        double scale = scores.highest()
                / items.stream().mapToInt(item -> item.categories() - 1).sum();
        double cut = scale * expected(theta);
        double slope = scale * (expected(theta + 1e-4) - expected(theta - 1e-4)) / 2e-4;
        OptionalDouble error = Inputs.meanError(thetas);
        if (error.isPresent()) {
            error = OptionalDouble.of(error.getAsDouble() * slope * (median ? Math.sqrt(Math.PI / 2) : 1));
        }
        double[] cuts = Arrays.stream(thetas).map(t -> scale * expected(t)).toArray();
        return new CutScore(
                "bookmark",
                OptionalDouble.of(cut),
                error,
                OptionalDouble.of(theta),
                Optional.of(JudgeStatistics.ofCuts(cuts)),
                Optional.of(EffectTable.of(cut, scores)),
                scores.whole(),
                notes(scores.highest()));
    }

    private List<String> notes(double highest) {
        List<String> notes = new ArrayList<>();
        notes.add("response probability " + rule.probability() + (rule.aboveGuessing() ? ", above guessing" : ""));
        int earned = items.stream().mapToInt(item -> item.categories() - 1).sum();
        if (earned != highest) {
            notes.add("the items are worth " + earned + " points of a highest score of " + highest
                    + ": the cut is carried over in proportion");
        }
        return notes;
    }

    private double expected(double theta) {
        return TestFunctions.expectedScore(items, theta);
    }
}
