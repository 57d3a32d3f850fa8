package nl.kennispeil.delivery.paper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.bank.media.MediaFiles;
import nl.kennispeil.scan.print.Booklet;

/** What the pieces of one item share while they are made. */
final class Sheet {

    private final MediaFiles media;
    private final PaperWords words;
    private final int number;
    private final Map<String, Set<String>> right;
    private final boolean committee;
    private final Set<Fault> faults = new TreeSet<>();
    private final Map<String, Map<String, String>> letters = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();

    private Sheet(MediaFiles media, PaperWords words, int number, boolean committee, Map<String, Set<String>> right) {
        this.media = media;
        this.words = words;
        this.number = number;
        this.committee = committee;
        this.right = Map.copyOf(right);
    }

    /** For candidates: it knows nothing of a key. */
    static Sheet candidate(MediaFiles media, PaperWords words, int number) {
        return new Sheet(media, words, number, false, Map.of());
    }

    /** @param right the values that are right, by identifier of the response */
    static Sheet committee(MediaFiles media, PaperWords words, int number, Map<String, Set<String>> right) {
        return new Sheet(media, words, number, true, right);
    }

    PaperWords words() {
        return words;
    }

    int number() {
        return number;
    }

    boolean committee() {
        return committee;
    }

    boolean right(String response, String value) {
        return right.getOrDefault(response, Set.of()).contains(value);
    }

    void fault(Fault.Reason reason, String detail) {
        faults.add(new Fault(reason, detail));
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    Optional<Media> file(String name) {
        return media.byFile(name);
    }

    /** Text that goes on paper; what the font lacks is noted. */
    String text(String text) {
        Set<String> lacking = Booklet.lacking(text);
        if (!lacking.isEmpty()) {
            fault(Fault.Reason.CHARACTERS, String.join(" ", lacking));
        }
        return text;
    }

    /** Notes under which letter a value is printed. */
    void letter(String response, String identifier, String letter) {
        letters.computeIfAbsent(response, any -> new HashMap<>()).put(identifier, letter);
    }

    /** The letter a value was printed under; empty when it has none. */
    String letter(String response, String identifier) {
        return letters.getOrDefault(response, Map.of()).getOrDefault(identifier, "");
    }

    /** The next letter of a row that runs through the item. */
    String next(String row) {
        return letter(rows.merge(row, 1, Integer::sum) - 1);
    }

    /** A to Z, then AA to ZZ. */
    static String letter(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : (char) ('A' + (index / 26 - 1) % 26) + last;
    }
}
