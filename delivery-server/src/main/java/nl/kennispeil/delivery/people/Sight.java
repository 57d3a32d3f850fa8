package nl.kennispeil.delivery.people;

import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;

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
}
