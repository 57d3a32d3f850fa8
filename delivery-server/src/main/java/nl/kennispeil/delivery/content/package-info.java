/** What a browser gets of a test form: stems and options, never a key. */
@NullMarked
package nl.kennispeil.delivery.content;

import org.jspecify.annotations.NullMarked;
