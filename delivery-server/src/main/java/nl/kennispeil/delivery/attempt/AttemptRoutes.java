package nl.kennispeil.delivery.attempt;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import nl.kennispeil.bank.item.AnswerProblem;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.adaptive.Place;
import nl.kennispeil.delivery.content.ContentPackages;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.http.Routes;

/**
 * The interface of a candidate's device: {@code /api/attempts/…}. Every call carries the token of one attempt and
 * epoch; saving needs nothing else, so it goes on when sessions end, nodes die or the page is reloaded.
 */
public final class AttemptRoutes implements Routes {

    /** 256 kB: a hundred events with long comments fit, and the longest essay however it is escaped; a flood does not. */
    private static final int BODY_LIMIT = 256 * 1024;

    private static final int MAXIMUM_EVENTS = 100;
    private static final int MAXIMUM_SEQ = 99_999_999;

    private record EventBody(int seq, String item, String kind, String value, long clientTime, int activeMs) {}

    private record SaveBody(int epoch, List<EventBody> events) {}

    private record PlayBody(String item, String response, String play) {}

    private record SubmitBody(int epoch, int lastSeq) {}

    private static final ObjectReader SAVE = Replies.JSON.readerFor(SaveBody.class);
    private static final ObjectReader PLAY = Replies.JSON.readerFor(PlayBody.class);
    private static final ObjectReader SUBMIT = Replies.JSON.readerFor(SubmitBody.class);

    private final Exam exam;
    private final AttemptTokens tokens;
    private final AttemptStatus status;
    private final ContentPackages packages;
    private final BiPredicate<Exam.Context, Instant> turnedAway;
    private final Consumer<Attempt> submitted;
    private final ResultDoor door;
    private final ResponseWriter writer;
    private final Plays plays;
    private final Blocking blocking;
    private final Clock clock;

    /** Lets the device of a token open the result of its attempt. */
    @FunctionalInterface
    public interface ResultDoor {
        void open(RoutingContext context, String attempt, String token);
    }

    /**
     * @param turnedAway who may not begin, asked before the key is given
     * @param submitted told after an attempt was handed in, on a thread that may block
     */
    public AttemptRoutes(
            Exam exam,
            AttemptTokens tokens,
            AttemptStatus status,
            ContentPackages packages,
            BiPredicate<Exam.Context, Instant> turnedAway,
            Consumer<Attempt> submitted,
            ResultDoor door,
            ResponseWriter writer,
            Plays plays,
            Blocking blocking,
            Clock clock) {
        this.exam = exam;
        this.tokens = tokens;
        this.status = status;
        this.packages = packages;
        this.turnedAway = turnedAway;
        this.submitted = submitted;
        this.door = door;
        this.writer = writer;
        this.plays = plays;
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(BODY_LIMIT);
        router.get("/api/attempts/:id").handler(this::status);
        router.post("/api/attempts/:id/start").handler(body).handler(this::start);
        router.get("/api/attempts/:id/responses").handler(this::responses);
        router.get("/api/attempts/:id/item").handler(this::item);
        router.post("/api/attempts/:id/saves").handler(body).handler(this::save);
        router.post("/api/attempts/:id/submit").handler(body).handler(this::submit);
        router.post("/api/attempts/:id/plays").handler(body).handler(this::play);
        router.get("/api/packages/:hash").handler(this::contentPackage);
    }

    private void status(RoutingContext context) {
        AttemptTokens.Claim claim = claim(context);
        Instant now = clock.instant();
        blocking.store(
                context,
                () -> status.of(exam.heard(claim.attempt(), now), claim.epoch(), now),
                reply -> Replies.json(context, reply));
    }

    private void start(RoutingContext context) {
        AttemptTokens.Claim claim = claim(context);
        Instant now = clock.instant();
        blocking.store(
                context,
                () -> {
                    if (turnedAway.test(exam.context(claim.attempt()), now)) {
                        throw new BadRequest(403, "own-items");
                    }
                    Exam.Context started =
                            exam.start(claim.attempt(), now).orElseThrow(() -> new BadRequest(403, "not-open"));
                    if (started.attempt().submitted()) {
                        throw new BadRequest(409, "submitted");
                    }
                    return status.started(started, claim.epoch(), now);
                },
                reply -> Replies.json(context, reply));
    }

    private void responses(RoutingContext context) {
        AttemptTokens.Claim claim = claim(context);
        blocking.store(
                context,
                () -> {
                    Map<ItemRef, List<ResponseEvent>> events = exam.responses(claim.attempt());
                    return ResponseHistory.json(inView(claim, events), exam.acknowledged(claim.attempt()));
                },
                reply -> Replies.json(context, reply));
    }

