package nl.kennispeil.delivery.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.load.Contents.Question;

/**
 * One candidate from log-in to hand-in, as the player would do it: one request at a time, answers in order, what is not
 * acknowledged is sent again, patience while the server is away. Answers fall due whether or not the one before was
 * acknowledged (an open model), and latency counts from when they were due. For one thread: that of the {@link Loop}.
 */
final class VirtualCandidate {

    /** What the candidates of a run share. */
    record Hall(Loop loop, Plan plan, CodeList codes, Contents contents, Ledger ledger, Tally tally, String run) {}

    private final Hall hall;
    private final Loop loop;
    private final Tally tally;
    private final Pace pace;
    private final Conversation talk;
    private final Runnable atEntrance;
    private final Runnable atExit;

    private final Outbox outbox = new Outbox();
    private String attempt = "";
    private String token = "";
    private int epoch;
    private String packageUrl = "";
    private long clockAhead;
    private List<Question> questions = List.of();
    private int position;

    private boolean started;
    private boolean pollDue;
    private long pollAt;
    private boolean finishing;
    private long finishDue;
    private boolean ended;

    /**
     * @param atEntrance told once, when the candidate is ready to start
     * @param atExit told once, when the candidate has handed in or cannot go on
     */
    VirtualCandidate(Hall hall, Pace pace, Line line, Runnable atEntrance, Runnable atExit) {
        this.hall = hall;
        this.loop = hall.loop();
        this.tally = hall.tally();
        this.pace = pace;
        this.talk = new Conversation(loop, line, pace, tally);
        this.atEntrance = atEntrance;
        this.atExit = atExit;
    }

    boolean ended() {
        return ended;
    }

    /** Logs in, then waits in the lobby with the package at hand. */
    void enter(long due) {
        if (!hall.codes().hasNext()) {
            fail("no unused code left");
            return;
        }
        String body = "{\"code\":\"" + hall.codes().next() + "\",\"device\":\"" + pace.device(hall.run()) + "\"}";
        talk.exchange(() -> Request.post("/api/login", null, body), reply -> {
            if (reply.status() == 409) {
                tally.skippedCodes++;
                enter(loop.nanos());
            } else if (reply.ok()) {
                loggedIn(reply.json(), due);
            } else {
                fail("log-in: " + reply.failure());
            }
        });
    }

    private void loggedIn(JsonNode opened, long due) {
        attempt = opened.path("attempt").asText();
        token = opened.path("token").asText();
        epoch = opened.path("epoch").asInt();
        tally.logins.since(due, loop.nanos());
        tally.loggedIn++;
        talk.exchange(() -> Request.get(path(""), token), reply -> {
            if (!reply.ok()) {
                fail("status: " + reply.failure());
                return;
            }
            JsonNode status = reply.json();
            clockAhead = status.path("serverTime").asLong(loop.wallMillis()) - loop.wallMillis();
            packageUrl = status.path("package").path("url").asText();
            fetchPackage();
        });
    }

    private void fetchPackage() {
        if (!hall.plan().content() && hall.contents().has(packageUrl)) {
            wait(atEntrance);
            return;
        }
        talk.exchange(() -> Request.get(packageUrl, token), reply -> {
            if (reply.ok()) {
                hall.contents().keep(packageUrl, reply.body());
                wait(atEntrance);
            } else {
                fail("package: " + reply.failure());
            }
        });
    }

    private void wait(Runnable ready) {
        pollLater();
        ready.run();
    }

    /** Presses start. */
    void start(long due) {
        if (ended) {
            return;
        }
        if (talk.busy()) {
            // a poll of the lobby is on its way: the start waits for it, and the wait counts
            loop.at(loop.nanos() + 1_000_000, () -> start(due));
            return;
        }
        talk.exchange(() -> Request.post(path("/start"), token, "{\"epoch\":" + epoch + "}"), reply -> {
            if (reply.ok()) {
                begun(reply.json(), due);
            } else if (reply.json().path("error").asText().equals("not-open")) {
                tally.retries++;
                loop.at(loop.nanos() + pace.backOff(0), () -> start(due));
            } else {
                fail("start: " + reply.failure());
            }
        });
    }

    private void begun(JsonNode reply, long due) {
        try {
            byte[] key = Base64.getDecoder().decode(reply.path("key").asText());
            questions = hall.contents().open(packageUrl, key);
        } catch (IllegalArgumentException e) {
            fail("start: " + e.getMessage());
            return;
        }
        long now = loop.nanos();
        tally.starts.since(due, now);
        tally.started++;
        started = true;
        answerAt(now + pace.think(hall.plan().think()));
        pump();
    }

