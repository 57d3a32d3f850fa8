package nl.kennispeil.bank.exchange;

/** A part of a parsed XML file. */
public sealed interface XmlNode permits XmlElement, XmlText {}
