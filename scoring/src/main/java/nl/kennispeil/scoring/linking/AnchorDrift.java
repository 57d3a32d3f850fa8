package nl.kennispeil.scoring.linking;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How far one common item lies from where the link puts it.
 *
 * @param item name
 * @param robustZ of the difference in difficulty (mean of the steps for polytomous items), (d − median)/(0.74 IQR);
 *     empty where the item has none or the IQR is 0
 * @param robustZSlope the same of the difference of log discriminations; empty where there is none
 * @param perpendicular distance of the point (b₁, b₂) to the line b₂ = A b₁ + B
 * @param perpendicularSlope distance of the point (a₁, a₂) to the line a₂ = a₁/A
 * @param area D², the mean over the ability distribution of the squared difference of expected scores after linking
 * @param flags what it was flagged for, in words; empty when stable
 */
public record AnchorDrift(
        String item,
        OptionalDouble robustZ,
        OptionalDouble robustZSlope,
        OptionalDouble perpendicular,
        OptionalDouble perpendicularSlope,
        double area,
        List<String> flags) {

    /** Whether any criterion was passed. */
    public boolean drifted() {
        return !flags.isEmpty();
    }
}
