package nl.kennispeil.delivery.itembank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.page.Page;

/** How people are named on the screens of the item bank. */
public final class Names {

    private static final int SHOWN = 4;

    private final Accounts accounts;
    private final Cache<String, String> names = Caffeine.newBuilder()
            .maximumSize(500)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    public Names(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The name of an account; "former author" and some letters for one that went. */
    public String of(String login, Page page) {
        if (login.startsWith(Bylines.FORMER)) {
            return page.t("items.former", login.substring(login.length() - SHOWN));
        }
        String name = names.get(login, this::find);
        return name.isEmpty() ? page.t("items.former", login.substring(Math.max(0, login.length() - SHOWN))) : name;
    }

    private String find(String login) {
        return accounts.find(login).map(Login::name).orElse("");
    }
}
