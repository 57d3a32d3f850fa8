/** Words for people, from message bundles: Dutch first, English second. */
@NullMarked
package nl.kennispeil.delivery.text;

import org.jspecify.annotations.NullMarked;
