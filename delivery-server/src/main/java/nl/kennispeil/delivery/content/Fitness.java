package nl.kennispeil.delivery.content;

import java.util.Optional;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.processing.Problem;
import nl.kennispeil.bank.processing.Reason;
import nl.kennispeil.bank.processing.Scorability;

/** Whether an item can be used in a test here, as far as the item itself goes. */
public final class Fitness {

    private Fitness() {}

    /** True when a candidate would see all of it and it can be marked. */
    public static boolean usable(ItemVersion item) {
        return item.content().body().isPresent()
                && CandidateBody.missing(item.content()).isEmpty()
                && unscorable(item).isEmpty();
    }

    /** Why neither its key, nor its rules, nor people (where an item asks to write) can mark it. */
    public static Optional<Reason> unscorable(ItemVersion item) {
        if (item.content().singleChoice().isPresent()) {
            return item.keyLetters().isEmpty() ? Optional.of(Reason.NO_KEY) : Optional.empty();
        }
        boolean writes =
                item.content().interactions().stream().anyMatch(each -> each.kind() == InteractionKind.EXTENDED_TEXT);
        return Scorability.of(item.content()).problems().stream()
                .map(Problem::reason)
                .filter(each -> each != Reason.EXTERNAL_SCORING || !writes)
                .findFirst();
    }
}
