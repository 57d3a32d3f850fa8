/**
 * Adaptive attempts: each candidate is given items one by one, chosen by the answers so far. What happened is kept as
 * confirmed answers that are only added; everything else is derived from them, on any node.
 */
@NullMarked
package nl.kennispeil.delivery.adaptive;

import org.jspecify.annotations.NullMarked;
