package nl.kennispeil.scoring.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Works out norms group by group and keeps account of what was changed. */
final class NormProposal {

    /** Differences below this are rounding. */
    private static final double NOTHING = 1e-9;

    private final List<GroupScores> groups;
    private final NormRule rule;
    private final boolean[] large;
    private final double[] weights;
    private final List<NormAdjustment> adjustments = new ArrayList<>();

    NormProposal(List<GroupScores> groups, NormRule rule) {
        this.groups = groups;
        this.rule = rule;
        this.large = new boolean[groups.size()];
        this.weights = new double[groups.size()];
        for (int g = 0; g < large.length; g++) {
            large[g] = groups.get(g).persons() >= rule.leastPersons();
            weights[g] = Math.max(1, groups.get(g).persons());
        }
        if (IntStream.range(0, large.length).noneMatch(g -> large[g])) {
            throw new IllegalArgumentException(
                    "no group of " + groups.size() + " has the " + rule.leastPersons() + " persons that norms need");
        }
    }

    ReferenceNorms norms() {
        double[] pass = own(-rule.passSds());
        double[] good = own(rule.goodSds());
        List<Norm> own = IntStream.range(0, large.length)
                .filter(g -> large[g])
                .mapToObj(g -> new Norm(groups.get(g).group(), pass[g], good[g]))
                .toList();
        borrow("pass", pass);
        borrow("good", good);
        order("pass", pass);
        order("good", good);
        List<Norm> norms = new ArrayList<>();
        for (int g = 0; g < large.length; g++) {
            if (good[g] < pass[g] - NOTHING) {
                adjust(g, "good", good, pass[g], "good may not be below pass");
            }
            norms.add(new Norm(groups.get(g).group(), pass[g], good[g]));
        }
        return new ReferenceNorms(own, norms, adjustments);
    }

    private double[] own(double sds) {
        return IntStream.range(0, large.length)
                .mapToDouble(g ->
                        large[g] ? groups.get(g).mean() + sds * groups.get(g).sd() : Double.NaN)
                .toArray();
    }

    private void borrow(String norm, double[] values) {
        for (int g = 0; g < values.length; g++) {
            if (!large[g]) {
                int from = nearest(g);
                adjust(
                        g,
                        norm,
                        values,
                        values[from],
                        groups.get(g).persons() + " persons, fewer than " + rule.leastPersons() + ": the norm of group "
                                + groups.get(from).group());
            }
        }
    }

    private int nearest(int group) {
        for (int g = group - 1; g >= 0; g--) {
            if (large[g]) {
                return g;
            }
        }
        return IntStream.range(group, large.length)
                .filter(g -> large[g])
                .findFirst()
                .orElseThrow();
    }

    private void order(String norm, double[] values) {
        double[] wanted = switch (rule.order()) {
            case RAISE_LATER -> raised(values);
            case LOWER_EARLIER -> lowered(values);
            case POOL -> pooled(values);
        };
        for (int g = 0; g < values.length; g++) {
            if (Math.abs(wanted[g] - values[g]) > NOTHING) {
                adjust(g, norm, values, wanted[g], "norms may not fall from one group to the next");
            }
        }
    }

    private static double[] raised(double[] values) {
        double[] out = values.clone();
        for (int g = 1; g < out.length; g++) {
            out[g] = Math.max(out[g], out[g - 1]);
        }
        return out;
    }

    private static double[] lowered(double[] values) {
        double[] out = values.clone();
        for (int g = out.length - 2; g >= 0; g--) {
            out[g] = Math.min(out[g], out[g + 1]);
        }
        return out;
    }

    /** Least-squares ascending fit: the largest mean of a block from before, the smallest of one to after. */
    private double[] pooled(double[] values) {
        double[] out = new double[values.length];
        for (int g = 0; g < out.length; g++) {
            out[g] = Double.NEGATIVE_INFINITY;
            for (int from = 0; from <= g; from++) {
                double least = Double.POSITIVE_INFINITY;
                double sum = 0;
                double weight = 0;
                for (int to = from; to < values.length; to++) {
                    sum += weights[to] * values[to];
                    weight += weights[to];
                    least = to >= g ? Math.min(least, sum / weight) : least;
                }
                out[g] = Math.max(out[g], least);
            }
        }
        return out;
    }

    private void adjust(int g, String norm, double[] values, double after, String reason) {
        OptionalDouble before = Double.isNaN(values[g]) ? OptionalDouble.empty() : OptionalDouble.of(values[g]);
        adjustments.add(new NormAdjustment(groups.get(g).group(), norm, before, after, reason));
        values[g] = after;
    }
}
