/** Blueprints: how many items of each category a test asks for, and whether a form has them. */
@NullMarked
package nl.kennispeil.bank.blueprint;

import org.jspecify.annotations.NullMarked;
