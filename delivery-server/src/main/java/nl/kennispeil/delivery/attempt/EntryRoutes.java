package nl.kennispeil.delivery.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.delivery.http.Assets;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.ByteRange;
import nl.kennispeil.delivery.http.ClientAddress;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.RateLimit;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.text.Language;

/** The door of a test: the page, the exam code, the practice test without a code, and the media of the items. */
public final class EntryRoutes implements Routes {

    private static final int BODY_LIMIT = 4 * 1024;

    private final Exam exam;
    private final Attempts attempts;
    private final ExamCodes codes;
    private final AttemptTokens tokens;
    private final PracticeSitting practice;
    private final Function<String, Optional<Media>> media;
    private final Assets assets;
    private final Cookies cookies;
    private final Blocking blocking;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Whole institutes log in from one address within a minute; guessing 80 bits is hopeless at any of these rates. */
    private final RateLimit logins = new RateLimit(6_000, 6_000);

    private final RateLimit wrongCodes = new RateLimit(300, 60);
    private final RateLimit practiceStarts = new RateLimit(60, 30);

    /** @param media gives a file of a test by the name it is served under */
    public EntryRoutes(
            Exam exam,
            Attempts attempts,
            ExamCodes codes,
            AttemptTokens tokens,
            PracticeSitting practice,
            Function<String, Optional<Media>> media,
            Assets assets,
            Cookies cookies,
            Blocking blocking,
            Clock clock) {
        this.exam = exam;
        this.attempts = attempts;
        this.codes = codes;
        this.tokens = tokens;
        this.practice = practice;
        this.media = media;
        this.assets = assets;
        this.cookies = cookies;
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(BODY_LIMIT);
        router.get("/toets").handler(context -> shell(context, "exam"));
        router.get("/oefenen").handler(context -> shell(context, "practice"));
        router.get("/sw.js").handler(this::serviceWorker);
        router.get("/media/:name").handler(this::media);
        router.post("/api/login").handler(body).handler(this::logIn);
        router.get("/api/practices").handler(this::practices);
        router.post("/api/practice").handler(body).handler(this::practice);
    }

    private void shell(RoutingContext context, String mode) {
        Language language = cookies.language(context);
        String html = assets.text("candidate.html")
                .replace("{{lang}}", language.code())
                .replace("{{assets}}", assets.base())
                .replace("{{mode}}", mode);
        context.response()
                .putHeader("content-type", "text/html; charset=utf-8")
                .putHeader("cache-control", "no-cache")
                .end(html);
    }

    private void serviceWorker(RoutingContext context) {
        context.response()
                .putHeader("content-type", "text/javascript; charset=utf-8")
                .putHeader("cache-control", "no-cache")
                .end(assets.text("sw.js"));
    }

    private void logIn(RoutingContext context) {
        JsonNode body = body(context);
        String code = body.path("code").asText("");
        String device = body.path("device").asText("");
        String address = ClientAddress.of(context);
        long millis = clock.millis();
        if (!logins.allows(address, millis) || device.length() > 64) {
            throw new BadRequest(429, "slow-down");
        }
        String named = device.isBlank() ? Long.toHexString(random.nextLong()) : device;
        blocking.store(
                context,
                () -> {
                    ExamCodes.Claim claim = codes.claim(code, named);
                    return switch (claim.outcome()) {
                        case ACCEPTED -> opened(claim.attempt().orElseThrow());
                        case USED -> throw new BadRequest(409, "used-code");
                        case UNKNOWN ->
                            throw wrongCodes.allows(address, millis)
                                    ? new BadRequest(401, "unknown-code")
                                    : new BadRequest(429, "slow-down");
                    };
                },
                reply -> Replies.json(context, reply));
    }

    private ObjectNode opened(AttemptId id) {
        Attempt attempt = exam.open(id);
        codes.publish(List.of(attempt));
        return Replies.object()
                .put("attempt", id.value())
                .put("epoch", attempt.epoch())
                .put("token", tokens.token(id, attempt.epoch()));
    }

    /** The practice tests there are to choose from. */
    private void practices(RoutingContext context) {
        ObjectNode reply = Replies.object();
        ArrayNode open = reply.putArray("sittings");
        practice.open()
                .forEach(each -> open.addObject()
                        .put("id", each.id().value())
                        .putObject("title")
                        .put("nl", each.title().nl())
                        .put("en", each.title().en()));
        Replies.json(context, reply);
    }

    /** Which practice test a body asks for; empty for the newest. */
    private static String asked(RoutingContext context) {
        Buffer body = context.body().buffer();
        try {
            JsonNode read = body == null ? null : Replies.JSON.readTree(body.getBytes());
            return read == null ? "" : read.path("sitting").asText();
        } catch (IOException e) {
            throw new BadRequest(400, "malformed");
        }
    }

    private void practice(RoutingContext context) {
        String address = ClientAddress.of(context);
        SittingId sitting = practice.named(asked(context))
                .filter(any -> practiceStarts.allows(address, clock.millis()))
                .orElseThrow(() -> new BadRequest(429, "slow-down"));
        Instant now = clock.instant();
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        AttemptId id = new AttemptId(Base32.encode(bytes, 20));
        blocking.store(
                context,
                () -> {
                    practice.began(id, now);
                    attempts.register(List.of(Attempt.registered(id, sitting, null, "", 0, Condition.HOME, 0)));
                    Attempt attempt = exam.open(id);
                    return Replies.object()
                            .put("attempt", id.value())
                            .put("epoch", attempt.epoch())
                            .put("token", tokens.token(id, attempt.epoch()));
                },
                reply -> Replies.json(context, reply));
    }

    /** Immutable, and in ranges, as browsers ask for video. */
    private void media(RoutingContext context) {
        String name = context.pathParam("name");
        blocking.store(
                context,
                () -> media.apply(name).orElseThrow(() -> new BadRequest(404, "not-found")),
                found -> ByteRange.sendForeign(context, found.type(), name, Buffer.buffer(found.bytes())));
    }

    private static JsonNode body(RoutingContext context) {
        Buffer buffer = context.body().buffer();
        try {
            JsonNode node = buffer == null ? null : Replies.JSON.readTree(buffer.getBytes());
            if (node == null || !node.isObject()) {
                throw new BadRequest(400, "malformed");
            }
            return node;
        } catch (IOException e) {
            throw new BadRequest(400, "malformed");
        }
    }
}
