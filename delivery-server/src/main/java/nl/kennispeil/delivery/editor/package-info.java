/** Writing an item: a draft that several people fill at once, its preview, its history, and the version it becomes. */
@NullMarked
package nl.kennispeil.delivery.editor;

import org.jspecify.annotations.NullMarked;
