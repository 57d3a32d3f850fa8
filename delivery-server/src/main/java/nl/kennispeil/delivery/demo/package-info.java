/** The demonstration: invented people, items and sittings that show every screen at work. */
@NullMarked
package nl.kennispeil.delivery.demo;

import org.jspecify.annotations.NullMarked;
