package nl.kennispeil.delivery.load;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One candidate's talk with the server: one request at a time, and patience while the server is away, backing off as the
 * player does. For one thread: that of the {@link Loop}.
 */
final class Conversation {

    private final Loop loop;
    private final Line line;
    private final Pace pace;
    private final Tally tally;
    private boolean busy;
    private boolean over;
    private int failures;

    Conversation(Loop loop, Line line, Pace pace, Tally tally) {
        this.loop = loop;
        this.line = line;
        this.pace = pace;
        this.tally = tally;
    }

    /** A request is on its way, or waits to be repeated: nothing else can be sent. */
    boolean busy() {
        return busy;
    }

    /** Sends until there is a reply that is not passing; the request is made anew each time. */
    void exchange(Supplier<Request> request, Consumer<Reply> then) {
        if (over) {
            return;
        }
        busy = true;
        line.send(request.get(), reply -> {
            if (reply.passing()) {
                tally.retries++;
                loop.at(loop.nanos() + pace.backOff(failures++), () -> exchange(request, then));
                return;
            }
            failures = 0;
            busy = false;
            if (!over) {
                then.accept(reply);
            }
        });
    }

    /** Sends once; a passing failure is told like any reply. */
    void ask(Request request, Consumer<Reply> then) {
        busy = true;
        line.send(request, reply -> {
            busy = false;
            if (!over) {
                then.accept(reply);
            }
        });
    }

    /** Nothing is sent or told any more. */
    void end() {
        over = true;
    }
}
