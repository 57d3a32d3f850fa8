package nl.kennispeil.scoring.reference;

import java.util.OptionalDouble;

/**
 * One norm that became another than its group's own scores say.
 *
 * @param group number of the reference group
 * @param norm which one: "pass" or "good"
 * @param before its own value; empty when the group was too small to have one
 * @param after the value that holds
 * @param reason in words
 */
public record NormAdjustment(int group, String norm, OptionalDouble before, double after, String reason) {}
