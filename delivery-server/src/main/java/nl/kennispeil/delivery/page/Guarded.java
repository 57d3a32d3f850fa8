package nl.kennispeil.delivery.page;

import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;

/**
 * Pages that all take the same permission, and pass the same gate.
 *
 * @param gate put around every piece of work, such as a promise that has to be made first
 */
public record Guarded(Pages pages, Permission permission, UnaryOperator<Pages.Work> gate, Clock clock) {

    /** Makes a page for whoever may see it. Runs where calls may block. */
    @FunctionalInterface
    public interface Work {
        Pages.View view(Page page, Account account, Instant now) throws Exception;
    }

    /** Answers a request with what work makes, or turns it away. */
    public void answer(RoutingContext context, Work work) {
        pages.guarded(
                context,
                permission,
                gate.apply((page, session) -> work.view(page, session.account(), clock.instant())));
    }
}
