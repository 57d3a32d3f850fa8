/** The readable reports of a test analysis and of a calibration: one HTML file each, without scripts or other hosts. */
@NullMarked
package nl.kennispeil.delivery.testreport;

import org.jspecify.annotations.NullMarked;
