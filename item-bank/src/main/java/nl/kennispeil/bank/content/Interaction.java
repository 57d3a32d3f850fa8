package nl.kennispeil.bank.content;

/**
 * A place in an item where a candidate answers.
 *
 * @param kind what it asks
 * @param response identifier of the response it fills
 * @param element the interaction itself
 */
public record Interaction(InteractionKind kind, String response, Element element) {}
