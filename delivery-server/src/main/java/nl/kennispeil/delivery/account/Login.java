package nl.kennispeil.delivery.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.person.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A personal account (R65): a name to log in with, a password, and the functions its owner has.
 *
 * @param login unique, lower case
 * @param name as shown to its owner
 * @param passwordHash of {@link Passwords}; empty when there is no password yet
 * @param person who it is; null for an account that belongs to no known person
 */
public record Login(
        String login,
        String name,
        String passwordHash,
        @Nullable PersonId person,
        List<Function> functions) {

    /** Days begin here. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    /** @throws IllegalArgumentException when the functions are not allowed together (domain.md §5) or there are none */
    public Login {
        functions = List.copyOf(functions);
        if (functions.isEmpty()) {
            throw new IllegalArgumentException("an account needs at least one function");
        }
        boolean admin = functions.stream().anyMatch(each -> each.role() == Role.ADMIN);
        boolean privacy = functions.stream().anyMatch(each -> each.role() == Role.PRIVACY);
        if (admin && privacy) {
            throw new IllegalArgumentException("one account is never both system administrator and privacy officer,"
                    + " whatever the dates; give the second function to somebody else");
        }
    }

    /** One function without end, for an account that acts in nothing else. */
    public static Login of(Account account, String passwordHash) {
        return new Login(account.login(), account.name(), passwordHash, null, List.of(Function.of(account)));
    }

    /** The functions that hold at a moment; only these count. */
    public List<Function> functionsAt(Instant now) {
        LocalDate day = now.atZone(ZONE).toLocalDate();
        return functions.stream().filter(each -> each.holdsOn(day)).toList();
    }

    /** This account acting in one of its functions; empty when it has no such function now. */
    public Optional<Account> acting(String functionKey, Instant now) {
        return functionsAt(now).stream()
                .filter(each -> each.key().equals(functionKey))
                .findFirst()
                .map(this::acting);
    }

    public Account acting(Function function) {
        return new Account(login, function.role(), name, function.institute(), function.candidate());
    }

    /** True when any function is one of staff, whenever it holds. */
    public boolean isStaff() {
        return functions.stream().anyMatch(each -> each.role().isStaff());
    }

    public Login with(List<Function> others) {
        return new Login(login, name, passwordHash, person, others);
    }

    @Override
    public String toString() {
        return "Login" + functions;
    }
}
