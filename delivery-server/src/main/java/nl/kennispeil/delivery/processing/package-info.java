/** The record of processing activities per controller (AVG art. 30), made from what runs here. */
@NullMarked
package nl.kennispeil.delivery.processing;

import org.jspecify.annotations.NullMarked;
