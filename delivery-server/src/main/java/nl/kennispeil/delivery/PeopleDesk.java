package nl.kennispeil.delivery;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.account.Activations;
import nl.kennispeil.delivery.account.Invitations;
import nl.kennispeil.delivery.api.ApiRoutes;
import nl.kennispeil.delivery.apikey.ApiKeys;
import nl.kennispeil.delivery.apikey.KeyRoutes;
import nl.kennispeil.delivery.attempt.Transfer;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.intake.Intake;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.people.ImportRoutes;
import nl.kennispeil.delivery.people.PeopleRoutes;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.retention.Kept;
import nl.kennispeil.delivery.roles.RoleDesk;
import nl.kennispeil.delivery.session.Sessions;

/** Persons, imports and the interface for other systems, put together from what they need. */
final class PeopleDesk {

    private final Stores stores;
    private final Kept kept;
    private final Enrolling enrolling;
    private final Intake intake;
    private final ApiKeys keys;
    private final Invitations invitations;
    private final RoleDesk roles;
    private final Clock clock;

    /** @param kept what retention says of everybody who is here */
    PeopleDesk(Stores stores, Sessions sessions, Kept kept, Clock clock) {
        this.stores = stores;
        this.kept = kept;
        this.clock = clock;
        SecureRandom random = new SecureRandom();
        this.enrolling = new Enrolling(
                stores.persons(),
                stores.enrolments(),
                stores.candidates(),
                stores.audit(),
                random,
                new Transfer(stores.sittings(), stores.attempts(), stores.rosters(), stores.secret()));
        this.intake = new Intake(
                new Intake.Stores(
                        stores.shelves(),
                        stores.vault(),
                        stores.persons(),
                        stores.enrolments(),
                        stores.candidates(),
                        stores.institutes()),
                enrolling,
                kept,
                stores.audit(),
                random);
        this.keys = new ApiKeys(stores.shelves(), random);
        this.invitations = new Invitations(
                stores.accounts(),
                stores.persons(),
                stores.enrolments(),
                new Activations(stores.shelves(), stores.secret()));
        this.roles = new RoleDesk(
                new RoleDesk.Sources(
                        stores.shelves(),
                        stores.vault(),
                        stores.secret(),
                        stores.accounts(),
                        stores.persons(),
                        stores.enrolments(),
                        stores.institutes(),
                        enrolling,
                        invitations,
                        kept::hidden,
                        sessions,
                        stores.audit()),
                clock);
    }

    /** Brings what sittings know of people up to today, and throws away files that waited too long. */
    void hourly() {
        enrolling.refresh(clock.instant());
        intake.expire(clock.instant());
        roles.expire(clock.instant());
    }

    /** @param uploads a directory for files while a request lasts */
    List<Routes> routes(Pages pages, Cookies cookies, Blocking blocking, Path uploads) {
        List<Routes> routes = new ArrayList<>(roles.routes(pages));
        routes.addAll(List.of(
                new ImportRoutes(pages, intake, cookies, uploads, clock),
                new PeopleRoutes(
                        pages,
                        stores.persons(),
                        stores.enrolments(),
                        stores.candidates(),
                        stores.institutes(),
                        enrolling,
                        kept,
                        invitations,
                        stores.audit(),
                        clock),
                new KeyRoutes(pages, keys, stores.institutes(), stores.audit(), clock),
                new ApiRoutes(
                        stores.persons(),
                        stores.enrolments(),
                        intake,
                        keys,
                        kept::hidden,
                        stores.audit(),
                        blocking,
                        clock)));
        return routes;
    }
}
