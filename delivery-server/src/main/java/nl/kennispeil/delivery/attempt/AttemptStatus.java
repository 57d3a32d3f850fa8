package nl.kennispeil.delivery.attempt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.delivery.adaptive.Place;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.content.ContentPackage;
import nl.kennispeil.delivery.content.ContentPackages;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.rescue.RescueKeys;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Announcement;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.scoring.adaptive.StopRule;
import org.jspecify.annotations.Nullable;

/** What a candidate's device is told about its attempt. */
public final class AttemptStatus {

    private final Candidates candidates;
    private final Institutes institutes;
    private final ContentPackages packages;
    private final ExamCodes codes;
    private final RescueKeys rescueKeys;
    private final ServerSecret secret;
    private final Exam exam;

    public AttemptStatus(
            Candidates candidates,
            Institutes institutes,
            ContentPackages packages,
            ExamCodes codes,
            RescueKeys rescueKeys,
            ServerSecret secret,
            Exam exam) {
        this.candidates = candidates;
        this.institutes = institutes;
        this.packages = packages;
        this.codes = codes;
        this.rescueKeys = rescueKeys;
        this.secret = secret;
        this.exam = exam;
    }

    /** True when {@link #of} will not wait for the store. */
    boolean atHand(Exam.Context context) {
        CandidateId candidate = context.attempt().candidate();
        return candidate == null || candidates.known(candidate);
    }

    /** Everything; the lobby and the player poll this. */
    ObjectNode of(Exam.Context context, int epoch, Instant now) {
        Attempt attempt = context.attempt();
        Sitting sitting = context.sitting();
        ObjectNode reply = Replies.object()
                .put("attempt", attempt.id().value())
                .put("epoch", attempt.epoch())
                .put("state", state(context, now))
                .put("serverTime", now.toEpochMilli())
                .put("revision", Exam.revision(context));
        candidate(reply, attempt);
        ObjectNode about = reply.putObject("sitting")
                .put("kind", sitting.kind())
                .put("condition", attempt.condition().code())
                .put("moment", sitting.moment())
                .put("opens", sitting.opens().toEpochMilli())
                .put("closes", sitting.closes().toEpochMilli());
        about.putObject("title")
                .put("nl", sitting.title().nl())
                .put("en", sitting.title().en());
        rules(reply.putObject("rules"), context);
        content(reply, packages.of(sitting));
        reply.put("rescueKey", Base64.getEncoder().encodeToString(rescueKeys.publicKey(sitting.id())));
        boolean newest = attempt.epoch() == epoch;
        reply.put(
                "continuationCode",
                attempt.candidate() != null && newest ? codes.current(attempt).shown() : null);
        time(reply, "startedAt", attempt.startedAt());
        time(reply, "deadline", context.deadline().orElse(null));
        ObjectNode ack = reply.putObject("ack");
        if (attempt.started()) {
            exam.acknowledged(attempt.id()).forEach((each, seq) -> ack.put(Integer.toString(each), seq));
        }
        announcements(reply.putArray("messages"), context);
        submission(reply, context);
        return reply;
    }

    /** The reply to a start: the key of the package and the deadline. */
    ObjectNode started(Exam.Context context, int epoch, Instant now) {
        ObjectNode reply = Replies.object()
                .put(
                        "key",
                        Base64.getEncoder()
                                .encodeToString(packages.of(context.sitting()).key()))
                .put("serverTime", now.toEpochMilli());
        time(reply, "startedAt", context.attempt().startedAt());
        time(reply, "deadline", context.deadline().orElse(null));
        if (context.adaptive()) {
            reply.set("course", course(context, exam.place(context, epoch, now)));
        }
        return reply;
    }

    /** The reply to who asks for the item in view. */
    ObjectNode place(Exam.Context context, Place place, Instant now) {
        ObjectNode reply = Replies.object().put("serverTime", now.toEpochMilli());
        time(reply, "deadline", context.deadline().orElse(null));
        reply.set("course", course(context, place));
        return reply;
    }

    /** Where a candidate of an adaptive test stands: the item in view and nothing else of the pool. */
    ObjectNode course(Exam.Context context, Place place) {
        ObjectNode course = Replies.object()
                .put("answered", place.answered())
                .put("finished", place.finished())
                .put("pause", place.pause());
        ItemVersion item = place.item();
        if (item != null) {
            packages.put(course, context.form(), item, place.answered() + 1);
        }
        return course;
    }

