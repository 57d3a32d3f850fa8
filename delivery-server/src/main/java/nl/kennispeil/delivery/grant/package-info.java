/** An aios lets a trainer see own results, sees who has that leave, and takes it back; the trainer looks. */
@NullMarked
package nl.kennispeil.delivery.grant;

import org.jspecify.annotations.NullMarked;
