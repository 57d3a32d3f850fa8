/** Where documents are kept: the portable subset of MongoDB as six operations, for every feature store. */
@NullMarked
package nl.kennispeil.delivery.shelf;

import org.jspecify.annotations.NullMarked;