    private void answerAt(long due) {
        loop.at(due, () -> {
            if (ended || finishing) {
                return;
            }
            // a timer may fire a little early: then the answer was given early
            answer(Math.min(due, loop.nanos()));
            long next = due + pace.think(hall.plan().think());
            if (position < questions.size() || hall.plan().steadyRate()) {
                answerAt(next);
            } else {
                loop.at(next, () -> finish(next));
            }
            pump();
        });
    }

    private void answer(long due) {
        boolean again = position > 0 && (position == questions.size() || pace.changesMind());
        Question question = questions.get(again ? pace.pick(position) : position++);
        String value = question.answers().get(pace.pick(question.answers().size()));
        outbox.add(question.item(), value, loop.wallMillis() + clockAhead, due);
    }

    /** Hands in as soon as everything before it is acknowledged. */
    void finish(long due) {
        if (finishing || ended) {
            return;
        }
        finishing = true;
        finishDue = due;
        pump();
    }

    /** The run is over: what is not handed in by now never will be. */
    void giveUp() {
        if (!ended) {
            fail("not handed in when the run ended");
        }
    }

    private void pump() {
        if (talk.busy() || ended || (!started && !pollDue)) {
            return;
        }
        if (started && !outbox.isEmpty()) {
            save();
        } else if (started && finishing) {
            submit();
        } else if (pollDue) {
            poll();
        }
    }

    private void save() {
        talk.exchange(() -> Request.post(path("/saves"), token, outbox.body(epoch)), reply -> {
            tally.saveRequests++;
            if (reply.ok()) {
                acknowledged(reply.json().path("ack").asInt());
                pump();
            } else if (reply.json().path("error").asText().equals("after-deadline")) {
                refused(reply.json());
                pump();
            } else {
                fail("save: " + reply.failure());
            }
        });
    }

    private void acknowledged(int ack) {
        pollAt = loop.nanos() + pace.poll(true);
        List<Answered> covered = outbox.acknowledged(ack);
        if (covered.isEmpty()) {
            // a reply that acknowledges nothing of what was sent would have the player send it for ever
            fail("save: answered 200 with ack " + ack + ", sent up to " + outbox.lastSeq());
        } else {
            count(covered);
        }
    }

    private void count(List<Answered> covered) {
        hall.ledger().acknowledged(attempt, covered);
        long now = loop.nanos();
        for (Answered each : covered) {
            tally.saves.since(each.dueNanos(), now);
        }
        tally.saved += covered.size();
    }

    /** Some of what was sent came too late, or all of it when the reply does not say which. */
    private void refused(JsonNode reply) {
        Set<Integer> seqs = new HashSet<>();
        reply.path("refused").forEach(each -> seqs.add(each.asInt()));
        tally.refused += seqs.isEmpty() ? outbox.refusedAll() : outbox.refused(seqs);
        List<Answered> covered = outbox.acknowledged(reply.path("ack").asInt());
        if (!covered.isEmpty()) {
            count(covered);
        }
        finish(loop.nanos());
    }

    private void submit() {
        int lastSeq = outbox.lastSeq();
        String body = "{\"epoch\":" + epoch + ",\"lastSeq\":" + lastSeq + "}";
        talk.exchange(() -> Request.post(path("/submit"), token, body), reply -> {
            if (reply.ok()) {
                tally.submits.since(finishDue, loop.nanos());
                tally.submitted++;
                end();
            } else {
                fail("submit with everything acknowledged: " + reply.failure());
            }
        });
    }

    private void poll() {
        pollDue = false;
        talk.ask(Request.get(path(""), token), reply -> {
            if (!reply.passing() && !reply.ok()) {
                fail("status: " + reply.failure());
            }
            // a poll that got no reply is not repeated: the next one comes by itself
            pollLater();
            pump();
        });
    }

    private void pollLater() {
        pollAt = loop.nanos() + pace.poll(started);
        pollAtDue();
    }

    private void pollAtDue() {
        if (ended) {
            return;
        }
        loop.at(pollAt, () -> {
            if (loop.nanos() < pollAt) {
                // a save has brought the news meanwhile
                pollAtDue();
                return;
            }
            pollDue = true;
            pump();
        });
    }

    private String path(String suffix) {
        return "/api/attempts/" + attempt + suffix;
    }

    private void fail(String reason) {
        tally.error(reason);
        end();
    }

    private void end() {
        ended = true;
        talk.end();
        tally.ended++;
        atExit.run();
    }
}
