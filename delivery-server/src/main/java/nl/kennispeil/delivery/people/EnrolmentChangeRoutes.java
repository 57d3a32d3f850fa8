package nl.kennispeil.delivery.people;

import static nl.kennispeil.delivery.people.PeopleRoutes.field;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.EnrolmentDraft;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.retention.Kept;

/** What the bureau changes of one enrolment: its end, the institute, leave, standing extra time. */
final class EnrolmentChangeRoutes implements Routes {

    private static final String ENROLMENT = PeopleRoutes.PERSON + "/inschrijving/:enrolment";
    private static final Set<String> REASONS = Set.of("leave", "force-majeure", "research");

    private final Pages pages;
    private final PersonPages people;
    private final Institutes institutes;
    private final Enrolling enrolling;
    private final Kept kept;
    private final Clock clock;

    EnrolmentChangeRoutes(
            Pages pages, PersonPages people, Institutes institutes, Enrolling enrolling, Kept kept, Clock clock) {
        this.pages = pages;
        this.people = people;
        this.institutes = institutes;
        this.enrolling = enrolling;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        change(
                router,
                "einde",
                (context, draft) -> draft.end(day(context, "end"), kind(field(context, "kind")), clock.instant()));
        change(router, "geen-einde", (context, draft) -> draft.noEnd());
        change(
                router,
                "instituut",
                (context, draft) -> draft.move(institute(field(context, "institute")), day(context, "from")));
        change(router, "onderbreking", EnrolmentChangeRoutes::interrupt);
        router.post(ENROLMENT + "/extra-tijd").handler(PeopleRoutes.form()).handler(this::extraTime);
    }

    /** A change of a draft by what a form says. */
    @FunctionalInterface
    private interface Step {
        EnrolmentDraft apply(RoutingContext context, EnrolmentDraft draft);
    }

    private void change(Router router, String name, Step step) {
        router.post(ENROLMENT + "/" + name)
                .handler(PeopleRoutes.form())
                .handler(context -> changed(context, draft -> step.apply(context, draft)));
    }

    private void changed(RoutingContext context, UnaryOperator<EnrolmentDraft> change) {
        pages.guarded(context, Permission.EDIT_PERSONS, (page, session) -> {
            Instant now = clock.instant();
            Person person = people.require(context.pathParam("person"), session.account(), now);
            Enrolment enrolment = enrolment(context, person, session.account(), now);
            try {
                enrolling.change(enrolment.id(), change, Enrolling.Actor.of(session.account()), now);
            } catch (IllegalArgumentException e) {
                throw new BadRequest(400, "person-fields");
            }
            return new Pages.View.GoTo(PeopleRoutes.path(person) + "?gedaan=changed");
        });
    }

    private void extraTime(RoutingContext context) {
        pages.guarded(context, Permission.EDIT_PERSONS, (page, session) -> {
            Instant now = clock.instant();
            Person person = people.require(context.pathParam("person"), session.account(), now);
            Enrolment enrolment = enrolment(context, person, session.account(), now);
            String minutes = field(context, "minutes").strip();
            if (!minutes.matches("[0-9]{1,2}") || Integer.parseInt(minutes) > 60) {
                throw new BadRequest(400, "extra-minutes");
            }
            enrolling.put(
                    new Enrolling.Wanted(
                            person, List.of(new Enrolling.WantedEnrolment(enrolment, Integer.valueOf(minutes)))),
                    Enrolling.Actor.of(session.account()),
                    "",
                    now);
            return new Pages.View.GoTo(PeopleRoutes.path(person) + "?gedaan=changed");
        });
    }

    /** @throws BadRequest 404 when the account sees none such; 409 when its last day is past: nothing brings it back */
    private Enrolment enrolment(RoutingContext context, Person person, Account account, Instant now) {
        Enrolment enrolment = people.covered(person.id(), account, now).stream()
                .filter(each -> each.id().value().equals(context.pathParam("enrolment")))
                .findFirst()
                .orElseThrow(() -> new BadRequest(404, "not-found"));
        if (kept.state(enrolment.id(), Enrolling.today(now)) != Kept.State.OPEN) {
            throw new BadRequest(409, "past-last");
        }
        return enrolment;
    }

    private static EnrolmentDraft interrupt(RoutingContext context, EnrolmentDraft draft) {
        String reason = field(context, "reason");
        if (!REASONS.contains(reason)) {
            throw new BadRequest(400, "person-fields");
        }
        LocalDate until = field(context, "until").isBlank() ? null : day(context, "until");
        List<Enrolment.Interruption> longer = new ArrayList<>(draft.build().interruptions().stream()
                .filter(each -> !each.reason().equals(Enrolment.Interruption.BETWEEN))
                .toList());
        longer.add(new Enrolment.Interruption(day(context, "from"), until, reason));
        return draft.interruptions(longer);
    }

    private String institute(String id) {
        return institutes
                .find(id)
                .orElseThrow(() -> new BadRequest(400, "person-fields"))
                .id();
    }

    private static Ending.Kind kind(String code) {
        return Arrays.stream(Ending.Kind.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElseThrow(() -> new BadRequest(400, "person-fields"));
    }

    private static LocalDate day(RoutingContext context, String name) {
        try {
            LocalDate day = LocalDate.parse(field(context, name).strip());
            if (day.getYear() >= 1950 && day.getYear() <= 2100) {
                return day;
            }
        } catch (DateTimeException e) {
            // told below, like a day that is far off
        }
        throw new BadRequest(400, "person-fields");
    }
}
