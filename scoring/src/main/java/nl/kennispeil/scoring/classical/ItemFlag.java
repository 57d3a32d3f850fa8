package nl.kennispeil.scoring.classical;

/**
 * A reason to look at an item.
 *
 * @param option label of the option meant; empty when the item as a whole is
 * @param observed what was found: a correlation, p or a share, see {@code kind}
 * @param limit what it was held against: a threshold of {@link FlagRules}, or the key's value
 */
public record ItemFlag(FlagKind kind, String option, double observed, double limit) {}
