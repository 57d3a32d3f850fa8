/** Days and hours as the law counts them: the Dutch day, public holidays, terms for acting. */
@NullMarked
package nl.kennispeil.delivery.calendar;

import org.jspecify.annotations.NullMarked;
