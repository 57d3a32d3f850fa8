package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** The collections and indexes of one database as maps of the database file. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Object> {

    /** In front of the name of a collection's map; the super class of the backend looks for it to find databases. */
    private static final String DATABASES = "databases.";

    private static final String INDEX = "._index_";

    private final MVStore store;

    StoredDatabase(String name, MVStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        return new StoredCollection(this, collection, options, documents(collection), cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        MVMap<KeyValue, Object> map = openIndex(indexMap(collection, index));
        return new StoredIndex(map, index, keys, sparse);
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String index) {
        super.dropIndex(collection, index);
        store.removeMap(indexMap(collection.getCollectionName(), index));
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        super.dropCollection(collection, oplog);
        store.removeMap(documents(collection));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        String oldName = collection.getFullName();
        super.moveCollection(from, collection, newName);
        String fullName = getFullCollectionNamespace(newName);
        for (String map : List.copyOf(store.getMapNames())) {
            if (map.equals(DATABASES + oldName)) {
                store.renameMap(open(map), DATABASES + fullName);
            } else if (map.startsWith(oldName + INDEX)) {
                store.renameMap(openIndex(map), fullName + map.substring(oldName.length()));
            }
        }
    }

    private MVMap<Object, byte[]> documents(String collection) {
        return open(DATABASES + getFullCollectionNamespace(collection));
    }

    private MVMap<Object, byte[]> open(String map) {
        return store.openMap(
                map,
                new MVMap.Builder<Object, byte[]>().keyType(ValueType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
    }

    private MVMap<KeyValue, Object> openIndex(String map) {
        return store.openMap(
                map,
                new MVMap.Builder<KeyValue, Object>().keyType(KeyType.INSTANCE).valueType(ValueType.INSTANCE));
    }

    private String indexMap(String collection, String index) {
        return getFullCollectionNamespace(collection) + INDEX + index;
    }

    @Override
    protected long getStorageSize() {
        return store.getFileStore() == null ? 0 : store.getFileStore().size();
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
