/** Staff and personal accounts, their roles, and what each role may do. */
@NullMarked
package nl.kennispeil.delivery.account;

import org.jspecify.annotations.NullMarked;
