package nl.kennispeil.delivery.itemexchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a report says, in the language of the page as far as there are words for it there.
 *
 * @param runs in order; no two neighbours are of the same language
 */
public record Said(List<Run> runs) {

    /** @param english whether it stands in English on a page in another language */
    public record Run(String text, boolean english) {}

    public Said {
        runs = List.copyOf(runs);
    }

    static Said plain(String text) {
        return new Said(List.of(new Run(text, false)));
    }

    static Said english(String text) {
        return new Said(List.of(new Run(text, true)));
    }

    Said then(Said next) {
        List<Run> all = new ArrayList<>();
        for (List<Run> some : List.of(runs, next.runs)) {
            for (Run each : some) {
                int last = all.size() - 1;
                if (last >= 0 && all.get(last).english() == each.english()) {
                    all.set(last, new Run(all.get(last).text() + each.text(), each.english()));
                } else if (!each.text().isEmpty()) {
                    all.add(each);
                }
            }
        }
        return new Said(all);
    }

    /** Whether the table of the language has all of it. */
    boolean known() {
        return runs.stream().noneMatch(Run::english);
    }

    /** Without marks of language. */
    public String text() {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }
}
