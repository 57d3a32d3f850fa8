/**
 * Test forms: how they are made, changed, checked, approved and frozen; and their rules, stored by reference and never
 * changed once frozen.
 */
@NullMarked
package nl.kennispeil.bank.form;

import org.jspecify.annotations.NullMarked;
