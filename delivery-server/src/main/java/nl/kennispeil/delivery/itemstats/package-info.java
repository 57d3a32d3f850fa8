/** What stays of the answers to an item once the persons are gone: counts, not answers (domain.md T19). */
@NullMarked
package nl.kennispeil.delivery.itemstats;

import org.jspecify.annotations.NullMarked;
