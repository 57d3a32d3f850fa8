package nl.kennispeil.delivery.apikey;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;

/** The keys of other systems: made, shown once, revoked. */
public final class KeyRoutes implements Routes {

    /** One key in the list. */
    public record Row(
            String id, String label, String scopes, String institute, String until, String used, String standing) {}

    private static final String HOME = "/beheer/sleutels";
    private static final int LONGEST_LABEL = 60;
    private static final int YEARS = 2;
    private static final int FORM_LIMIT = 16 * 1024;

    private final Pages pages;
    private final ApiKeys keys;
    private final Institutes institutes;
    private final AuditTrail audit;
    private final Clock clock;

    public KeyRoutes(Pages pages, ApiKeys keys, Institutes institutes, AuditTrail audit, Clock clock) {
        this.pages = pages;
        this.keys = keys;
        this.institutes = institutes;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME)
                .handler(context -> pages.guarded(
                        context,
                        Permission.MANAGE_API_KEYS,
                        (page, session) -> list(page, List.of(), clock.instant())));
        router.post(HOME).handler(form()).handler(this::make);
        router.post(HOME + "/:id/intrekken").handler(form()).handler(this::revoke);
    }

    private void make(RoutingContext context) {
        pages.guarded(context, Permission.MANAGE_API_KEYS, (page, session) -> {
            Instant now = clock.instant();
            String label = field(context, "label").strip();
            Set<ApiKey.Scope> scopes = context.request().formAttributes().getAll("scope").stream()
                    .flatMap(each -> ApiKey.Scope.of(each).stream())
                    .collect(Collectors.toUnmodifiableSet());
            String institute = field(context, "institute");
            boolean national = institute.isEmpty();
            if (label.isEmpty()
                    || label.length() > LONGEST_LABEL
                    || scopes.isEmpty()
                    || (!national && institutes.find(institute).isEmpty())) {
                throw new BadRequest(400, "key-fields");
            }
            Instant expires = expires(field(context, "until"), now);
            ApiKeys.Made made = keys.make(label, scopes, national ? null : institute, now, expires);
            log(session.account(), "key.make", made.key(), now);
            return list(page, List.of(made.secret()), now);
        });
    }

    private void revoke(RoutingContext context) {
        pages.guarded(context, Permission.MANAGE_API_KEYS, (page, session) -> {
            Instant now = clock.instant();
            String id = context.pathParam("id");
            ApiKey key = keys.all().stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
            keys.revoke(id, now);
            log(session.account(), "key.revoke", key, now);
            return new Pages.View.GoTo(HOME);
        });
    }

    /** @param secret of the key that was just made; it is never shown again */
    private Pages.View list(Page page, List<String> secret, Instant now) {
        Map<String, Object> model = new HashMap<>();
        model.put("keys", keys.all().stream().map(each -> row(page, each, now)).toList());
        model.put("secret", secret);
        model.put("institutes", institutes.all());
        model.put(
                "scopes",
                Arrays.stream(ApiKey.Scope.values()).map(ApiKey.Scope::code).toList());
        model.put("until", now.atZone(Page.ZONE).toLocalDate().plusYears(1).toString());
        return new Pages.View.Html("people/keys.jte", model);
    }

    private Row row(Page page, ApiKey key, Instant now) {
        Instant used = key.lastUsed();
        String institute = key.institute();
        return new Row(
                key.id(),
                key.label(),
                key.scopes().stream().map(ApiKey.Scope::code).sorted().collect(Collectors.joining(", ")),
                institute == null ? page.t("keys.national") : institutes.nameOf(institute),
                page.date(key.expires()),
                used == null ? "" : page.date(used),
                key.standing(now).name().toLowerCase(Locale.ROOT));
    }

    /** The end of the last day, at most two years away. */
    private static Instant expires(String last, Instant now) {
        try {
            LocalDate today = now.atZone(Page.ZONE).toLocalDate();
            LocalDate day = LocalDate.parse(last);
            if (!day.isBefore(today) && !day.isAfter(today.plusYears(YEARS))) {
                return day.plusDays(1).atStartOfDay(Page.ZONE).toInstant();
            }
        } catch (DateTimeException e) {
            // told below, like a day that is too far away
        }
        throw new BadRequest(400, "key-fields");
    }

    private void log(Account by, String action, ApiKey key, Instant now) {
        audit.append(
                "key/" + key.id(),
                by.login(),
                by.role().code(),
                action,
                "",
                "scopes="
                        + key.scopes().stream().map(ApiKey.Scope::code).sorted().collect(Collectors.joining(","))
                        + "; institute="
                        + Optional.ofNullable(key.institute()).orElse("all"),
                now);
    }

    private static BodyHandler form() {
        return BodyHandler.create(false).setBodyLimit(FORM_LIMIT);
    }

    private static String field(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getFormAttribute(name)).orElse("");
    }
}
