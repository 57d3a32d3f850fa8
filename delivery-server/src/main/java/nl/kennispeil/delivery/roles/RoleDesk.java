package nl.kennispeil.delivery.roles;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Activations;
import nl.kennispeil.delivery.account.Appointments;
import nl.kennispeil.delivery.account.Invitations;
import nl.kennispeil.delivery.account.LoginNames;
import nl.kennispeil.delivery.account.SecondFactors;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.session.Sessions;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;

/** The screens about functions, put together from what they need. */
public final class RoleDesk {

    /** What it works on. */
    public record Sources(
            Shelves shelves,
            Vault vault,
            ServerSecret secret,
            Accounts accounts,
            Persons persons,
            Enrolments enrolments,
            Institutes institutes,
            Enrolling enrolling,
            Invitations invitations,
            Predicate<CandidateId> hidden,
            Sessions sessions,
            AuditTrail audit) {}

    private final Sources sources;
    private final RoleChangeShelf shelf;
    private final Clock clock;

    public RoleDesk(Sources sources, Clock clock) {
        this.sources = sources;
        this.shelf = new RoleChangeShelf(sources.shelves(), sources.vault());
        this.clock = clock;
    }

    /** Forgets what waited too long for a second administrator. */
    public int expire(Instant now) {
        return shelf.expire(now);
    }

    public List<Routes> routes(Pages pages) {
        RoleChanges.Tools tools = new RoleChanges.Tools(
                sources.accounts(),
                new LoginNames(sources.accounts(), sources.persons(), sources.enrolments()),
                sources.persons(),
                new Appointments(sources.accounts(), sources.persons(), sources.enrolments(), sources.enrolling()),
                new Activations(sources.shelves(), sources.secret()),
                new SecondFactors(sources.shelves(), sources.secret()),
                sources.sessions(),
                sources.audit());
        return List.of(
                new RoleRoutes(pages, new RoleChanges(shelf, tools), tools, sources.institutes(), clock),
                new TrainerRoutes(
                        pages,
                        new TrainerRoutes.Tools(
                                sources.persons(),
                                sources.enrolments(),
                                sources.enrolling(),
                                sources.invitations(),
                                sources.hidden(),
                                sources.audit()),
                        clock));
    }
}
