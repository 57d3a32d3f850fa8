package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * How a key of a document lies in the database file: strings as they are, anything else as BSON.
 *
 * <p>Order: strings by UTF-16, then "missing", then the rest by their BSON bytes: total and stable, which is all an
 * index for equality needs. The default of the engine is Java serialisation, also for each comparison of index keys.
 */
final class ValueType extends BasicDataType<Object> {

    static final ValueType INSTANCE = new ValueType();

    private static final byte STRING = 0;
    private static final byte MISSING = 1;
    private static final byte BSON = 2;
    private static final int OBJECT_BYTES = 40;

    private ValueType() {}

    @Override
    public int compare(Object a, Object b) {
        if (a instanceof String left && b instanceof String right) {
            return left.compareTo(right);
        }
        byte tag = tag(a);
        if (tag != tag(b)) {
            return Byte.compare(tag, tag(b));
        }
        return tag == MISSING ? 0 : Arrays.compareUnsigned(bson(a), bson(b));
    }

    @Override
    public int getMemory(Object value) {
        return value instanceof String text ? OBJECT_BYTES + 2 * text.length() : 3 * OBJECT_BYTES;
    }

    @Override
    public void write(WriteBuffer out, Object value) {
        byte tag = tag(value);
        out.put(tag);
        if (value instanceof String text) {
            out.putVarInt(text.length()).putStringData(text, text.length());
        } else if (tag == BSON) {
            byte[] bytes = bson(value);
            out.putVarInt(bytes.length).put(bytes);
        }
    }

    @Override
    public Object read(ByteBuffer in) {
        byte tag = in.get();
        if (tag == STRING) {
            return DataUtils.readString(in);
        }
        if (tag == MISSING) {
            return Missing.getInstance();
        }
        byte[] bytes = new byte[DataUtils.readVarInt(in)];
        in.get(bytes);
        // null is a value of its own in BSON; the engine knows no null keys, so it never comes back out as one
        return Missing.ofNullable(BsonBytes.toDocument(bytes).get("v"));
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }

    private static byte tag(Object value) {
        return value instanceof String ? STRING : value instanceof Missing ? MISSING : BSON;
    }

    private static byte[] bson(Object value) {
        return BsonBytes.toBytes(new Document("v", value));
    }
}
