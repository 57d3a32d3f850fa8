package nl.kennispeil.delivery.itembank;

import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.ACCESS;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.delivery.accesscopy.CopyPart;
import nl.kennispeil.delivery.accesscopy.CopySubject;
import nl.kennispeil.delivery.accesscopy.CopyTable;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Login;

/** Which items somebody wrote, without their content, which stays in the bank (R25, R80). */
public final class AuthorPart implements CopyPart {

    private final ItemCards cards;
    private final Accounts accounts;

    public AuthorPart(ItemCards cards, Accounts accounts) {
        this.cards = cards;
        this.accounts = accounts;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Bylines.SHELF);
    }

    @Override
    public List<CopyTable> of(CopySubject subject) {
        CopyTable.Builder written = CopyTable.of("vragen-geschreven", ACCESS, "item", "item-state");
        Set<String> logins = new TreeSet<>();
        accounts.of(subject.person()).stream()
                .filter(Login::isStaff)
                .map(Login::login)
                .forEach(logins::add);
        if (!logins.isEmpty()) {
            cards.all().stream()
                    .filter(each -> each.authors().stream().anyMatch(logins::contains))
                    .sorted(Comparator.comparing(each -> each.id().value()))
                    .forEach(each -> written.row(each.id().value(), state(each)));
        }
        return List.of(written.build());
    }

    private static String state(ItemCard card) {
        return card.state().name().toLowerCase(Locale.ROOT);
    }
}
