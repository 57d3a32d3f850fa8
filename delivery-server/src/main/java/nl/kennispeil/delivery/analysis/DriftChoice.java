package nl.kennispeil.delivery.analysis;

import java.util.List;
import java.util.Optional;
import nl.kennispeil.scoring.linking.AbilityPoints;
import nl.kennispeil.scoring.linking.AnchorDrift;
import nl.kennispeil.scoring.linking.AnchorDrifts;
import nl.kennispeil.scoring.linking.DriftRule;
import nl.kennispeil.scoring.linking.Link;

/** The rule for drift of anchors that was asked for; what was not asked for has no limit. */
final class DriftChoice {

    private static final double NONE = Double.POSITIVE_INFINITY;

    private DriftChoice() {}

    /** Empty when anchors are not to be judged. */
    static Optional<DriftRule> of(AnalysisCommand command, String name, double limit, double kept) {
        boolean own = !Double.isNaN(limit);
        if (own && (name.equals("none") || name.equals("all"))) {
            throw command.wrong("--drift-limit with --drift " + name + ": allowed is robust-z, perpendicular or d2");
        }
        DriftRule usual = DriftRule.USUAL;
        try {
            return switch (name) {
                case "none" -> Optional.empty();
                case "robust-z" -> Optional.of(new DriftRule(own ? limit : usual.robustZ(), NONE, NONE, kept));
                case "perpendicular" ->
                    Optional.of(new DriftRule(NONE, own ? limit : usual.perpendicularSds(), NONE, kept));
                case "d2" -> Optional.of(new DriftRule(NONE, NONE, own ? limit : usual.area(), kept));
                case "all" -> Optional.of(new DriftRule(usual.robustZ(), usual.perpendicularSds(), usual.area(), kept));
                default ->
                    throw command.wrong(
                            "--drift is \"" + name + "\": allowed is robust-z, perpendicular, d2, all or none");
            };
        } catch (IllegalArgumentException e) {
            throw command.wrong("--drift: " + e.getMessage());
        }
    }

    /** The values of all anchors, none of them judged. */
    static List<AnchorDrift> values(Link link, AbilityPoints points) {
        return AnchorDrifts.judge(link, points, new DriftRule(NONE, NONE, NONE, 1));
    }
}
