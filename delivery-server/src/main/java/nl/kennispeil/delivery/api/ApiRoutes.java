package nl.kennispeil.delivery.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Predicate;
import nl.kennispeil.delivery.apikey.ApiKey;
import nl.kennispeil.delivery.apikey.ApiKeys;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.ClientAddress;
import nl.kennispeil.delivery.http.RateLimit;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.intake.Intake;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Persons;

/** The interface for other systems under {@code /api/v1}: who asks by which key, and what for. */
public final class ApiRoutes implements Routes {

    static final String BASE = "/api/v1";

    private static final String BEARER = "Bearer ";
    private static final int LARGEST = 64 * 1024;

    /** Enough to bring over everybody in an hour; not enough to fill a processor. */
    private final RateLimit perKey = new RateLimit(120, 1_200);

    private final RateLimit perStranger = new RateLimit(30, 30);

    /** What a route does once the key is known. */
    @FunctionalInterface
    private interface Work {
        PersonsApi.Reply reply(ApiKey key, Instant now) throws Exception;
    }

    private final PersonsApi persons;
    private final ApiKeys keys;
    private final Blocking blocking;
    private final Clock clock;

    /** @param hidden whom only the privacy officer sees: no other system does */
    public ApiRoutes(
            Persons persons,
            Enrolments enrolments,
            Intake intake,
            ApiKeys keys,
            Predicate<CandidateId> hidden,
            AuditTrail audit,
            Blocking blocking,
            Clock clock) {
        this.persons = new PersonsApi(persons, enrolments, intake, keys, hidden, audit);
        this.keys = keys;
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        byte[] openApi = openApi();
        router.get(BASE + "/openapi.json")
                .handler(context -> context.response()
                        .putHeader("content-type", "application/json")
                        .putHeader("cache-control", "no-cache")
                        .end(Buffer.buffer(openApi)));
        router.get(BASE + "/persons").handler(context -> list(context, false));
        router.get(BASE + "/persons/:externalId")
                .handler(context -> with(
                        context, ApiKey.Scope.PERSONS_READ, (key, now) -> persons.get(externalId(context), key, now)));
        router.put(BASE + "/persons/:externalId")
                .handler(body())
                .handler(context -> with(
                        context,
                        ApiKey.Scope.PERSONS_WRITE,
                        (key, now) -> persons.put(externalId(context), json(context), key, now)));
        router.delete(BASE + "/persons/:externalId").handler(this::noDeletion);
        router.get(BASE + "/enrolments").handler(context -> list(context, true));
        router.get(BASE + "/enrolments/:externalId")
                .handler(context -> with(
                        context,
                        ApiKey.Scope.PERSONS_READ,
                        (key, now) -> persons.getEnrolment(externalId(context), key, now)));
        router.put(BASE + "/enrolments/:externalId")
                .handler(body())
                .handler(context -> with(
                        context,
                        ApiKey.Scope.PERSONS_WRITE,
                        (key, now) -> persons.putEnrolment(externalId(context), json(context), key, now)));
        router.delete(BASE + "/enrolments/:externalId").handler(this::noDeletion);
    }

    private void list(RoutingContext context, boolean asEnrolments) {
        with(
                context,
                ApiKey.Scope.PERSONS_READ,
                (key, now) -> persons.list(since(context), query(context, "after"), asEnrolments, key, now));
    }

    private void noDeletion(RoutingContext context) {
        with(context, ApiKey.Scope.PERSONS_WRITE, (key, now) -> {
            throw new BadRequest(405, "deletion-by-term");
        });
    }

    private void with(RoutingContext context, ApiKey.Scope scope, Work work) {
        Instant now = clock.instant();
        String header = context.request().getHeader("authorization");
        String shown = header != null && header.startsWith(BEARER)
                ? header.substring(BEARER.length()).strip()
                : "";
        blocking.store(
                context,
                () -> {
                    ApiKey key = keys.check(shown, now).orElse(null);
                    if (key == null) {
                        String address = ClientAddress.of(context);
                        boolean patient = perStranger.allows(address, now.toEpochMilli());
                        throw patient ? new BadRequest(401, "no-key") : new BadRequest(429, "slow-down");
                    }
                    if (!perKey.allows(key.id(), now.toEpochMilli())) {
                        throw new BadRequest(429, "slow-down");
                    }
                    if (!key.may(scope)) {
                        throw new BadRequest(403, "no-scope");
                    }
                    return work.reply(key, now);
                },
                reply -> Replies.json(context, reply.status(), reply.body()));
    }

    private static BodyHandler body() {
        return BodyHandler.create(false).setBodyLimit(LARGEST);
    }

    private static JsonNode json(RoutingContext context) throws IOException {
        Buffer buffer = context.body().buffer();
        if (buffer == null || buffer.length() == 0) {
            throw new BadRequest(400, "malformed");
        }
        return Replies.JSON.readTree(buffer.getBytes());
    }

    private static String externalId(RoutingContext context) {
        return context.pathParam("externalId");
    }

    private static Instant since(RoutingContext context) {
        String since = query(context, "changedSince");
        try {
            return since.isEmpty() ? Instant.EPOCH : Instant.parse(since);
        } catch (DateTimeException e) {
            throw new BadRequest(400, "changed-since");
        }
    }

    private static String query(RoutingContext context, String name) {
        String value = context.queryParams().get(name);
        return value == null ? "" : value.strip();
    }

    private static byte[] openApi() {
        try (InputStream in = ApiRoutes.class.getResourceAsStream("/openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
