package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index in the database file: key → {@code _id} of the document. Thread-safe as far as its super class is. */
final class StoredIndex extends AbstractUniqueIndex<Object> {

    private final DatabaseFile.Kept<KeyValue, Object> keys;

    StoredIndex(DatabaseFile.Kept<KeyValue, Object> keys, String name, List<IndexKey> fields, boolean sparse) {
        super(name, fields, sparse);
        this.keys = keys;
    }

    private MVMap<KeyValue, Object> map() {
        return keys.map();
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return map().remove(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return map().putIfAbsent(key, Missing.ofNullable(position)) == null;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return map().entrySet();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return map().get(key);
    }

    @Override
    public long getCount() {
        return map().sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return map().isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
