package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * How a key of a unique index lies in the database file: its values one after the other, see {@link ValueType}.
 *
 * <p>An absent field and null are one key, as in MongoDB.
 */
final class KeyType extends BasicDataType<KeyValue> {

    static final KeyType INSTANCE = new KeyType();

    private static final ValueType VALUES = ValueType.INSTANCE;
    private static final int OBJECT_BYTES = 64;

    private KeyType() {}

    @Override
    public int compare(KeyValue a, KeyValue b) {
        int shared = Math.min(a.size(), b.size());
        for (int i = 0; i < shared; i++) {
            int order = VALUES.compare(value(a, i), value(b, i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    @Override
    public int getMemory(KeyValue key) {
        int memory = OBJECT_BYTES;
        for (int i = 0; i < key.size(); i++) {
            memory += VALUES.getMemory(value(key, i));
        }
        return memory;
    }

    @Override
    public void write(WriteBuffer out, KeyValue key) {
        out.putVarInt(key.size());
        for (int i = 0; i < key.size(); i++) {
            VALUES.write(out, value(key, i));
        }
    }

    @Override
    public KeyValue read(ByteBuffer in) {
        int size = DataUtils.readVarInt(in);
        List<Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(VALUES.read(in));
        }
        return new KeyValue(values);
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }

    private static Object value(KeyValue key, int i) {
        return Missing.ofNullable(key.get(i));
    }
}
