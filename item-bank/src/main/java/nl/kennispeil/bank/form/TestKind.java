package nl.kennispeil.bank.form;

/**
 * A kind of test (R33) with the rules it begins with.
 *
 * @param code such as {@code LHK}; its name is in the words of the screens
 * @param rules what a new form of this kind begins with
 * @param actualOnly true when its items need a check of actuality that still counts (R55)
 */
public record TestKind(String code, FormRules rules, boolean actualOnly) {}
