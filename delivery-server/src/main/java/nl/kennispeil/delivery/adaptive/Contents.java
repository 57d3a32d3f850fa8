package nl.kennispeil.delivery.adaptive;

import java.util.List;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.scoring.adaptive.AdaptiveRules;
import nl.kennispeil.scoring.adaptive.ContentControl;
import nl.kennispeil.scoring.adaptive.ContentRule;
import org.jspecify.annotations.Nullable;

/** What keeps a test to its blueprint, from the blueprint of the bank and the items of the pool. */
final class Contents {

    private Contents() {}

    /** @throws IllegalArgumentException when the rules ask a blueprint and there is none */
    static ContentControl of(AdaptiveRules rules, @Nullable Blueprint blueprint, List<ItemVersion> items) {
        if (rules.content() instanceof ContentRule.None) {
            return ContentControl.none();
        }
        throw new IllegalArgumentException("content rule " + rules.content() + " with blueprint "
                + (blueprint == null ? "none" : blueprint.name()) + " over " + items.size()
                + " items: allowed is none");
    }
}
