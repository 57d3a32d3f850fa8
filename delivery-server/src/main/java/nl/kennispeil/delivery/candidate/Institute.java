package nl.kennispeil.delivery.candidate;

/**
 * A training institute, the controller of its candidates' data.
 *
 * @param id lower-case short name, such as "berk"
 */
public record Institute(String id, String name) {}
