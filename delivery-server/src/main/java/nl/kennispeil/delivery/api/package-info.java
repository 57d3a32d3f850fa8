/** The interface for other systems: JSON under {@code /api/v1}, by key (R63; {@code docs/api.md}). */
@NullMarked
package nl.kennispeil.delivery.api;

import org.jspecify.annotations.NullMarked;
