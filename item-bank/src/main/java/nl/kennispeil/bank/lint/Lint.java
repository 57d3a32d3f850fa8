package nl.kennispeil.bank.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.prose.Passage;
import nl.kennispeil.bank.search.Likeness;
import nl.kennispeil.bank.search.NearDuplicates;

/**
 * The writing aid. It reads wording, not medicine: a finding is a reason to look, and no finding is no approval. Findings
 * may tell the key and go to editors only. Dutch and English have words; of another language only what needs none is
 * looked at.
 */
public final class Lint {

    private Lint() {}

    /** What stands out in an item, in the order of {@link #rules()}. */
    public static List<Finding> of(ItemContent item, Context context) {
        Subject subject = Subject.of(item, context);
        List<Finding> found = new ArrayList<>();
        for (Rule rule : Rules.ALL) {
            found.addAll(rule.findings(subject));
        }
        return List.copyOf(found);
    }

    /** The items of a bank that an item is a copy of, as findings on it, most alike first. */
    public static List<Finding> copies(String id, ItemContent item, NearDuplicates bank) {
        return bank.like(id, item).stream()
                .map(each -> new Finding(
                        "copy-" + each.kind().name().toLowerCase(Locale.ROOT),
                        each.kind() == Likeness.Kind.SAME ? Severity.ERROR : Severity.WARNING,
                        Passage.ITEM,
                        List.of(each.other(), Math.round(100 * Math.min(each.stem(), each.options())))))
                .toList();
    }

    /**
     * What stands out in items together: balance of the keys, copies.
     *
     * @param items content by identifier; 10,000 take some seconds
     */
    public static List<SetFinding> ofSet(Map<String, ItemContent> items) {
        return Stream.of(SetRules.keyBalance(items), SetRules.keyLongest(items), SetRules.duplicates(items))
                .flatMap(List::stream)
                .toList();
    }

    /** Codes of every rule, about one item first, then about sets. */
    public static List<String> rules() {
        List<String> codes = new ArrayList<>();
        Rules.ALL.forEach(each -> codes.add(each.code()));
        codes.addAll(List.of("copy-same", "copy-numbers", "copy-near"));
        codes.addAll(List.of("key-balance", "key-longest-often", "duplicate", "duplicate-numbers", "near-duplicate"));
        return List.copyOf(codes);
    }
}
