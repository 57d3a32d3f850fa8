package nl.kennispeil.delivery.people;

import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.person.Enrolment;

/**
 * Which fields a role sees of a person (domain.md §5): the bureau everything, a coordinator everything of the own
 * institute, the support desk name and mail address, an invigilator the name.
 *
 * @param mail the mail address
 * @param all everything that is known, with dates and history
 */
public record Sight(boolean mail, boolean all) {

    static Sight of(Account account) {
        boolean all = account.role() == Role.BUREAU || account.role() == Role.COORDINATOR;
        return new Sight(all || account.role() == Role.SUPPORT, all);
    }

    /** The enrolments an account covers on a day. */
    static List<Enrolment> covered(Account account, List<Enrolment> all, LocalDate today) {
        return all.stream()
                .filter(each -> account.covers(each.institute(today)))
                .toList();
    }
}
