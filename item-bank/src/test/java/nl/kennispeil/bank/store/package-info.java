/** A server for the contract tests of the stores. */
@NullMarked
package nl.kennispeil.bank.store;

import org.jspecify.annotations.NullMarked;
