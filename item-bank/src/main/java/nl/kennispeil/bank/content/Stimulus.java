package nl.kennispeil.bank.content;

/**
 * What several items of a case refer to.
 *
 * @param identifier its name, the same in every item of the case
 * @param body a {@code qti-stimulus-body}
 */
public record Stimulus(String identifier, Element body) {}
