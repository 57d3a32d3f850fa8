package nl.kennispeil.delivery.analysis;

import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.delivery.table.Notes;
import nl.kennispeil.scoring.dif.DifData;
import nl.kennispeil.scoring.response.ResponseMatrix;

/** Persons whose sum scores may be compared: all answered the same items, or a rule says what a hole counts for. */
final class MatchedPersons {

    static final List<String> RULES = List.of("refuse", "complete", "wrong");

    private MatchedPersons() {}

    /**
     * The data by a rule; with {@code refuse} they stay, and a test that matches on sum scores refuses them itself.
     *
     * @param rule one of {@link #RULES}
     * @throws IllegalArgumentException when nobody answered everything, or only one group has such persons
     */
    static DifData of(DifData data, String rule, Notes notes) {
        ResponseMatrix responses = data.responses();
        int[] complete = IntStream.range(0, data.persons())
                .filter(person -> IntStream.range(0, data.items()).noneMatch(item -> responses.isMissing(person, item)))
                .toArray();
        int holes = data.persons() - complete.length;
        if (holes == 0) {
            return data;
        }
        if (rule.equals("complete")) {
            notes.add(
                    holes + " of " + data.persons() + " persons with a missing response are left out of the matching");
            boolean[] focal = new boolean[complete.length];
            for (int k = 0; k < focal.length; k++) {
                focal[k] = data.isFocal(complete[k]);
            }
            return DifData.of(responses.persons(complete), focal);
        }
        if (rule.equals("wrong")) {
            notes.add("missing responses of " + holes + " of " + data.persons() + " persons count as score 0");
            return DifData.of(filled(responses), focal(data));
        }
        notes.add(holes + " of " + data.persons()
                + " persons have a missing response: methods that match on the sum score"
                + " refuse them; --missing complete leaves these persons out, --missing wrong counts it as score 0");
        return data;
    }

    private static boolean[] focal(DifData data) {
        boolean[] focal = new boolean[data.persons()];
        for (int person = 0; person < focal.length; person++) {
            focal[person] = data.isFocal(person);
        }
        return focal;
    }

    private static ResponseMatrix filled(ResponseMatrix responses) {
        byte[] cells = new byte[responses.persons() * responses.items()];
        int[] categories = new int[responses.items()];
        for (int item = 0; item < categories.length; item++) {
            categories[item] = responses.categories(item);
            for (int person = 0; person < responses.persons(); person++) {
                cells[person * categories.length + item] = (byte) Math.max(0, responses.at(person, item));
            }
        }
        return ResponseMatrix.ofCells(responses.itemNames(), cells).withCategories(categories);
    }
}
