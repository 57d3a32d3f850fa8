package nl.kennispeil.delivery.people;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Invitations;
import nl.kennispeil.delivery.account.Invitations.Stage;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Training;

/** Codes with which people take their account into use: for many at once as letters or a table, or for one. */
public final class InviteRoutes implements Routes {

    private static final String HOME = PeopleRoutes.HOME + "/uitnodigen";
    private static final Set<Stage> NEW = Set.of(Stage.NONE, Stage.EXPIRED);
    private static final Set<Stage> WAITING = Set.of(Stage.NONE, Stage.EXPIRED, Stage.INVITED);

    private final Pages pages;
    private final PersonPages people;
    private final Enrolments enrolments;
    private final Institutes institutes;
    private final Invitations invitations;
    private final AuditTrail audit;
    private final Clock clock;

    InviteRoutes(
            Pages pages,
            PersonPages people,
            Enrolments enrolments,
            Institutes institutes,
            Invitations invitations,
            AuditTrail audit,
            Clock clock) {
        this.pages = pages;
        this.people = people;
        this.enrolments = enrolments;
        this.institutes = institutes;
        this.invitations = invitations;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::ask);
        router.post(HOME + "/brieven.pdf").handler(Forms.plain()).handler(this::letters);
        router.post(HOME + "/codes.csv").handler(Forms.plain()).handler(this::table);
        router.post(PeopleRoutes.HOME + "/wie/:person/activeren")
                .handler(Forms.plain())
                .handler(this::one);
    }

    private void ask(RoutingContext context) {
        Views.Filter filter = filter(
                Optional.ofNullable(context.queryParams().get("instituut")).orElse(""),
                Optional.ofNullable(context.queryParams().get("soort")).orElse(""));
        pages.guarded(context, Permission.INVITE_PERSONS, (page, session) -> {
            Account account = session.account();
            Instant now = clock.instant();
            Map<PersonId, Enrolment> there = there(filter, account, Enrolling.today(now));
            Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
            Arrays.stream(Stage.values()).forEach(each -> counts.put(each, 0));
            invitations
                    .standings(there.keySet(), now)
                    .values()
                    .forEach(each -> counts.merge(each.stage(), 1, Integer::sum));
            Map<String, Object> model = new HashMap<>();
            model.put("filter", filter);
            model.put("counts", counts);
            model.put("institutes", choices(account));
            return new Pages.View.Html("people/invite.jte", model);
        });
    }

    private void letters(RoutingContext context) {
        pages.guarded(context, Permission.INVITE_PERSONS, (page, session) -> {
            List<ActivationLetters.Entry> entries = invite(context, session.account(), clock.instant());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ActivationLetters.write(entries, address(context), page, out);
            return new Pages.View.Download("application/pdf", "activeringsbrieven.pdf", out.toByteArray());
        });
    }

    private void table(RoutingContext context) {
        pages.guarded(context, Permission.INVITE_PERSONS, (page, session) -> {
            List<ActivationLetters.Entry> entries = invite(context, session.account(), clock.instant());
            return new Pages.View.Download(
                    "text/csv; charset=utf-8",
                    "activeringscodes.csv",
                    ActivationLetters.table(entries).getBytes(StandardCharsets.UTF_8));
        });
    }

    private List<ActivationLetters.Entry> invite(RoutingContext context, Account account, Instant now) {
        Views.Filter filter = filter(Forms.text(context, "institute"), Forms.text(context, "training"));
        Set<Stage> wanted = Forms.text(context, "again").equals("yes") ? WAITING : NEW;
        LocalDate today = Enrolling.today(now);
        Map<PersonId, Enrolment> there = there(filter, account, today);
        Map<PersonId, Invitations.Standing> standings = invitations.standings(there.keySet(), now);
        Set<PersonId> chosen = new LinkedHashSet<>();
        there.keySet().stream()
                .filter(each -> Optional.ofNullable(standings.get(each))
                        .filter(one -> wanted.contains(one.stage()))
                        .isPresent())
                .forEach(chosen::add);
        List<Invitations.Invitation> invited = invitations.invite(chosen, now);
        if (invited.isEmpty()) {
            throw new BadRequest(409, "nobody-to-invite");
        }
        audit.writeAll(invited.stream()
                .map(each -> line(account, each.person().id(), now))
                .toList());
        return invited.stream()
                .map(each -> new ActivationLetters.Entry(
                        each, institutes.nameOf(require(there, each.person()).institute(today))))
                .sorted(Comparator.comparing(ActivationLetters.Entry::institute)
                        .thenComparing(each -> each.invitation().person().name()))
                .toList();
    }

    private static Enrolment require(Map<PersonId, Enrolment> there, Person person) {
        return Optional.ofNullable(there.get(person.id()))
                .orElseThrow(() -> new IllegalStateException("somebody was invited who was not chosen"));
    }

    /** A code for one person, who asks for it or is on the telephone; shown once, in the answer. */
    private void one(RoutingContext context) {
        pages.guarded(context, Set.of(Permission.INVITE_PERSONS, Permission.RESET_ACCOUNT), (page, session) -> {
            Instant now = clock.instant();
            Person person = people.require(context.pathParam("person"), session.account(), now);
            Invitations.Invitation made = invitations.invite(List.of(person.id()), now).stream()
                    .findFirst()
                    .orElseThrow(() -> new BadRequest(409, "not-to-invite"));
            audit.write(line(session.account(), person.id(), now));
            return new Pages.View.Html(
                    "people/invited.jte",
                    Map.of(
                            "person",
                            person.id().value(),
                            "name",
                            person.name(),
                            "code",
                            made.code(),
                            "birthDate",
                            person.birthDate() != null,
                            "address",
                            address(context)));
        });
    }

    /** Where the form stands that a letter leads to. */
    private static String address(RoutingContext context) {
        String authority = String.valueOf(context.request().authority());
        return (authority.matches("[A-Za-z0-9.:\\[\\]-]{1,200}") ? authority : "") + "/activeren";
    }

    /** Everybody who is or will be here and may log in, with the enrolment that says so. */
    private Map<PersonId, Enrolment> there(Views.Filter filter, Account account, LocalDate today) {
        Map<PersonId, Enrolment> there = new LinkedHashMap<>();
        enrolments
                .all()
                .filter(each -> people.seen(each, account, today))
                .filter(each ->
                        filter.institute().isEmpty() || each.institute(today).equals(filter.institute()))
                .filter(each ->
                        filter.training().isEmpty() || each.training().code().equals(filter.training()))
                .filter(each -> !PersonPages.state(each, today).equals("ended"))
                .forEach(each -> there.putIfAbsent(each.person(), each));
        return there;
    }

    private List<Views.Choice> choices(Account account) {
        return institutes.all().stream()
                .filter(each -> account.covers(each.id()))
                .map(each -> new Views.Choice(each.id(), each.name()))
                .toList();
    }

    private Views.Filter filter(String institute, String training) {
        boolean kind =
                Arrays.stream(Training.values()).anyMatch(each -> each.code().equals(training));
        return new Views.Filter(institutes.find(institute).isPresent() ? institute : "", kind ? training : "", "", "");
    }

    private static Entry line(Account by, PersonId about, Instant now) {
        return AuditTrail.entry(about.value(), by.login(), by.role().code(), "account.invite", about.value(), "", now);
    }
}
