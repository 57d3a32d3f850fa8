package nl.kennispeil.delivery.people;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Invitations;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.intake.Column;
import nl.kennispeil.delivery.intake.Correction;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.retention.Kept;
import nl.kennispeil.delivery.screening.Screening;

/** The list of persons, one person, and what the bureau changes. What somebody looks for never stands in a URL. */
public final class PeopleRoutes implements Routes {

    static final String HOME = "/beheer/personen";

    static final String PERSON = HOME + "/wie/:person";
    private static final int PAGE = 50;
    private static final int MOST_FOUND = 200;
    private static final int FORM_LIMIT = 32 * 1024;
    private static final int LONGEST_REASON = 300;
    private static final Set<String> STATES = Set.of("coming", "active", "leave", "ended");
    private static final Set<String> NOTICES = Set.of("corrected", "changed");
    private static final List<Column> EDITABLE =
            List.of(Column.NAME, Column.MAIL, Column.PHONE, Column.ADDRESS, Column.BIRTH_DATE, Column.BIG);

    private final Pages pages;
    private final PersonPages people;
    private final Persons persons;
    private final Institutes institutes;
    private final Enrolling enrolling;
    private final Invitations invitations;
    private final InviteRoutes inviting;
    private final EnrolmentChangeRoutes changing;
    private final AuditTrail audit;
    private final Clock clock;

