package nl.kennispeil.delivery.load;

import java.util.function.Consumer;

/** One candidate's connection: one request at a time, replies on the thread of the {@link Loop}. */
@FunctionalInterface
interface Line {

    /** Sends and later tells what came of it, exactly once; a connection that broke is made anew by the next call. */
    void send(Request request, Consumer<Reply> then);
}
