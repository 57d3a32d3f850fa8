/** Paper that leaves the house: letters and, later, answer forms, as PDF. */
@NullMarked
package nl.kennispeil.scan.print;

import org.jspecify.annotations.NullMarked;
