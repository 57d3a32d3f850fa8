package nl.kennispeil.scoring.irt;

import java.util.Arrays;
import nl.kennispeil.scoring.irt.ItemParameters.FourPl;
import nl.kennispeil.scoring.irt.ItemParameters.OnePl;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;

/**
 * The parameters of an item as a row of numbers, in the order in which covariance matrices of their errors hold them: Rasch b; 1PL and 2PL a, b; 3PL
 * a, b, c; 4PL a, b, c, d; PCM b_1..b_K; GPCM and GRM a, b_1..b_K; NRM a_0..a_(m−1), c_0..c_(m−1).
 */
public final class ItemVector {

    private ItemVector() {}

    /** A new array. */
    public static double[] values(ItemParameters item) {
        if (item instanceof Rasch rasch) {
            return new double[] {rasch.b()};
        }
        if (item instanceof Dichotomous item4) {
            double[] all = {item4.a(), item4.b(), item4.c(), item4.d()};
            return Arrays.copyOf(all, item instanceof FourPl ? 4 : item instanceof ThreePl ? 3 : 2);
        }
        if (item instanceof GradedResponse graded) {
            return join(new double[] {graded.a()}, graded.boundaries());
        }
        if (item instanceof PartialCredit partial) {
            return partial.model() == ItemModel.PCM
                    ? partial.steps()
                    : join(new double[] {partial.a()}, partial.steps());
        }
        if (item instanceof NominalResponse nominal) {
            return join(nominal.slopes(), nominal.intercepts());
        }
        throw new IllegalArgumentException("no parameters known of " + item.model());
    }

    /**
     * The same kind of item with other values.
     *
     * @param v as many as {@link #values} gives
     */
    public static ItemParameters with(ItemParameters item, double[] v) {
        if (item instanceof Rasch) {
            return new Rasch(v[0]);
        }
        if (item instanceof OnePl) {
            return new OnePl(v[0], v[1]);
        }
        if (item instanceof TwoPl) {
            return new TwoPl(v[0], v[1]);
        }
        if (item instanceof ThreePl) {
            return new ThreePl(v[0], v[1], v[2]);
        }
        if (item instanceof FourPl) {
            return new FourPl(v[0], v[1], v[2], v[3]);
        }
        if (item instanceof GradedResponse) {
            return new GradedResponse(v[0], Arrays.copyOfRange(v, 1, v.length));
        }
        if (item instanceof PartialCredit) {
            return item.model() == ItemModel.PCM
                    ? PartialCredit.pcm(v)
                    : PartialCredit.gpcm(v[0], Arrays.copyOfRange(v, 1, v.length));
        }
        int half = v.length / 2;
        return new NominalResponse(Arrays.copyOf(v, half), Arrays.copyOfRange(v, half, v.length));
    }

    /** Where the discrimination stands, or −1 when the item has none or more than one. */
    public static int discriminationAt(ItemParameters item) {
        return item instanceof Rasch || item instanceof NominalResponse || item.model() == ItemModel.PCM ? -1 : 0;
    }

    /** The one discrimination of an item that is not nominal. */
    public static double discrimination(ItemParameters item) {
        int at = discriminationAt(item);
        return at < 0 ? 1 : values(item)[at];
    }

    /** Where the difficulties stand: from (inclusive) and to (exclusive); none for a nominal item. */
    public static int[] difficultiesAt(ItemParameters item) {
        int first = discriminationAt(item) + 1;
        if (item instanceof NominalResponse) {
            return new int[] {0, 0};
        }
        return new int[] {first, first + item.categories() - 1};
    }

    private static double[] join(double[] head, double[] tail) {
        double[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
