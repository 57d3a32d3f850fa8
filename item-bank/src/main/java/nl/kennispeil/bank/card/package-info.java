/**
 * What a bank knows of an item besides its content: who made it, whose it is, what it rests on, and whether it may be
 * used. It changes without making a new version.
 */
@NullMarked
package nl.kennispeil.bank.card;

import org.jspecify.annotations.NullMarked;
