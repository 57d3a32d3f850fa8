package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one collection in the database file, by {@code _id}, as BSON.
 *
 * <p>Invariant: a document that was handed out is a copy. The engine above changes documents in place; with live
 * objects a reader could see, and a checkpoint could store, half an update. Bytes also make a checkpoint a plain copy.
 * Writes are serialised by the journal, reads and writes exclude each other by the super class.
 */
final class StoredCollection extends AbstractSynchronizedMongoCollection<Object> {

    private final DatabaseFile.Kept<Object, byte[]> documents;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            DatabaseFile.Kept<Object, byte[]> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    private MVMap<Object, byte[]> map() {
        return documents.map();
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Object key = getIdField() == null
                ? UUID.randomUUID()
                : Missing.ofNullable(Utils.getSubdocumentValue(document, getIdField()));
        if (map().putIfAbsent(key, BsonBytes.toBytes(document)) != null) {
            throw new IllegalStateException("a document with this key is already in " + getFullName());
        }
        return key;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        map().put(position, BsonBytes.toBytes(after));
    }

    @Override
    protected void removeDocument(Object position) {
        if (map().remove(position) == null) {
            throw new NoSuchElementException("no document with this key in " + getFullName());
        }
    }

    @Override
    protected @Nullable Document getDocument(Object position) {
        byte[] bson = map().get(position);
        return bson == null ? null : BsonBytes.toDocument(bson);
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return map().entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(BsonBytes.toDocument(entry.getValue()), entry.getKey()));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        Stream<DocumentWithPosition<Object>> all = streamAllDocumentsWithPosition();
        if (isNaturalDescending(orderBy)) {
            all = all.sorted((a, b) -> ValueComparator.desc().compare(a.getPosition(), b.getPosition()));
        }
        Stream<Document> documents = all.map(DocumentWithPosition::getDocument);
        return matchDocumentsFromStream(documents, query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    public int count() {
        return map().size();
    }

    @Override
    public boolean isEmpty() {
        return map().isEmpty();
    }

    /** Sizes are not kept: it would be a second encoding and a second map update for each write. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {}

    @Override
    protected int getDataSize() {
        return 0;
    }
}
