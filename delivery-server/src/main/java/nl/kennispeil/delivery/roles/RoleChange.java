package nl.kennispeil.delivery.roles;

import java.time.Instant;
import java.time.LocalDate;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What one administrator asks and another one is to confirm.
 *
 * @param login the account concerned, or the one that is made
 * @param fresh true when there is no such account yet
 * @param person who it is; null for an account that belongs to no known person
 * @param enrolment what a function that is given will stand on; null otherwise
 * @param name of somebody new; empty otherwise
 * @param mail of somebody new; empty when unknown
 * @param functionKey the function that ends; empty otherwise
 * @param role the function concerned; null for a reset
 * @param from first day of a function that is given, last day of one that ends
 * @param by login of who asked
 */
record RoleChange(
        String id,
        Kind kind,
        String login,
        boolean fresh,
        @Nullable PersonId person,
        @Nullable CandidateId enrolment,
        String name,
        String mail,
        String functionKey,
        @Nullable Role role,
        @Nullable String institute,
        LocalDate from,
        @Nullable LocalDate until,
        String by,
        Instant at) {

    /** What is asked. */
    enum Kind {
        /** A function. */
        GIVE,
        /** The end of a function. */
        END,
        /** A new beginning for who lost the password or the second factor. */
        RESET
    }

    /** Nothing personal: this may reach a log. */
    @Override
    public String toString() {
        return "RoleChange[" + kind + "]";
    }
}
