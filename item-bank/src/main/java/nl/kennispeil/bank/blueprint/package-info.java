/** Blueprints: what a form must be in any number of dimensions, what a bank has for it, and whether a form has it. */
@NullMarked
package nl.kennispeil.bank.blueprint;

import org.jspecify.annotations.NullMarked;
