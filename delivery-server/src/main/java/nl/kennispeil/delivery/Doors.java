package nl.kennispeil.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.account.Activations;
import nl.kennispeil.delivery.account.LoginNames;
import nl.kennispeil.delivery.account.SecondFactors;
import nl.kennispeil.delivery.account.SubjectLinks;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.oidc.OidcRoutes;
import nl.kennispeil.delivery.oidc.ProviderSettings;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.session.AccountRoutes;
import nl.kennispeil.delivery.session.ActivationRoutes;
import nl.kennispeil.delivery.session.Entry;
import nl.kennispeil.delivery.session.LoginLimits;
import nl.kennispeil.delivery.session.SecondFactorRoutes;
import nl.kennispeil.delivery.session.SessionRoutes;
import nl.kennispeil.delivery.session.Sessions;
import nl.kennispeil.delivery.session.Ticket;
import nl.kennispeil.delivery.session.UnlockRoutes;
import org.jspecify.annotations.Nullable;

/** Everything about coming in, put together from what it needs: log-in, second factor, identity provider, own account. */
final class Doors {

    private Doors() {}

    static List<Routes> routes(
            Stores stores,
            Sessions sessions,
            @Nullable ProviderSettings provider,
            Pages pages,
            Cookies cookies,
            Blocking blocking,
            Clock clock) {
        SecondFactors secondFactors = new SecondFactors(stores.shelves(), stores.secret());
        SubjectLinks links = new SubjectLinks(stores.shelves(), stores.secret());
        Entry entry = new Entry(
                stores.accounts(),
                new LoginNames(stores.accounts(), stores.persons(), stores.enrolments()),
                stores.persons(),
                new Activations(stores.shelves(), stores.secret()),
                sessions,
                secondFactors,
                new LoginLimits(stores.shelves()),
                Ticket.forLink(stores.secret()),
                new DoorLog(stores.audit()));
        String label = provider == null ? "" : provider.label();
        List<Routes> doors = new ArrayList<>();
        SessionRoutes.Front front = new SessionRoutes.Front(entry, sessions, pages, cookies, blocking, clock, label);
        doors.add(new SessionRoutes(front));
        doors.add(new ActivationRoutes(front));
        doors.add(new SecondFactorRoutes(entry, sessions, secondFactors, links, pages, cookies, clock));
        doors.add(new AccountRoutes(entry, stores.accounts(), sessions, secondFactors, links, pages, clock, label));
        doors.add(new UnlockRoutes(entry, pages, clock));
        if (provider != null) {
            doors.add(new OidcRoutes(
                    provider,
                    stores.secret(),
                    links,
                    stores.accounts(),
                    entry,
                    sessions,
                    pages,
                    cookies,
                    blocking,
                    clock));
        }
        return doors;
    }
}
