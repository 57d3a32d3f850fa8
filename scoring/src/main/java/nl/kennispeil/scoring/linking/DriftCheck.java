package nl.kennispeil.scoring.linking;

import java.util.List;

/**
 * What a drift check found.
 *
 * @param before every common item, judged under the link over all of them
 * @param removed items taken out, in the order in which they went
 * @param link over the items that stayed; its warnings tell when too few or unstable ones were left
 * @param after the items that stayed, judged under that link
 */
public record DriftCheck(List<AnchorDrift> before, List<String> removed, Link link, List<AnchorDrift> after) {

    public DriftCheck {
        before = List.copyOf(before);
        removed = List.copyOf(removed);
        after = List.copyOf(after);
    }
}
