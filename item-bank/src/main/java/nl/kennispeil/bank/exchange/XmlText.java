package nl.kennispeil.bank.exchange;

/**
 * Characters between elements, entities and CDATA resolved.
 *
 * @param value as they stand, white space included; never empty
 */
public record XmlText(String value) implements XmlNode {}
