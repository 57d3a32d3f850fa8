package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;

/** The collections and indexes of one database as maps of the database file. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Object> {

    private final DatabaseFile file;

    StoredDatabase(String name, DatabaseFile file, CursorRegistry cursors) {
        super(name, cursors);
        this.file = file;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        return new StoredCollection(this, collection, options, file.documents(documentMap(collection)), cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new StoredIndex(file.index(indexMap(collection, index)), index, keys, sparse);
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String index) {
        super.dropIndex(collection, index);
        file.remove(indexMap(collection.getCollectionName(), index));
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        super.dropCollection(collection, oplog);
        file.remove(documentMap(collection));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        String oldName = collection.getFullName();
        super.moveCollection(from, collection, newName);
        String fullName = getFullCollectionNamespace(newName);
        for (String map : file.names()) {
            if (map.equals(DatabaseFile.DOCUMENTS + oldName)) {
                file.renameDocuments(map, DatabaseFile.DOCUMENTS + fullName);
            } else if (map.startsWith(oldName + DatabaseFile.INDEX)) {
                file.renameIndex(map, fullName + map.substring(oldName.length()));
            }
        }
    }

    private String documentMap(String collection) {
        return DatabaseFile.DOCUMENTS + getFullCollectionNamespace(collection);
    }

    private String indexMap(String collection, String index) {
        return getFullCollectionNamespace(collection) + DatabaseFile.INDEX + index;
    }

    @Override
    protected long getStorageSize() {
        return file.store().getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }

    /** The last result per connection serves only a command that drivers stopped using in 2013. */
    @Override
    protected void clearLastStatus(Channel channel) {}

    @Override
    protected void putLastResult(Channel channel, Document result) {}
}