    /** The reply to handing in. */
    ObjectNode submitted(Exam.Context context, Instant now) {
        ObjectNode reply = Replies.object().put("serverTime", now.toEpochMilli());
        submission(reply, context);
        return reply;
    }

    private void candidate(ObjectNode reply, Attempt attempt) {
        CandidateId id = attempt.candidate();
        Candidate candidate = id == null ? null : candidates.find(id).orElse(null);
        if (candidate == null) {
            reply.putNull("candidate");
        } else {
            reply.putObject("candidate")
                    .put("name", candidate.name())
                    .put("institute", institutes.nameOf(candidate.institute()));
        }
    }

    private void rules(ObjectNode reply, Exam.Context context) {
        FormRules rules = context.rules();
        if (context.adaptive()) {
            // the size of the pool is nobody's business
            StopRule stop = exam.courses().form(context.form()).test().rules().stop();
            reply.put("items", stop.max())
                    .putObject("adaptive")
                    .put("min", stop.min())
                    .put("max", stop.max());
        } else {
            reply.put("items", context.form().items().size());
        }
        reply.put("minutes", rules.time().toMinutes())
                .put("extraMinutes", context.attempt().extraMinutes())
                .put("navigation", rules.navigation().name())
                .put("unknownOption", rules.unknownOption())
                .put("graceMinutes", rules.grace().toMinutes())
                .put("feedback", rules.feedback().name())
                .put("release", rules.release().name());
        ObjectNode penalties = reply.putObject("penalties");
        rules.penalties()
                .wrongByOptions()
                .forEach((options, points) -> penalties.put(Integer.toString(options), points.toPlainString()));
    }

    private static void content(ObjectNode reply, ContentPackage content) {
        ArrayNode interactions = reply.putObject("package")
                .put("url", "/api/packages/" + content.sha256())
                .put("bytes", content.bytes().length)
                .putArray("interactions");
        content.interactions().forEach(interactions::add);
        ArrayNode media = reply.putArray("media");
        for (Media each : content.media()) {
            media.addObject()
                    .put("url", ContentPackages.urlOf(each))
                    .put("bytes", each.bytes().length)
                    .put("type", each.type());
        }
    }

    private static void announcements(ArrayNode reply, Exam.Context context) {
        List<Announcement> all = new ArrayList<>(context.sitting().announcements());
        all.addAll(context.attempt().announcements());
        all.sort(Comparator.comparing(Announcement::at));
        for (Announcement each : all) {
            reply.addObject()
                    .put("id", each.id())
                    .put("at", each.at().toEpochMilli())
                    .put("text", each.text());
        }
    }

    private void submission(ObjectNode reply, Exam.Context context) {
        Attempt attempt = context.attempt();
        Instant submittedAt = attempt.submittedAt();
        time(reply, "submittedAt", submittedAt);
        if (submittedAt == null) {
            reply.putNull("receipt").putNull("resultUrl");
            return;
        }
        reply.put("receipt", receipt(attempt.id(), submittedAt));
        boolean visible = context.rules().release() == Release.AT_ONCE
                || context.sitting().progress() == Sitting.Progress.RELEASED;
        reply.put("resultUrl", visible ? "/uitslag/" + attempt.id() : null);
    }

    /** A short proof of handing in that the bureau can check: it belongs to this attempt and instant. */
    public String receipt(AttemptId attempt, Instant submittedAt) {
        String digits =
                Base32.encode(secret.derive("receipt", attempt.value(), Long.toString(submittedAt.toEpochMilli())), 8);
        return "KP-" + digits.substring(0, 4) + "-" + digits.substring(4);
    }

    private static String state(Exam.Context context, Instant now) {
        Attempt attempt = context.attempt();
        if (attempt.submitted()) {
            return "submitted";
        }
        if (context.sitting().progress() != Sitting.Progress.PLANNED) {
            return "closed";
        }
        if (attempt.started()) {
            boolean over = attempt.graceEnds(context.sitting(), context.rules())
                    .map(now::isAfter)
                    .orElse(false);
            return over ? "closed" : "busy";
        }
        return switch (context.sitting().stage(now)) {
            case PLANNED -> "waiting";
            case OPEN -> "ready";
            default -> "closed";
        };
    }

    private static void time(ObjectNode reply, String field, @Nullable Instant at) {
        if (at == null) {
            reply.putNull(field);
        } else {
            reply.put(field, at.toEpochMilli());
        }
    }
}
