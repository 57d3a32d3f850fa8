package nl.kennispeil.delivery.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institute;

/**
 * The invented people of the demonstration: eight institutes with the names of trees, spread over six reference groups
 * as in domain.md §6, plus those on leave and those who left. No real person, no real institute.
 */
record Population(List<Institute> institutes, List<Candidate> candidates, List<Candidate> former) {

    private static final long SEED = 20260923;

    private static final List<String> TREES = List.of("Berk", "Eik", "Linde", "Beuk", "Es", "Iep", "Wilg", "Els");

    /** Participants per institute and reference group, domain.md §6. */
    private static final int[][] SHARES = {
        {66, 64, 63, 61, 60, 58},
        {59, 58, 57, 56, 55, 52},
        {55, 55, 53, 52, 51, 49},
        {53, 53, 51, 49, 49, 47},
        {47, 47, 46, 44, 45, 42},
        {43, 43, 42, 41, 40, 39},
        {40, 39, 38, 37, 36, 35},
        {32, 31, 30, 30, 29, 28},
    };

    private static final int TOTAL = 2_250;
    private static final int ON_LEAVE = 110;
    private static final int WITH_EXTRA_TIME = 45;
    private static final int EXTRA_MINUTES = 30;
    private static final int PER_ONE_LEFT = 50;
    private static final int SMALLEST_LEFT = 8;

    private static final List<String> NAMES = List.of(
            "Zonnebloem",
            "Korenbloem",
            "Klaproos",
            "Lavendel",
            "Madelief",
            "Boterbloem",
            "Sleutelbloem",
            "Viooltje",
            "Kamille",
            "Akelei",
            "Anemoon",
            "Berenklauw",
            "Brem",
            "Clematis",
            "Dahlia",
            "Distel",
            "Duizendblad",
            "Engelwortel",
            "Gentiaan",
            "Heide",
            "Hyacint",
            "Iris",
            "Jasmijn",
            "Kievitsbloem",
            "Klaver",
            "Krokus",
            "Lelie",
            "Lupine",
            "Malva",
            "Narcis",
            "Papaver",
            "Pioenroos",
            "Primula",
            "Ridderspoor",
            "Salie",
            "Tijm",
            "Tulp",
            "Varen",
            "Wilgenroosje",
            "Winde");

    /** @param size how many are invited, at least 8 */
    static Population of(int size) {
        int[][] counts = scaled(size);
        SplittableRandom random = new SplittableRandom(SEED);
        List<Institute> institutes = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        int number = 1;
        for (int i = 0; i < TREES.size(); i++) {
            String id = TREES.get(i).toLowerCase(Locale.ROOT);
            institutes.add(new Institute(id, TREES.get(i)));
            for (int group = 1; group <= 6; group++) {
                for (int n = 0; n < counts[i][group - 1]; n++) {
                    int extra = random.nextInt(TOTAL) < WITH_EXTRA_TIME ? EXTRA_MINUTES : 0;
                    candidates.add(candidate(number++, id, group, true, extra));
                }
            }
        }
        int onLeave = Math.round((float) ON_LEAVE * size / TOTAL);
        for (int n = 0; n < onLeave; n++) {
            String id = TREES.get(n % TREES.size()).toLowerCase(Locale.ROOT);
            candidates.add(candidate(number++, id, 1 + random.nextInt(6), false, 0));
        }
        List<Candidate> former = new ArrayList<>();
        int left = Math.max(SMALLEST_LEFT, size / PER_ONE_LEFT);
        for (int n = 0; n < left; n++) {
            String id = TREES.get(n % TREES.size()).toLowerCase(Locale.ROOT);
            former.add(candidate(number++, id, 6, false, 0));
        }
        return new Population(List.copyOf(institutes), List.copyOf(candidates), List.copyOf(former));
    }

    private static Candidate candidate(int number, String institute, int group, boolean invited, int extra) {
        String name = NAMES.get(number % NAMES.size());
        return new Candidate(
                new CandidateId(String.format(Locale.ROOT, "aios-%05d", number)),
                String.format(Locale.ROOT, "Aios %s-%03d", name, 1 + number / NAMES.size()),
                institute,
                group,
                invited,
                extra);
    }

    /** The table scaled to a size, by largest remainders, so that the sum is exact. */
    static int[][] scaled(int size) {
        int[][] counts = new int[SHARES.length][6];
        List<int[]> remainders = new ArrayList<>();
        int given = 0;
        for (int i = 0; i < SHARES.length; i++) {
            for (int g = 0; g < 6; g++) {
                long exact = (long) SHARES[i][g] * size;
                counts[i][g] = (int) (exact / TOTAL);
                given += counts[i][g];
                remainders.add(new int[] {i, g, (int) (exact % TOTAL)});
            }
        }
        remainders.sort((a, b) -> Integer.compare(b[2], a[2]));
        for (int[] each : remainders.subList(0, size - given)) {
            counts[each[0]][each[1]]++;
        }
        return counts;
    }
}
