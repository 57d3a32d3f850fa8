/** The commands of the psychometrician: files in, statistics and reports out. The numbers are of module scoring. */
@NullMarked
package nl.kennispeil.delivery.analysis;

import org.jspecify.annotations.NullMarked;
