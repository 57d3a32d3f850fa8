/** Static plots as SVG: axes with round ticks, lines, bars, points, bands; colours come from the style sheet by class. */
@NullMarked
package nl.kennispeil.delivery.chart;

import org.jspecify.annotations.NullMarked;
