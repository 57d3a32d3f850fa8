package nl.kennispeil.delivery.account;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** The accounts, by login. */
public final class Accounts {

    private final Shelf shelf;

    /** @throws IllegalStateException when the table of permissions cannot be read: a server without one must not start */
    public Accounts(Shelves shelves) {
        Matrix.required();
        this.shelf = shelves.shelf("accounts", Holds.PERSONS);
    }

    public Optional<Account> find(String login) {
        return shelf.find(login.strip().toLowerCase(Locale.ROOT)).map(Accounts::fromFields);
    }

    public void putAll(Collection<Account> accounts) {
        shelf.putAll(accounts.stream().map(Accounts::toFields).toList());
    }

    private static Fields toFields(Account account) {
        return Fields.of(account.login())
                .with("schema", 1)
                .with("passwordHash", account.passwordHash())
                .with("role", account.role().code())
                .with("name", account.name())
                .with("institute", account.institute())
                .with("candidate", account.candidate())
                .build();
    }

    private static Account fromFields(Fields fields) {
        return new Account(
                fields.id(),
                fields.text("passwordHash"),
                Role.of(fields.text("role")),
                fields.text("name"),
                fields.optionalText("institute").orElse(null),
                fields.optionalText("candidate").orElse(null));
    }
}
