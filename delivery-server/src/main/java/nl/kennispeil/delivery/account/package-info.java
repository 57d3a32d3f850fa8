/** Personal accounts: how people prove who they are, the functions they have, and what each role may do. */
@NullMarked
package nl.kennispeil.delivery.account;

import org.jspecify.annotations.NullMarked;
