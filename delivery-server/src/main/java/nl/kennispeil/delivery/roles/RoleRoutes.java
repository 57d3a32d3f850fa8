package nl.kennispeil.delivery.roles;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Activations;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.person.MailAddress;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.screening.Screening;
import org.jspecify.annotations.Nullable;

/** The accounts of staff: who may act as what, what waits for a second administrator, and what somebody asks. */
public final class RoleRoutes implements Routes {

    /**
     * A function of an account.
     *
     * @param ends true when it holds or will, so that it can be ended
     */
    public record Held(String key, String role, String institute, String days, boolean ends) {}

    /**
     * One account.
     *
     * @param state in-use, invited or unused
     */
    public record Row(String login, String name, String state, String until, List<Held> functions) {}

    /**
     * A change that waits.
     *
     * @param mine asked by whoever looks
     * @param about about whoever looks
     */
    public record Waiting(
            String id,
            String kind,
            String who,
            String role,
            String institute,
            String days,
            String by,
            String at,
            boolean mine,
            boolean about) {}

    static final String HOME = "/beheer/accounts";

    private static final List<String> DONE = List.of("asked", "confirmed", "withdrawn");
    private static final int LONGEST = 120;

    private final Pages pages;
    private final RoleChanges changes;
    private final RoleChanges.Tools tools;
    private final Institutes institutes;
    private final Clock clock;

    RoleRoutes(Pages pages, RoleChanges changes, RoleChanges.Tools tools, Institutes institutes, Clock clock) {
        this.pages = pages;
        this.changes = changes;
        this.tools = tools;
        this.institutes = institutes;
        this.clock = clock;
    }

    @FunctionalInterface
    private interface Asking {
        void ask(Account by, Instant now);
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(context -> {
            String done = Forms.done(context, DONE);
            pages.guarded(
                    context,
                    Permission.MANAGE_ROLES,
                    (page, session) -> list(page, session.account(), done, Optional.empty()));
        });
        router.post(HOME)
                .handler(Forms.plain())
                .handler(context -> asking(context, (by, now) -> changes.give(asked(context, now), by, now)));
        router.post(HOME + "/einde")
                .handler(Forms.plain())
                .handler(context -> asking(
                        context,
                        (by, now) -> changes.end(
                                Forms.text(context, "login"),
                                Forms.text(context, "function"),
                                Forms.date(context, "day"),
                                by,
                                now)));
        router.post(HOME + "/opnieuw")
                .handler(Forms.plain())
                .handler(context -> asking(context, (by, now) -> changes.reset(Forms.text(context, "login"), by, now)));
        router.post(HOME + "/wijziging/:id/bevestigen").handler(Forms.plain()).handler(this::confirm);
        router.post(HOME + "/wijziging/:id/intrekken").handler(Forms.plain()).handler(this::withdraw);
    }

    private void asking(RoutingContext context, Asking work) {
        pages.guarded(context, Permission.MANAGE_ROLES, (page, session) -> {
            work.ask(session.account(), clock.instant());
            return new Pages.View.GoTo(HOME + "?gedaan=asked");
        });
    }

    private void confirm(RoutingContext context) {
        pages.guarded(context, Permission.MANAGE_ROLES, (page, session) -> {
            Optional<Activations.Code> code =
                    changes.confirm(context.pathParam("id"), session.account(), clock.instant());
            // a code is shown in the answer itself: an address to come back to would show it again
            return code.isEmpty()
                    ? new Pages.View.GoTo(HOME + "?gedaan=confirmed")
                    : list(page, session.account(), "confirmed", code);
        });
    }

    private void withdraw(RoutingContext context) {
        pages.guarded(context, Permission.MANAGE_ROLES, (page, session) -> {
            changes.withdraw(context.pathParam("id"), session.account(), clock.instant());
            return new Pages.View.GoTo(HOME + "?gedaan=withdrawn");
        });
    }

