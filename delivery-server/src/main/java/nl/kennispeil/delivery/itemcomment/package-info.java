/** What participants remarked about items, without who remarked it (domain.md T17). */
@NullMarked
package nl.kennispeil.delivery.itemcomment;

import org.jspecify.annotations.NullMarked;