    /** In an adaptive test what was answered is behind a candidate. */
    private Map<ItemRef, List<ResponseEvent>> inView(
            AttemptTokens.Claim claim, Map<ItemRef, List<ResponseEvent>> events) {
        Exam.Context context = exam.context(claim.attempt());
        if (!context.adaptive()) {
            return events;
        }
        ItemVersion item = exam.place(context, claim.epoch(), clock.instant()).item();
        List<ResponseEvent> drafts = item == null ? null : events.get(item.ref());
        return item == null || drafts == null ? Map.of() : Map.of(item.ref(), drafts);
    }

    /** The item in view of an adaptive test. */
    private void item(RoutingContext context) {
        AttemptTokens.Claim claim = claim(context);
        Instant now = clock.instant();
        blocking.store(
                context,
                () -> {
                    Exam.Context attempt = exam.heard(claim.attempt(), now);
                    if (!attempt.adaptive()) {
                        throw new BadRequest(409, "not-adaptive");
                    }
                    if (!attempt.attempt().started()) {
                        throw new BadRequest(409, "not-started");
                    }
                    return status.place(attempt, exam.place(attempt, claim.epoch(), now), now);
                },
                reply -> Replies.json(context, reply));
    }

    private void save(RoutingContext context) {
        AttemptTokens.Claim claim = claim(context);
        SaveBody body = read(context, SAVE, SaveBody.class);
        if (body.epoch() != claim.epoch()) {
            throw new BadRequest(400, "malformed");
        }
        List<Incoming> events = incoming(body.events());
        Instant now = clock.instant();
        if (exam.atHand(claim.attempt())) {
            store(context, exam.judge(claim.attempt(), claim.epoch(), events, now));
        } else {
            blocking.store(
                    context,
                    () -> exam.judge(claim.attempt(), claim.epoch(), events, now),
                    judgement -> store(context, judgement));
        }
    }

    private void store(RoutingContext context, Judgement judgement) {
        if (judgement instanceof Judgement.Refused refusal) {
            refused(context, refusal);
            return;
        }
        Judgement.Accepted accepted = (Judgement.Accepted) judgement;
        if (accepted.events().isEmpty()) {
            acknowledge(context, accepted);
            return;
        }
        Context loop = context.vertx().getOrCreateContext();
        writer.write(
                accepted.context().attempt().id(),
                accepted.events(),
                failure -> loop.runOnContext(any -> {
                    if (failure != null) {
                        context.fail(failure);
                    } else {
                        acknowledge(context, accepted);
                    }
                }));
    }

    private void acknowledge(RoutingContext context, Judgement.Accepted accepted) {
        if (!accepted.confirmed().isEmpty()) {
            // choosing what comes next takes the processor and the store: never on an event loop
            blocking.store(
                    context,
                    () -> {
                        Place place = exam.confirm(accepted);
                        ObjectNode reply = json(exam.acknowledge(accepted), accepted.now());
                        return reply.set("course", status.course(accepted.context(), place));
                    },
                    (ObjectNode reply) -> Replies.json(context, reply.has("error") ? 409 : 200, reply));
        } else if (exam.leavesGap(accepted)) {
            blocking.store(context, () -> exam.acknowledge(accepted), saved -> saved(context, saved, accepted.now()));
        } else {
            saved(context, exam.acknowledge(accepted), accepted.now());
        }
    }

    private static void saved(RoutingContext context, SaveOutcome.Saved saved, Instant now) {
        ObjectNode reply = json(saved, now);
        Replies.json(context, reply.has("error") ? 409 : 200, reply);
    }

    private static ObjectNode json(SaveOutcome.Saved saved, Instant now) {
        boolean some = !saved.refused().isEmpty();
        ObjectNode reply = some ? Replies.errorBody("after-deadline") : Replies.object();
        reply.put("ack", saved.acknowledged())
                .put("serverTime", now.toEpochMilli())
                .put("deadline", saved.deadline().toEpochMilli())
                .put("epoch", saved.epoch())
                .put("state", "busy")
                .put("late", saved.late())
                .put("revision", saved.revision());
        if (some) {
            ArrayNode refused = reply.putArray("refused");
            saved.refused().forEach(refused::add);
        }
        return reply;
    }

    private static void refused(RoutingContext context, Judgement.Refused refusal) {
        switch (refusal.why()) {
            case NOT_STARTED -> Replies.error(context, 409, "not-started");
            case SUBMITTED -> Replies.error(context, 409, "submitted");
            case AFTER_DEADLINE -> Replies.error(context, 409, "after-deadline");
            case MALFORMED -> {
                AnswerProblem answer = refusal.answer();
                ObjectNode reply = Replies.errorBody("malformed");
                if (answer != null) {
                    reply.put("answer", answer.code());
                }
                Replies.json(context, 400, reply);
            }
        }
    }

