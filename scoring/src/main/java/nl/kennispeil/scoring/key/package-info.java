/** What persons chose, the keys that say what is right, and the marks that follow from both. */
@NullMarked
package nl.kennispeil.scoring.key;

import org.jspecify.annotations.NullMarked;