    /** @param kept what retention says of everybody who is here */
    public PeopleRoutes(
            Pages pages,
            Persons persons,
            Enrolments enrolments,
            Candidates candidates,
            Institutes institutes,
            Enrolling enrolling,
            Kept kept,
            Invitations invitations,
            AuditTrail audit,
            Clock clock) {
        this.pages = pages;
        this.people = new PersonPages(persons, enrolments, candidates, institutes, kept::hidden);
        this.persons = persons;
        this.institutes = institutes;
        this.enrolling = enrolling;
        this.invitations = invitations;
        this.inviting = new InviteRoutes(pages, people, enrolments, institutes, invitations, audit, clock);
        this.changing = new EnrolmentChangeRoutes(pages, people, institutes, enrolling, kept, clock);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::list);
        router.post(HOME + "/zoeken").handler(form()).handler(this::search);
        router.get(PERSON).handler(this::person);
        router.get(PERSON + "/wijzigen").handler(this::edit);
        router.post(PERSON + "/wijzigen").handler(form()).handler(this::correct);
        changing.mount(router);
        inviting.mount(router);
    }

    private void list(RoutingContext context) {
        Views.Filter filter = new Views.Filter(
                query(context, "instituut"), query(context, "soort"), query(context, "stand"), query(context, "fase"));
        String wanted = query(context, "pagina");
        int number = wanted.matches("[0-9]{1,4}") ? Integer.parseInt(wanted) : 1;
        pages.guarded(context, Permission.SEE_PERSONS, (page, session) -> {
            LocalDate today = Enrolling.today(clock.instant());
            Views.Filter known = known(filter);
            List<Enrolment> all = people.list(known, session.account(), today);
            int last = Math.max(1, (all.size() + PAGE - 1) / PAGE);
            int shown = Math.max(1, Math.min(last, number));
            List<Enrolment> some = all.subList((shown - 1) * PAGE, Math.min(all.size(), shown * PAGE));
            return listed(page, session.account(), known, some, all.size(), shown, last, false);
        });
    }

    private void search(RoutingContext context) {
        pages.guarded(context, Permission.SEE_PERSONS, (page, session) -> {
            String typed = field(context, "zoek").strip();
            LocalDate today = Enrolling.today(clock.instant());
            List<Enrolment> found = typed.length() < 2 ? List.of() : people.search(typed, session.account(), today);
            List<Enrolment> some = found.subList(0, Math.min(found.size(), MOST_FOUND));
            return listed(page, session.account(), new Views.Filter("", "", "", ""), some, found.size(), 1, 1, true);
        });
    }

    private Pages.View listed(
            Page page,
            Account account,
            Views.Filter filter,
            List<Enrolment> some,
            int total,
            int number,
            int last,
            boolean searched) {
        // a page of them: who is on it reads in the own log that somebody saw it
        audit.write(Entry.of(account, "persons.list", "persons", clock.instant())
                .about(some.stream().map(each -> each.id().value()).toList())
                .detail("persons", some.size()));
        Map<String, Object> model = new HashMap<>();
        model.put("rows", people.rows(some, account, page, Enrolling.today(clock.instant())));
        model.put("filter", filter);
        model.put("sight", Sight.of(account));
        model.put(
                "institutes",
                institutes.all().stream()
                        .filter(each -> account.covers(each.id()))
                        .map(each -> new Views.Choice(each.id(), each.name()))
                        .toList());
        model.put("total", total);
        model.put("number", number);
        model.put("last", last);
        model.put("searched", searched);
        return new Pages.View.Html("people/list.jte", model);
    }

    private void person(RoutingContext context) {
        String done = query(context, "gedaan");
        pages.guarded(context, Permission.SEE_PERSONS, (page, session) -> {
            Account account = session.account();
            Instant now = clock.instant();
            Person person = people.require(context.pathParam("person"), account, now);
            Sight sight = Sight.of(account);
            log(account, person, "person.see", now);
            Map<String, Object> model = new HashMap<>();
            model.put("person", person.id().value());
            model.put("name", person.name());
            model.put("known", people.known(person, sight, page));
            model.put(
                    "trainings",
                    people.trainings(people.covered(person.id(), account, now), sight, page, Enrolling.today(now)));
            model.put("history", sight.all() ? people.history(person.id(), person, page) : List.of());
            model.put(
                    "institutes",
                    institutes.all().stream()
                            .map(each -> new Views.Choice(each.id(), each.name()))
                            .toList());
            model.put("standing", invitations.standing(person.id(), now));
            model.put("sight", sight);
            model.put("today", Enrolling.today(now).toString());
            model.put("notice", NOTICES.contains(done) ? done : "");
            return new Pages.View.Html("people/person.jte", model);
        });
    }

    private void edit(RoutingContext context) {
        pages.guarded(context, Permission.EDIT_PERSONS, (page, session) -> {
            Instant now = clock.instant();
            Person person = people.require(context.pathParam("person"), session.account(), now);
            log(session.account(), person, "person.edit", now);
            return form(person, values(person), "", Map.of());
        });
    }

    private void correct(RoutingContext context) {
        pages.guarded(context, Permission.EDIT_PERSONS, (page, session) -> {
            Instant now = clock.instant();
            Person before = people.require(context.pathParam("person"), session.account(), now);
            Map<Column, String> cells = new EnumMap<>(Column.class);
            Map<String, String> typed = new LinkedHashMap<>();
            for (Column each : EDITABLE) {
                cells.put(each, field(context, each.code()));
                typed.put(each.code(), field(context, each.code()));
            }
            String reason = field(context, "reason").strip();
            Map<String, String> problems = new LinkedHashMap<>();
            Correction correction = Correction.of(before, cells, persons, now);
            correction
                    .problems()
                    .forEach(each ->
                            problems.putIfAbsent(each.where().map(Column::code).orElse("name"), each.code()));
            if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
                problems.put("reason", "required");
            }
            Screening.findIn(reason).ifPresent(found -> problems.put("reason", found.code()));
            if (!problems.isEmpty()) {
                return form(before, typed, reason, problems);
            }
            enrolling.put(
                    new Enrolling.Wanted(correction.person(), List.of()),
                    Enrolling.Actor.of(session.account()),
                    reason,
                    now);
            return new Pages.View.GoTo(path(before) + "?gedaan=corrected");
        });
    }

    private static Pages.View form(
            Person person, Map<String, String> values, String reason, Map<String, String> problems) {
        return new Pages.View.Html(
                "people/edit.jte",
                Map.of(
                        "person",
                        person.id().value(),
                        "name",
                        person.name(),
                        "values",
                        values,
                        "reason",
                        reason,
                        "problems",
                        problems));
    }

    private static Map<String, String> values(Person person) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", person.name());
        values.put("mail", Optional.ofNullable(person.mail()).orElse(""));
        values.put("phone", Optional.ofNullable(person.phone()).orElse(""));
        values.put("address", Optional.ofNullable(person.address()).orElse(""));
        values.put(
                "birthDate",
                Optional.ofNullable(person.birthDate()).map(LocalDate::toString).orElse(""));
        values.put("big", Optional.ofNullable(person.big()).orElse(""));
        return values;
    }

    private void log(Account account, Person person, String action, Instant now) {
        audit.append(
                "person/" + person.id(),
                account.login(),
                account.role().code(),
                action,
                person.id().value(),
                "",
                now);
    }

    /** Only what is known; the rest would come back in links. */
    private Views.Filter known(Views.Filter asked) {
        return new Views.Filter(
                institutes.find(asked.institute()).isPresent() ? asked.institute() : "",
                Arrays.stream(Training.values()).anyMatch(each -> each.code().equals(asked.training()))
                        ? asked.training()
                        : "",
                STATES.contains(asked.state()) ? asked.state() : "",
                asked.phase().matches("[1-6]") ? asked.phase() : "");
    }

    static String path(Person person) {
        return HOME + "/wie/" + person.id();
    }

    static BodyHandler form() {
        return BodyHandler.create(false).setBodyLimit(FORM_LIMIT);
    }

    static String field(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getFormAttribute(name)).orElse("");
    }

    static String query(RoutingContext context, String name) {
        String value = context.queryParams().get(name);
        return value == null ? "" : value.strip();
    }
}
