/** Persons and enrolments that come in from elsewhere: CSV of the CRM, OneRoster, JSON; looked at before they are taken. */
@NullMarked
package nl.kennispeil.delivery.intake;

import org.jspecify.annotations.NullMarked;
