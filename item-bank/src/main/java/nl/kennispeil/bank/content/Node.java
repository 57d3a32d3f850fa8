package nl.kennispeil.bank.content;

/** A part of the tree of an item. Immutable. */
public sealed interface Node permits Element, Text {}
