package nl.kennispeil.bank.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.bank.diff.Segment.Kind;

/** Compares texts word by word. */
final class Wording {

    /** A word, a number with its comma, white space, or a single sign. */
    private static final Pattern TOKEN =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[.,][\\p{N}]+)*|\\s+|.", Pattern.DOTALL);

    /** Beyond this the comparison costs more than it tells. */
    private static final int MOST_TOKENS = 6000;

    private Wording() {}

    /** The stretches of both texts in the order to show them; neighbours are of different kinds. */
    static List<Segment> compare(String old, String now) {
        List<String> before = tokens(old);
        List<String> after = tokens(now);
        List<Segment> segments = new ArrayList<>();
        if (before.size() + after.size() > MOST_TOKENS) {
            add(segments, Kind.REMOVED, before);
            add(segments, Kind.ADDED, after);
            return segments;
        }
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            add(segments, Kind.KEPT, before.subList(at, delta.getSource().getPosition()));
            add(segments, Kind.REMOVED, delta.getSource().getLines());
            add(segments, Kind.ADDED, delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(segments, Kind.KEPT, before.subList(at, before.size()));
        return readable(segments);
    }

    /** Share of words in common, 0 to 1 (Dice); 1 for two texts without words. */
    static double likeness(String one, String other) {
        Map<String, Integer> count = new HashMap<>();
        int all = 0;
        int both = 0;
        for (String token : tokens(one)) {
            if (!token.isBlank()) {
                count.merge(token, 1, Integer::sum);
                all++;
            }
        }
        for (String token : tokens(other)) {
            if (!token.isBlank()) {
                all++;
                Integer left = count.computeIfPresent(token, (key, number) -> number - 1);
                if (left != null && left >= 0) {
                    both++;
                }
            }
        }
        return all == 0 ? 1 : 2.0 * both / all;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher found = TOKEN.matcher(text);
        while (found.find()) {
            tokens.add(found.group());
        }
        return tokens;
    }

    /** A space between two changed words reads as changed too: one change, not two. */
    private static List<Segment> readable(List<Segment> segments) {
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        List<Segment> result = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            boolean between =
                    segment.kind() == Kind.KEPT && segment.text().isBlank() && i > 0 && i + 1 < segments.size();
            if (segment.kind() == Kind.REMOVED || between) {
                removed.add(segment.text());
            }
            if (segment.kind() == Kind.ADDED || between) {
                added.add(segment.text());
            }
            if (segment.kind() == Kind.KEPT && !between) {
                flush(result, removed, added);
                result.add(segment);
            }
        }
        flush(result, removed, added);
        return result;
    }

    private static void flush(List<Segment> result, List<String> removed, List<String> added) {
        add(result, Kind.REMOVED, removed);
        add(result, Kind.ADDED, added);
        removed.clear();
        added.clear();
    }

    private static void add(List<Segment> segments, Kind kind, List<String> tokens) {
        String text = String.join("", tokens);
        if (!text.isEmpty()) {
            segments.add(new Segment(kind, text));
        }
    }
}
