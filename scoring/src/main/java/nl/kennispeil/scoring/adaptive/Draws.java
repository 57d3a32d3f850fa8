package nl.kennispeil.scoring.adaptive;

/**
 * Numbers by chance that depend on nothing but what they are for: the same seed, purpose, turn and item give the same
 * number, however often and in whatever order they are asked. So a course that is replayed needs no state of a generator.
 *
 * <p>Source: the finaliser of SplitMix64 (G.L. Steele, D. Lea and C.H. Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014), applied to the four numbers in turn.
 */
final class Draws {

    static final int PICK = 1;
    static final int ELIGIBLE = 2;
    static final int PILOT_PLACE = 3;
    static final int PILOT_ITEM = 4;
    static final int NOISE = 5;
    static final int CONTENT = 6;
    static final int CHANCE = 7;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Draws() {}

    /** A number from 0 to below 1. */
    static double uniform(long seed, int purpose, long turn, long item) {
        return (bits(seed, purpose, turn, item) >>> 11) * 0x1.0p-53;
    }

    /** A number from 0 to {@code bound} − 1. */
    static int below(int bound, long seed, int purpose, long turn, long item) {
        return (int) (uniform(seed, purpose, turn, item) * bound);
    }

    static long bits(long seed, int purpose, long turn, long item) {
        return mix(row(seed, purpose, turn) + GOLDEN * (item + 1));
    }

    /** What the numbers of all items of a turn have in common. */
    static long row(long seed, int purpose, long turn) {
        long z = mix(seed + GOLDEN);
        z = mix(z + GOLDEN * (purpose + 1L));
        return mix(z + GOLDEN * (turn + 1));
    }

    /** As {@link #uniform(long, int, long, long)} of the row's seed, purpose and turn. */
    static double uniform(long row, long item) {
        return (mix(row + GOLDEN * (item + 1)) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long from) {
        long z = (from ^ (from >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
