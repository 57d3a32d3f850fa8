/** The screens of the test bureau, invigilators, coordinators and support. */
@NullMarked
package nl.kennispeil.delivery.bureau;

import org.jspecify.annotations.NullMarked;
