/** The media library: what staff upload to show in items, stripped, kept by content, and given to who may see it. */
@NullMarked
package nl.kennispeil.delivery.medialibrary;

import org.jspecify.annotations.NullMarked;
