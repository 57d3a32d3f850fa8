package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Answers commands: checks that the connection is ours, sends writes through the journal and reads to memory.
 *
 * <p>Any process on the machine can open the loopback port and the engine knows no passwords. So the first
 * {@code hello} of a connection must carry the secret of this start as the application name; else every command is
 * refused. Thread-safe.
 */
final class Commands {

    private static final AttributeKey<Boolean> OURS = AttributeKey.valueOf(Commands.class, "ours");
    private static final Set<String> HELLO = Set.of("hello", "ismaster");
    private static final int UNAUTHORIZED = 13;

    private final StoredBackend backend;
    private final Journal journal;
    private final byte[] secret;

    Commands(StoredBackend backend, Journal journal, String secret) {
        this.backend = backend;
        this.journal = journal;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Answers now or, for a write, on the journal thread after it is durable.
     *
     * @param reply gets the reply exactly once, unless the program ends before
     */
    void answer(Channel channel, String database, Document query, Consumer<Document> reply) {
        String command = query.isEmpty() ? "" : query.keySet().iterator().next();
        if (!isOurs(channel, command, query)) {
            reply.accept(StoredBackend.errorReply(
                    new MongoServerError(UNAUTHORIZED, "Unauthorized", "this store serves its own process only")));
        } else if (WriteCommands.writes(command, query)) {
            write(channel, database, command, query, reply);
        } else {
            Document result = backend.execute(channel, database, command, query);
            journal.afterDurable(() -> reply.accept(result));
        }
    }

    void closed(Channel channel) {
        backend.handleClose(channel);
    }

    private void write(Channel channel, String database, String command, Document query, Consumer<Document> reply) {
        Optional<MongoServerError> objection = WriteCommands.objection(query);
        if (objection.isPresent()) {
            reply.accept(StoredBackend.errorReply(objection.get()));
            return;
        }
        ByteBuf bson;
        try {
            bson = BsonBytes.encode(query);
        } catch (RuntimeException e) {
            reply.accept(StoredBackend.errorReply(new MongoServerException("the command has a value of unknown type")));
            return;
        }
        journal.write(
                database,
                bson,
                () -> backend.execute(channel, database, command, query),
                (result, refusal) -> reply.accept(
                        result != null && refusal == null
                                ? result
                                : StoredBackend.errorReply(
                                        refusal == null ? new MongoServerException("no result") : refusal.asError())));
    }

    private boolean isOurs(Channel channel, String command, Document query) {
        if (channel.hasAttr(OURS)) {
            return channel.attr(OURS).get();
        }
        boolean ours = HELLO.contains(command.toLowerCase(Locale.ROOT))
                && MessageDigest.isEqual(secret, applicationName(query).getBytes(StandardCharsets.UTF_8));
        channel.attr(OURS).set(ours);
        return ours;
    }

    private static String applicationName(Document hello) {
        return hello.get("client") instanceof Document client
                        && client.get("application") instanceof Document application
                        && application.get("name") instanceof String name
                ? name
                : "";
    }
}
