package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes commands on the database file's maps; knows nothing of durability, that is {@link Journal}'s.
 *
 * <p>Errors become replies. No content of a document is logged.
 */
final class StoredBackend extends AbstractMongoBackend {

    private static final Logger log = LoggerFactory.getLogger(StoredBackend.class);
    private static final int INTERNAL_ERROR = 1;

    private final DatabaseFile file;

    StoredBackend(DatabaseFile file) {
        this.file = file;
        file.names().stream()
                .filter(map -> map.startsWith(DatabaseFile.DOCUMENTS))
                .map(map -> Utils.firstFragment(map.substring(DatabaseFile.DOCUMENTS.length())))
                .distinct()
                .forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        try {
            return new StoredDatabase(name, file, getCursorRegistry());
        } catch (MongoServerException e) {
            // the super class would log this and go on without the database
            throw new StoreException("database " + name + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** The reply to a command; never throws an exception. */
    Document execute(Channel channel, String database, String command, Document query) {
        try {
            return file.reading(() -> handleCommand(channel, database, command, query));
        } catch (MongoServerException e) {
            return errorReply(e);
        } catch (RuntimeException e) {
            log.error("command {} failed with {}", command, e.getClass().getName());
            log.debug("command {} failed", command, e);
            return errorReply(new MongoServerError(
                    INTERNAL_ERROR,
                    "InternalError",
                    "command " + command + " failed: " + e.getClass().getSimpleName()));
        }
    }

    /** Executes journalled commands again; a command that failed then fails now in the same way. */
    void replay(Iterable<JournalRecord> records) {
        EmbeddedChannel nobody = new EmbeddedChannel();
        for (JournalRecord record : records) {
            Document query = record.document();
            execute(nobody, record.database(), query.keySet().iterator().next(), query);
        }
        nobody.finishAndReleaseAll();
    }

    static Document errorReply(MongoServerException e) {
        Document reply = new Document("ok", 0).append("errmsg", e.getMessageWithoutErrorCode());
        if (e instanceof MongoServerError error) {
            reply.append("code", error.getCode()).append("codeName", error.getCodeName());
        }
        return reply;
    }
}
