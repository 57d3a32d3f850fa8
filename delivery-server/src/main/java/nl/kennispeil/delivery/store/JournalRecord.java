package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One write command read back from the journal.
 *
 * @param sequence place in the order of all writes, from 1
 * @param database name of the database the command is for
 * @param command BSON of the command; a view on the file's bytes
 */
record JournalRecord(long sequence, String database, ByteBuffer command) {

    static JournalRecord of(ByteBuffer payload) {
        ByteBuffer rest = payload.duplicate();
        long sequence = rest.getLong();
        byte[] name = new byte[Short.toUnsignedInt(rest.getShort())];
        rest.get(name);
        return new JournalRecord(sequence, new String(name, StandardCharsets.UTF_8), rest.slice());
    }

    Document document() {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(command.duplicate()));
    }
}
