package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/** Documents to BSON and back, with one scratch buffer per thread. */
final class BsonBytes {

    private static final int USUAL_BYTES = 4096;
    private static final int KEPT_BYTES = 1 << 20;
    private static final ThreadLocal<ByteBuf> SCRATCH = ThreadLocal.withInitial(() -> Unpooled.buffer(USUAL_BYTES));

    private BsonBytes() {}

    /** BSON in a heap buffer that is valid until this thread encodes the next document. */
    static ByteBuf encode(Document document) {
        ByteBuf scratch = SCRATCH.get();
        if (scratch.capacity() > KEPT_BYTES) {
            scratch = Unpooled.buffer(USUAL_BYTES);
            SCRATCH.set(scratch);
        }
        scratch.clear();
        BsonEncoder.encodeDocument(document, scratch);
        return scratch;
    }

    static byte[] toBytes(Document document) {
        ByteBuf bson = encode(document);
        return Arrays.copyOf(bson.array(), bson.readableBytes());
    }

    static Document toDocument(byte[] bson) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }
}
