/** Media: pictures, films and captions that stems show, found by name or by content. */
@NullMarked
package nl.kennispeil.bank.media;

import org.jspecify.annotations.NullMarked;