    private RoleChanges.Asked asked(RoutingContext context, Instant now) {
        String account = Forms.text(context, "account").strip();
        String name = Forms.text(context, "name").strip();
        String mail = Forms.text(context, "mail").strip();
        Role role = Arrays.stream(Role.values())
                .filter(each -> each.isStaff() && each.code().equals(Forms.text(context, "role")))
                .findFirst()
                .orElseThrow(() -> new BadRequest(400, "role-fields"));
        String institute = Forms.text(context, "institute");
        LocalDate from = Forms.date(context, "from");
        LocalDate until = Forms.text(context, "until").isBlank() ? null : Forms.date(context, "until");
        boolean named = !account.isEmpty() || (!name.isEmpty() && (mail.isEmpty() || MailAddress.isOne(mail)));
        if (!named || account.length() > LONGEST || name.length() > LONGEST || mail.length() > LONGEST) {
            throw new BadRequest(400, "role-fields");
        }
        if (Screening.findIn(name).isPresent()) {
            throw new BadRequest(400, "role-fields");
        }
        if (!institute.isEmpty() && institutes.find(institute).isEmpty()) {
            throw new BadRequest(400, "role-fields");
        }
        if (institute.isEmpty() ? Function.needsInstitute(role) : Function.isNational(role)) {
            throw new BadRequest(400, "role-institute");
        }
        boolean late = until != null && (until.isBefore(from) || until.isBefore(Amsterdam.day(now)));
        if (late) {
            throw new BadRequest(400, "role-dates");
        }
        return new RoleChanges.Asked(account, name, mail, role, institute.isEmpty() ? null : institute, from, until);
    }

    private Pages.View list(Page page, Account account, String done, Optional<Activations.Code> code) {
        Instant now = clock.instant();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "rows",
                tools.accounts().staff().stream()
                        .map(each -> row(page, each, now))
                        .toList());
        model.put(
                "waiting",
                changes.waiting(now).stream()
                        .map(each -> waiting(page, each, account))
                        .toList());
        model.put("code", code);
        model.put("notice", done);
        model.put(
                "roles",
                Arrays.stream(Role.values())
                        .filter(Role::isStaff)
                        .map(Role::code)
                        .toList());
        model.put("institutes", institutes.all());
        model.put("today", Amsterdam.day(now).toString());
        return new Pages.View.Html("roles/accounts.jte", model);
    }

    private Row row(Page page, Login login, Instant now) {
        Optional<Instant> until = tools.activations().until(login.login(), now);
        boolean chosen = !login.passwordHash().isEmpty();
        LocalDate today = Amsterdam.day(now);
        return new Row(
                login.login(),
                login.name(),
                chosen ? "in-use" : until.isPresent() ? "invited" : "unused",
                until.filter(each -> !chosen).map(page::date).orElse(""),
                login.functions().stream()
                        .map(each -> new Held(
                                each.key(),
                                each.role().code(),
                                each.institute() == null ? "" : institutes.nameOf(each.institute()),
                                days(page, each.from(), each.until()),
                                each.role().isStaff()
                                        && (each.until() == null
                                                || !each.until().isBefore(today))))
                        .toList());
    }

    private Waiting waiting(Page page, RoleChange change, Account account) {
        Role role = change.role();
        PersonId person = change.person();
        String name = tools.accounts()
                .find(change.login())
                .map(Login::name)
                .or(() -> Optional.ofNullable(person)
                        .flatMap(tools.persons()::find)
                        .map(Person::name))
                .orElse(change.name());
        String days = switch (change.kind()) {
            case GIVE -> days(page, change.from(), change.until());
            case END -> page.t("roles.lastDay", page.day(change.from()));
            case RESET -> "";
        };
        return new Waiting(
                change.id(),
                change.kind().name().toLowerCase(Locale.ROOT),
                name + " (" + change.login() + ")",
                role == null ? "" : role.code(),
                change.institute() == null ? "" : institutes.nameOf(Objects.requireNonNull(change.institute())),
                days,
                change.by(),
                page.date(change.at()),
                change.by().equals(account.login()),
                change.login().equals(account.login()));
    }

    private static String days(Page page, LocalDate from, @Nullable LocalDate until) {
        boolean always = from.equals(LocalDate.EPOCH);
        if (until == null) {
            return always ? "" : page.t("roles.since", page.day(from));
        }
        return always
                ? page.t("roles.lastDay", page.day(until))
                : page.t("roles.fromTo", page.day(from), page.day(until));
    }
}
