package nl.kennispeil.bank.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.SingleChoice;
import nl.kennispeil.bank.prose.Choices;
import nl.kennispeil.bank.prose.ItemProse;
import nl.kennispeil.bank.search.Likeness;
import nl.kennispeil.bank.search.NearDuplicates;

/** Rules about items together. */
final class SetRules {

    /** Fewer items than this say nothing about chance. */
    static final int ENOUGH_ITEMS = 8;

    private static final double SIGNIFICANT = 0.05;

    private SetRules() {}

    /**
     * Is one letter the key more or less often than chance gives it? Exact, two-sided, per letter, with the number of
     * letters as correction (Bonferroni); items with 3 and 4 options count with their own chances. Where options are
     * shuffled the place tells nothing.
     */
    static List<SetFinding> keyBalance(Map<String, ItemContent> items) {
        List<SingleChoice> choices = items.values().stream()
                .filter(each -> !isShuffled(each))
                .flatMap(each -> each.singleChoice().stream())
                .filter(each -> each.key().size() == 1)
                .toList();
        int letters =
                choices.stream().mapToInt(each -> each.options().size()).max().orElse(0);
        List<SetFinding> found = new ArrayList<>();
        if (choices.size() < ENOUGH_ITEMS) {
            return found;
        }
        for (int place = 0; place < letters; place++) {
            String letter = String.valueOf((char) ('A' + place));
            int at = place;
            double[] chances = choices.stream()
                    .filter(each -> each.options().size() > at)
                    .mapToDouble(each -> 1.0 / each.options().size())
                    .toArray();
            int count = (int)
                    choices.stream().filter(each -> each.key().contains(letter)).count();
            double p = Math.min(1, letters * ChanceCount.of(chances).twoSided(count));
            if (p < SIGNIFICANT) {
                found.add(new SetFinding(
                        "key-balance",
                        Severity.WARNING,
                        List.of(),
                        List.of(letter, count, chances.length, decimals(sum(chances), 1), decimals(p, 4))));
            }
        }
        return found;
    }

    private static boolean isShuffled(ItemContent item) {
        return item.interactions().stream()
                .anyMatch(each -> each.element().attribute("shuffle", "").equals("true"));
    }

    /** Is the key the longest option more often than chance gives? Exact, one-sided. */
    static List<SetFinding> keyLongest(Map<String, ItemContent> items) {
        List<Choices> choices = items.values().stream()
                .filter(each -> each.singleChoice().isPresent()
                        && each.singleChoice().get().key().size() == 1)
                .flatMap(each -> ItemProse.of(each).choices().stream())
                .toList();
        if (choices.size() < ENOUGH_ITEMS) {
            return List.of();
        }
        double[] chances = choices.stream()
                .mapToDouble(each -> 1.0 / each.options().size())
                .toArray();
        int count = (int) choices.stream().filter(KeyRules::isLongest).count();
        double p = ChanceCount.of(chances).atLeast(count);
        return p >= SIGNIFICANT
                ? List.of()
                : List.of(new SetFinding(
                        "key-longest-often",
                        Severity.WARNING,
                        List.of(),
                        List.of(count, choices.size(), decimals(sum(chances), 1), decimals(p, 4))));
    }

    /** Items that are copies of each other, family by family. */
    static List<SetFinding> duplicates(Map<String, ItemContent> items) {
        NearDuplicates bank = new NearDuplicates();
        items.forEach(bank::put);
        List<Likeness> pairs = bank.pairs();
        List<SetFinding> found = new ArrayList<>();
        for (Likeness.Kind kind : Likeness.Kind.values()) {
            List<Likeness> ofKind =
                    pairs.stream().filter(each -> each.kind() == kind).toList();
            for (Set<String> family : NearDuplicates.families(ofKind)) {
                double least = ofKind.stream()
                        .filter(each -> family.contains(each.one()))
                        .mapToDouble(each -> Math.min(each.stem(), each.options()))
                        .min()
                        .orElse(1);
                String rule = kind == Likeness.Kind.SAME
                        ? "duplicate"
                        : kind == Likeness.Kind.NUMBERS ? "duplicate-numbers" : "near-duplicate";
                found.add(new SetFinding(
                        rule,
                        kind == Likeness.Kind.SAME ? Severity.ERROR : Severity.WARNING,
                        List.copyOf(family),
                        List.of(family.size(), Math.round(100 * least))));
            }
        }
        return found;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static String decimals(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