    private void play(RoutingContext context) {
        AttemptTokens.Claim claim = claim(context);
        PlayBody body = read(context, PLAY, PlayBody.class);
        ItemRef item = item(body);
        Instant now = clock.instant();
        blocking.store(
                context,
                () -> plays.play(claim.attempt(), item, body.response(), body.play(), now)
                        .orElseThrow(() -> new BadRequest(400, "malformed")),
                count -> {
                    ObjectNode reply = count.allowed() ? Replies.object() : Replies.errorBody("no-plays-left");
                    Replies.json(context, count.allowed() ? 200 : 409, reply.put("used", count.used()));
                });
    }

    private static ItemRef item(PlayBody body) {
        if (body.item() == null || body.response() == null || body.play() == null) {
            throw new BadRequest(400, "malformed");
        }
        try {
            return ItemRef.parse(body.item());
        } catch (IllegalArgumentException e) {
            throw new BadRequest(400, "malformed");
        }
    }

    private void submit(RoutingContext context) {
        AttemptTokens.Claim claim = claim(context);
        SubmitBody body = read(context, SUBMIT, SubmitBody.class);
        if (body.epoch() != claim.epoch() || body.lastSeq() < 0) {
            throw new BadRequest(400, "malformed");
        }
        Instant now = clock.instant();
        blocking.store(
                context,
                () -> {
                    Exam.Submission submission = exam.submit(claim.attempt(), claim.epoch(), body.lastSeq(), now);
                    if (submission.complete()) {
                        submitted.accept(submission.attempt());
                        return status.submitted(exam.context(claim.attempt()), now);
                    }
                    if (!submission.attempt().started()) {
                        throw new BadRequest(409, "not-started");
                    }
                    return Replies.errorBody("missing-answers").put("ack", submission.acknowledged());
                },
                reply -> {
                    admit(context, claim, reply);
                    Replies.json(context, reply.has("error") ? 409 : 200, reply);
                });
    }

    private void admit(RoutingContext context, AttemptTokens.Claim claim, ObjectNode reply) {
        if (reply.hasNonNull("resultUrl")) {
            door.open(context, claim.attempt().value(), tokens.token(claim.attempt(), claim.epoch()));
        }
    }

    private void contentPackage(RoutingContext context) {
        byte[] bytes = packages.find(context.pathParam("hash"))
                .orElseThrow(() -> new BadRequest(404, "not-found"))
                .bytes();
        context.response()
                .putHeader("content-type", "application/octet-stream")
                .putHeader("cache-control", "private, max-age=604800, immutable")
                .end(Buffer.buffer(bytes));
    }

    private AttemptTokens.Claim claim(RoutingContext context) {
        String header = context.request().getHeader("authorization");
        if (header == null || !header.startsWith("Bearer ")) {
            throw new BadRequest(401, "bad-token");
        }
        AttemptTokens.Claim claim =
                tokens.verify(header.substring("Bearer ".length())).orElseThrow(() -> new BadRequest(401, "bad-token"));
        if (!claim.attempt().value().equals(context.pathParam("id"))) {
            throw new BadRequest(403, "foreign-attempt");
        }
        return claim;
    }

    private static <T> T read(RoutingContext context, ObjectReader reader, Class<T> type) {
        Buffer body = context.body().buffer();
        if (body == null) {
            throw new BadRequest(400, "malformed");
        }
        try {
            T read = reader.readValue(body.getBytes(), type);
            if (read == null) {
                throw new BadRequest(400, "malformed");
            }
            return read;
        } catch (IOException e) {
            throw new BadRequest(400, "malformed");
        }
    }

    private static List<Incoming> incoming(List<EventBody> bodies) {
        if (bodies == null || bodies.isEmpty() || bodies.size() > MAXIMUM_EVENTS) {
            throw new BadRequest(400, "malformed");
        }
        List<Incoming> events = new ArrayList<>(bodies.size());
        try {
            for (EventBody each : bodies) {
                if (each == null || each.item() == null || each.kind() == null || each.value() == null) {
                    throw new BadRequest(400, "malformed");
                }
                if (each.seq() < 1 || each.seq() > MAXIMUM_SEQ || each.activeMs() < 0) {
                    throw new BadRequest(400, "malformed");
                }
                events.add(new Incoming(
                        each.seq(),
                        ItemRef.parse(each.item()),
                        ResponseEvent.Kind.of(each.kind()),
                        each.value(),
                        Instant.ofEpochMilli(each.clientTime()),
                        each.activeMs()));
            }
        } catch (IllegalArgumentException e) {
            throw new BadRequest(400, "malformed");
        }
        return events;
    }
}
