package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.List;

/** Three versions of one sequence laid side by side: stretches that at most one side changed, and the others. */
final class Sequences {

    /** Elements beyond which a sequence is compared as a whole; the table of comparisons grows with the square. */
    private static final int LONGEST = 3_000;

    /**
     * A stretch.
     *
     * @param base what stood there
     * @param mine what one side made of it
     * @param theirs what the other side made of it
     */
    record Stretch<T>(List<T> base, List<T> mine, List<T> theirs) {

        boolean sameByBoth() {
            return mine.equals(theirs);
        }

        boolean changedByMe() {
            return !base.equals(mine);
        }

        boolean changedByThem() {
            return !base.equals(theirs);
        }
    }

    private Sequences() {}

    /** In order; all of the three sequences, cut at elements that all three share. */
    static <T> List<Stretch<T>> compare(List<T> base, List<T> mine, List<T> theirs) {
        int[] inMine = matches(base, mine);
        int[] inTheirs = matches(base, theirs);
        List<Stretch<T>> stretches = new ArrayList<>();
        int b = 0;
        int m = 0;
        int t = 0;
        for (int i = 0; i < base.size(); i++) {
            if (inMine[i] < 0 || inTheirs[i] < 0) {
                continue;
            }
            add(stretches, base.subList(b, i), mine.subList(m, inMine[i]), theirs.subList(t, inTheirs[i]));
            stretches.add(new Stretch<>(
                    base.subList(i, i + 1),
                    mine.subList(inMine[i], inMine[i] + 1),
                    theirs.subList(inTheirs[i], inTheirs[i] + 1)));
            b = i + 1;
            m = inMine[i] + 1;
            t = inTheirs[i] + 1;
        }
        add(stretches, base.subList(b, base.size()), mine.subList(m, mine.size()), theirs.subList(t, theirs.size()));
        return stretches;
    }

    private static <T> void add(List<Stretch<T>> into, List<T> base, List<T> mine, List<T> theirs) {
        if (!base.isEmpty() || !mine.isEmpty() || !theirs.isEmpty()) {
            into.add(new Stretch<>(base, mine, theirs));
        }
    }

    /** For each element of {@code from} its place in {@code to} in a longest common subsequence, or -1. */
    private static <T> int[] matches(List<T> from, List<T> to) {
        int[] found = new int[from.size()];
        java.util.Arrays.fill(found, -1);
        int start = 0;
        while (start < from.size() && start < to.size() && from.get(start).equals(to.get(start))) {
            found[start] = start;
            start++;
        }
        int end = 0;
        while (end < from.size() - start
                && end < to.size() - start
                && from.get(from.size() - 1 - end).equals(to.get(to.size() - 1 - end))) {
            found[from.size() - 1 - end] = to.size() - 1 - end;
            end++;
        }
        int rows = from.size() - start - end;
        int columns = to.size() - start - end;
        if (rows == 0 || columns == 0 || rows > LONGEST || columns > LONGEST) {
            return found;
        }
        int[][] longest = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                longest[i][j] = from.get(start + i).equals(to.get(start + j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            if (from.get(start + i).equals(to.get(start + j))) {
                found[start + i] = start + j;
                i++;
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return found;
    }
}
