/** Who may act as what: functions of staff, given and taken by two administrators, and trainers of an institute. */
@NullMarked
package nl.kennispeil.delivery.roles;

import org.jspecify.annotations.NullMarked;
