package nl.kennispeil.scoring.reference;

import java.util.List;

/**
 * Norms of all groups with all that happened to them on the way.
 *
 * @param own M − SD and M + SD of each group that is large enough
 * @param norms what holds, for every group, in the order given
 * @param adjustments each norm that is not the group's own, with its old and new value
 */
public record ReferenceNorms(List<Norm> own, List<Norm> norms, List<NormAdjustment> adjustments) {

    public ReferenceNorms {
        own = List.copyOf(own);
        norms = List.copyOf(norms);
        adjustments = List.copyOf(adjustments);
    }

    /**
     * Norms of groups in order of training: M − SD and M + SD; a group that is too small takes those of the nearest group
     * before it that is not, or else after it; then norms may not fall from group to group, and good may not be below pass
     * (huisartsopleiding.nl, "Berekening normen").
     *
     * @throws IllegalArgumentException when no group is large enough
     */
    public static ReferenceNorms of(List<GroupScores> groups, NormRule rule) {
        return new NormProposal(groups, rule).norms();
    }
}
