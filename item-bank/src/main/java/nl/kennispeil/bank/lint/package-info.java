/**
 * The writing aid: what in the wording of an item may give the answer away or stand in the way of reading it. Findings
 * are for editors: many of them tell which option is right.
 */
@NullMarked
package nl.kennispeil.bank.lint;

import org.jspecify.annotations.NullMarked;
