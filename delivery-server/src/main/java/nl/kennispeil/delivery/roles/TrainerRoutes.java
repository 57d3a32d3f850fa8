package nl.kennispeil.delivery.roles;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Activations;
import nl.kennispeil.delivery.account.Invitations;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.EnrolmentDraft;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.MailAddress;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.screening.Screening;

/** The trainers of an institute, kept by its coordinator (domain.md §5, "Manage roles": own trainers). */
public final class TrainerRoutes implements Routes {

    /**
     * A trainer.
     *
     * @param stage of {@link Invitations.Stage}, lower case with dashes
     */
    public record Row(
            String person, String enrolment, String name, String mail, String since, String end, String stage) {}

    /**
     * What it works on.
     *
     * @param hidden whom only the privacy officer sees
     */
    record Tools(
            Persons persons,
            Enrolments enrolments,
            Enrolling enrolling,
            Invitations invitations,
            Predicate<CandidateId> hidden,
            AuditTrail audit) {}

    private static final String HOME = "/beheer/opleiders";
    private static final List<String> DONE = List.of("added", "ended");
    private static final int LONGEST = 120;

    private final Pages pages;
    private final Tools tools;
    private final Clock clock;

    TrainerRoutes(Pages pages, Tools tools, Clock clock) {
        this.pages = pages;
        this.tools = tools;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(context -> {
            String done = Forms.done(context, DONE);
            pages.guarded(
                    context,
                    Permission.MANAGE_TRAINERS,
                    (page, session) -> list(page, session.account(), done, Optional.empty()));
        });
        router.post(HOME).handler(Forms.plain()).handler(this::add);
        router.post(HOME + "/:enrolment/einde").handler(Forms.plain()).handler(this::end);
    }

    private void add(RoutingContext context) {
        String name = Forms.text(context, "name").strip();
        String mail = Forms.text(context, "mail").strip().toLowerCase(Locale.ROOT);
        pages.guarded(context, Permission.MANAGE_TRAINERS, (page, session) -> {
            Instant now = clock.instant();
            Account account = session.account();
            LocalDate from = Forms.date(context, "from");
            boolean fits = !name.isEmpty()
                    && name.length() <= LONGEST
                    && mail.length() <= LONGEST
                    && MailAddress.isOne(mail)
                    && Screening.findIn(name).isEmpty();
            if (!fits) {
                throw new BadRequest(400, "trainer-fields");
            }
            Person person = tools.persons()
                    .find(Persons.Lookup.MAIL, mail)
                    .map(each -> known(each, account, now))
                    .orElseGet(() ->
                            new Person(tools.enrolling().newPersonId(), null, name, mail, null, null, null, null));
            Enrolment enrolment = EnrolmentDraft.fresh(
                            tools.enrolling().newEnrolmentId(),
                            person.id(),
                            Training.OPLEIDER,
                            from,
                            institute(account))
                    .build();
            tools.enrolling()
                    .put(
                            new Enrolling.Wanted(person, List.of(new Enrolling.WantedEnrolment(enrolment, null))),
                            Enrolling.Actor.of(account),
                            "",
                            now);
            List<Invitations.Invitation> invited = tools.invitations().invite(List.of(person.id()), now);
            invited.forEach(each -> log(account, "account.invite", enrolment, now));
            return list(
                    page,
                    account,
                    "added",
                    invited.stream().map(Invitations.Invitation::code).findFirst());
        });
    }

    /** Somebody of the own institute who becomes a trainer too; of anybody else a coordinator learns nothing. */
    private Person known(PersonId id, Account account, Instant now) {
        LocalDate today = Amsterdam.day(now);
        List<Enrolment> theirs = tools.enrolments().of(id).stream()
                .filter(each -> account.covers(each.institute(today)))
                .filter(each -> !tools.hidden().test(each.id()))
                .toList();
        boolean trains =
                theirs.stream().anyMatch(each -> each.training() == Training.OPLEIDER && each.ending() == null);
        if (theirs.isEmpty() || trains) {
            throw new BadRequest(409, theirs.isEmpty() ? "trainer-elsewhere" : "trainer-known");
        }
        return tools.persons().find(id).orElseThrow(() -> new BadRequest(409, "trainer-elsewhere"));
    }

    private void end(RoutingContext context) {
        pages.guarded(context, Permission.MANAGE_TRAINERS, (page, session) -> {
            Instant now = clock.instant();
            Account account = session.account();
            LocalDate today = Amsterdam.day(now);
            Enrolment enrolment = CandidateId.maybe(context.pathParam("enrolment"))
                    .flatMap(tools.enrolments()::find)
                    .filter(each -> account.covers(each.institute(today)))
                    .filter(each -> !tools.hidden().test(each.id()))
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
            if (enrolment.training() != Training.OPLEIDER) {
                throw new BadRequest(409, "trainer-only");
            }
            LocalDate day = Forms.date(context, "day");
            if (day.isBefore(enrolment.begin())) {
                throw new BadRequest(400, "role-dates");
            }
            tools.enrolling()
                    .change(
                            enrolment.id(),
                            draft -> draft.end(day, Ending.Kind.ROLE_ENDED, now),
                            Enrolling.Actor.of(account),
                            now);
            return new Pages.View.GoTo(HOME + "?gedaan=ended");
        });
    }

    private Pages.View list(Page page, Account account, String done, Optional<Activations.Code> code) {
        Instant now = clock.instant();
        LocalDate today = Amsterdam.day(now);
        String institute = institute(account);
        List<Enrolment> trainers = tools.enrolments()
                .all()
                .filter(each -> each.training() == Training.OPLEIDER)
                .filter(each -> each.institute(today).equals(institute))
                .filter(each -> !tools.hidden().test(each.id()))
                .toList();
        List<PersonId> people =
                trainers.stream().map(Enrolment::person).distinct().toList();
        Map<PersonId, Person> known = tools.persons().findAll(people);
        Map<PersonId, Invitations.Standing> standings = tools.invitations().standings(people, now);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "rows",
                trainers.stream()
                        .filter(each -> known.containsKey(each.person()))
                        .map(each -> row(
                                page,
                                each,
                                Objects.requireNonNull(known.get(each.person())),
                                Objects.requireNonNull(standings.get(each.person()))))
                        .sorted(Comparator.comparing(Row::name))
                        .toList());
        model.put("code", code);
        model.put("notice", done);
        model.put("today", today.toString());
        return new Pages.View.Html("roles/trainers.jte", model);
    }

    private static Row row(Page page, Enrolment enrolment, Person person, Invitations.Standing standing) {
        Ending ending = enrolment.ending();
        return new Row(
                person.id().value(),
                enrolment.id().value(),
                person.name(),
                Optional.ofNullable(person.mail()).orElse(""),
                page.day(enrolment.begin()),
                ending == null ? "" : page.day(ending.day()),
                standing.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Coordinators are bound to an institute; the matrix gives this to nobody else. */
    private static String institute(Account account) {
        return account.boundTo().orElseThrow(() -> new BadRequest(403, "not-yours"));
    }

    private void log(Account by, String action, Enrolment about, Instant now) {
        tools.audit()
                .append(
                        "enrolment/" + about.id(),
                        by.login(),
                        by.role().code(),
                        action,
                        about.id().value(),
                        "training=" + about.training().code(),
                        now);
    }
}
