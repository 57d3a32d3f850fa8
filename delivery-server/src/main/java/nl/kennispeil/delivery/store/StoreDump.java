package nl.kennispeil.delivery.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.ByteBuf;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Every document of a store as BSON, to be copied elsewhere; a few documents in memory at a time.
 *
 * <p>Of an embedded store all documents are of one moment, while writes go on; it makes no erasure until this is closed.
 * Of a replica set each document is whole, and the documents are of the minutes that reading takes. One thread.
 */
public final class StoreDump implements AutoCloseable {

    /** The engine's own collections; its indexes are asked for by {@link #indexes}. */
    private static final String SYSTEM = "system.";

    private final MongoDatabase database;
    private final @Nullable Snapshot snapshot;

    StoreDump(MongoDatabase database, @Nullable Snapshot snapshot) {
        this.database = database;
        this.snapshot = snapshot;
    }

    /** Takes a document. */
    @FunctionalInterface
    public interface Sink {
        /** @param bson one document */
        void take(byte[] bson) throws IOException;
    }

    /** Names of all collections, sorted. */
    public List<String> collections() {
        List<String> names = new ArrayList<>();
        if (snapshot == null) {
            database.listCollectionNames().into(names);
        } else {
            String prefix = mapName("");
            for (String map : snapshot.maps().keySet()) {
                if (map.startsWith(prefix)) {
                    names.add(map.substring(prefix.length()));
                }
            }
        }
        return names.stream().filter(name -> !name.startsWith(SYSTEM)).sorted().toList();
    }

    /** Definitions of the collection's indexes but the one of {@code _id}, as BSON for {@link Restoration#index}. */
    public List<byte[]> indexes(String collection) {
        List<byte[]> definitions = new ArrayList<>();
        for (Document index : database.getCollection(collection).listIndexes()) {
            if (!index.get("key", Document.class).keySet().equals(Set.of("_id"))) {
                index.remove("ns");
                index.remove("v");
                definitions.add(bytes(new RawBsonDocument(index, new DocumentCodec())));
            }
        }
        return definitions;
    }

    /** Hands on every document of a collection, once per dump. */
    public void documents(String collection, Sink sink) throws IOException {
        if (snapshot == null) {
            try (MongoCursor<RawBsonDocument> all = database.getCollection(collection, RawBsonDocument.class)
                    .find()
                    .iterator()) {
                while (all.hasNext()) {
                    sink.take(bytes(all.next()));
                }
            } catch (MongoException e) {
                throw new StoreException("collection " + collection + " cannot be read to its end: " + e, e);
            }
            return;
        }
        Cursor<?, ?> entries = snapshot.maps().get(mapName(collection));
        if (entries == null) {
            throw new StoreException("there is no collection " + collection);
        }
        while (entries.hasNext()) {
            entries.next();
            sink.take((byte[]) entries.getValue());
        }
    }

    private String mapName(String collection) {
        return DatabaseFile.DOCUMENTS + database.getName() + "." + collection;
    }

    private static byte[] bytes(RawBsonDocument document) {
        ByteBuf buffer = document.getByteBuffer();
        ByteBuffer bytes = buffer.asNIO();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    @Override
    public void close() {
        if (snapshot != null) {
            snapshot.close();
        }
    }
}
