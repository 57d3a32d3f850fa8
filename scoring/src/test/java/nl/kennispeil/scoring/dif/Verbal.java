package nl.kennispeil.scoring.dif;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.response.ResponseMatrix;

/** Data set verbal of difR 5.1, 316 persons by 24 items, focal group gender 1, and the numbers difR made of it. */
final class Verbal {

    private Verbal() {}

    static DifData data() {
        ResponseMatrix responses = Golden.matrix("dif_verbal_gender/data.csv", "group");
        List<Map<String, String>> rows = Golden.csv("dif_verbal_gender/data.csv");
        boolean[] focal = new boolean[rows.size()];
        for (int person = 0; person < focal.length; person++) {
            focal[person] = Golden.number(rows.get(person), "group") == 1;
        }
        return DifData.of(responses, focal);
    }

    static double[] golden(String file, String column) {
        return Golden.csv("dif_verbal_gender/" + file + ".csv").stream()
                .mapToDouble(row -> Golden.number(row, column))
                .toArray();
    }

    static int[] flagged(String file, String column) {
        List<Map<String, String>> rows = Golden.csv("dif_verbal_gender/" + file + ".csv");
        return IntStream.range(0, rows.size())
                .filter(item -> "TRUE".equals(rows.get(item).get(column)))
                .toArray();
    }
}
