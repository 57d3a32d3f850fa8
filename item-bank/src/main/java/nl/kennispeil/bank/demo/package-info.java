/** Demo data: our own items, clearly marked synthetic ones, and candidates that answer them. Never for real use. */
@NullMarked
package nl.kennispeil.bank.demo;

import org.jspecify.annotations.NullMarked;
