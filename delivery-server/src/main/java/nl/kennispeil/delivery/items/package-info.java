/** {@code items}: what the command line does with items, a folder of canonical files at a time. */
@NullMarked
package nl.kennispeil.delivery.items;

import org.jspecify.annotations.NullMarked;
