package nl.kennispeil.bank.workflow;

import java.time.Instant;

/**
 * Somebody said yes to a step that takes two.
 *
 * @param version what it was said about; it says nothing about another version
 * @param by account
 * @param reason empty when none was asked
 */
public record Signature(Action action, int version, String by, Instant at, String reason) {}
