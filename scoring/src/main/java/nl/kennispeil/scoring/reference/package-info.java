/** Reference groups by effective weeks of training at a date, and the norms of each group. */
@NullMarked
package nl.kennispeil.scoring.reference;

import org.jspecify.annotations.NullMarked;
