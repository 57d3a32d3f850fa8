/**
 * Items on paper: the booklet for candidates, which never holds a key, the list with keys for a committee, and which items
 * paper cannot hold.
 */
@NullMarked
package nl.kennispeil.delivery.paper;

import org.jspecify.annotations.NullMarked;
