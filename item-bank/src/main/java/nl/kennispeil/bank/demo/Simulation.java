package nl.kennispeil.bank.demo;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.scoring.irt.Dichotomous;

/**
 * Candidates that answer demo items. An answer is right with the probability of the item's parameters at the
 * candidate's ability; what is not right is "?" with the candidate's tendency, else one of the wrong options.
 *
 * <p>{@link #GROUPS} are tuned on the LHK of {@link DemoBank} to a simulated national sitting: mean formula scores grow
 * from about 55 to 75 over six groups of training weeks, standard deviations are 11 to 13. Everything random comes from
 * the generator that is handed in.
 */
public final class Simulation {

    /** The six reference groups, least trained first. */
    public static final List<Group> GROUPS = List.of(
            new Group(1, 1, 26, 395, -0.9, 0.82, 0.29),
            new Group(2, 27, 52, 390, -0.55, 0.92, 0.24),
            new Group(3, 53, 78, 380, -0.35, 0.86, 0.2),
            new Group(4, 79, 104, 370, 0.1, 0.86, 0.18),
            new Group(5, 105, 130, 365, 0.45, 0.92, 0.15),
            new Group(6, 131, 156, 350, 0.7, 0.95, 0.13));

    /** Spread of the tendency to say "?" between candidates of a group, as standard deviation of its logarithm. */
    private static final double TENDENCY_SPREAD = 0.6;

    private static final double MEDIAN_SECONDS = 50;
    private static final double SECONDS_SPREAD = 0.5;

    private Simulation() {}

    /**
     * A reference group.
     *
     * @param number 1 to 6
     * @param firstWeek first effective week of training
     * @param lastWeek last effective week of training
     * @param participants number in a full national sitting; the six add up to 2,250
     * @param thetaMean mean ability
     * @param thetaSd standard deviation of ability, above 0
     * @param unknownTendency mean share of "?" among what a candidate does not get right, 0..1
     */
    public record Group(
            int number,
            int firstWeek,
            int lastWeek,
            int participants,
            double thetaMean,
            double thetaSd,
            double unknownTendency) {

        public Group {
            if (!(thetaSd > 0) || !(unknownTendency >= 0 && unknownTendency <= 1)) {
                throw new IllegalArgumentException("group " + number + " has theta SD " + thetaSd + " and tendency "
                        + unknownTendency + ": allowed is above 0, and 0..1");
            }
        }

        /** Someone of this group. */
        public Candidate draw(SplittableRandom random) {
            double theta = thetaMean + thetaSd * random.nextGaussian();
            double spread = TENDENCY_SPREAD * random.nextGaussian() - TENDENCY_SPREAD * TENDENCY_SPREAD / 2;
            return new Candidate(theta, Math.min(1, unknownTendency * Math.exp(spread)));
        }
    }

    /**
     * What decides how someone answers.
     *
     * @param theta ability
     * @param unknownTendency probability of "?" instead of a wrong answer, 0..1
     */
    public record Candidate(double theta, double unknownTendency) {
        public Candidate {
            if (!(unknownTendency >= 0 && unknownTendency <= 1)) {
                throw new IllegalArgumentException("tendency is " + unknownTendency + ": allowed is 0..1");
            }
        }
    }

    /**
     * One answer: a single letter or "?", never blank.
     *
     * @throws IllegalArgumentException when the item has no parameters
     */
    public static Answer answer(ItemVersion item, Candidate candidate, SplittableRandom random) {
        if (!(item.calibration() instanceof Dichotomous parameters)) {
            throw new IllegalArgumentException(
                    "item " + item.ref() + " has no right-or-wrong parameters to simulate with");
        }
        if (random.nextDouble() < parameters.probability(candidate.theta())) {
            return new Answer.Chosen(one(List.copyOf(item.keyLetters()), random));
        }
        List<String> wrong = item.letters().stream()
                .filter(letter -> !item.keyLetters().contains(letter))
                .toList();
        if (wrong.isEmpty() || random.nextDouble() < candidate.unknownTendency()) {
            return new Answer.Unknown();
        }
        return new Answer.Chosen(one(wrong, random));
    }

    /** Working time on one item in milliseconds: lognormal, median 50 s, at least 2 s. */
    public static long activeMs(SplittableRandom random) {
        return Math.max(2000, Math.round(1000 * MEDIAN_SECONDS * Math.exp(SECONDS_SPREAD * random.nextGaussian())));
    }

    private static Set<String> one(List<String> letters, SplittableRandom random) {
        return Set.of(letters.get(random.nextInt(letters.size())));
    }
}
