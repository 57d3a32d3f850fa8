/** The production server: its configuration file and its start. */
@NullMarked
package nl.kennispeil.delivery.serve;

import org.jspecify.annotations.NullMarked;
