/** The web server: routing, headers, limits, assets. */
@NullMarked
package nl.kennispeil.delivery.http;

import org.jspecify.annotations.NullMarked;
