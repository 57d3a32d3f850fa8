package nl.kennispeil.delivery.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the way in, or inside.
 *
 * @param id the id of the cookie
 * @param functions those that hold now, at least one
 * @param account acting in the chosen function; null before one is chosen
 * @param link digest of the subject that waits to be linked; null when none does
 * @param formToken what every form must carry, against forged requests
 */
public record Visit(
        String id,
        Stage stage,
        Login login,
        List<Function> functions,
        @Nullable Account account,
        @Nullable String link,
        Instant started,
        Instant expires,
        String formToken) {

    /** What pages see of it, once everything is behind; empty while something is still asked. */
    public Optional<Session> session() {
        return stage == Stage.OPEN && account != null
                ? Optional.of(new Session(account, expires, formToken, functions.size() > 1))
                : Optional.empty();
    }

    /** Where somebody at this stage goes who was on the way to a page of this site. */
    public String wayOn(String back) {
        return stage == Stage.LOCKED ? ReturnPath.lock(back) : stage.path();
    }

    /** Not whose, and no id: this may reach a log. */
    @Override
    public String toString() {
        return "Visit[" + stage + "]";
    }
}
