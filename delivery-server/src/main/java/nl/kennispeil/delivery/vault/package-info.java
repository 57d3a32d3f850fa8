/** Personal fields, encrypted with a key per owner; without the key nothing of them can be read. */
@NullMarked
package nl.kennispeil.delivery.vault;

import org.jspecify.annotations.NullMarked;
