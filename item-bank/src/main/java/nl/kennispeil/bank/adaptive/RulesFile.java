package nl.kennispeil.bank.adaptive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.kennispeil.scoring.adaptive.AdaptiveRules;

/**
 * What a {@code cat.json} says.
 *
 * @param rules all choices
 * @param blueprint file with the blueprint, beside the rules; empty when none is named
 * @param column of the bank whose values have shares, for content by proportions; empty else
 * @param shares per value of the column, above 0; empty else
 */
public record RulesFile(AdaptiveRules rules, String blueprint, String column, Map<String, Double> shares) {

    public RulesFile {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }
}
