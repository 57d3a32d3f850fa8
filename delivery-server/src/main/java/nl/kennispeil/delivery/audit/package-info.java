/**
 * Who did or saw what, about whom, when, from where and with what outcome: one chain of lines, written through {@link
 * AuditTrail}, read on screens, checked by {@code audit verify} (decision 0009).
 */
@NullMarked
package nl.kennispeil.delivery.audit;

import org.jspecify.annotations.NullMarked;
