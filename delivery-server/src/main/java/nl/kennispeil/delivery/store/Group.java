package nl.kennispeil.delivery.store;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Journal records that go to disk with one write and one fsync, and those who wait for it.
 *
 * <p>Two groups take turns: one fills while the other is written. Not thread-safe; guarded by the journal's lock.
 */
final class Group {

    private static final int USUAL_BYTES = 1 << 16;
    /** A buffer that one large command blew up is given back above this size. */
    private static final int KEPT_BYTES = 1 << 22;

    private final CRC32C crc = new CRC32C();
    private ByteBuffer bytes = ByteBuffer.allocateDirect(USUAL_BYTES);
    private List<Waiting> waiting = new ArrayList<>();
    private long lastSequence;

    void add(long sequence, String database, ByteBuf command) {
        byte[] name = database.getBytes(StandardCharsets.UTF_8);
        int payload = 8 + 2 + name.length + command.readableBytes();
        reserve(JournalFile.FRAME_BYTES + payload);
        int start = bytes.position();
        bytes.putInt(payload)
                .putInt(0)
                .putLong(sequence)
                .putShort((short) name.length)
                .put(name);
        bytes.put(command.array(), command.arrayOffset() + command.readerIndex(), command.readableBytes());
        crc.reset();
        crc.update(bytes.duplicate().flip().position(start + JournalFile.FRAME_BYTES));
        bytes.putInt(start + 4, (int) crc.getValue());
        lastSequence = sequence;
    }

    void await(Waiting one) {
        waiting.add(one);
    }

    boolean isEmpty() {
        return bytes.position() == 0;
    }

    long lastSequence() {
        return lastSequence;
    }

    /** The records, ready to be written. */
    ByteBuffer content() {
        return bytes.duplicate().flip();
    }

    /** Those who wait; afterwards nobody waits. */
    List<Waiting> release() {
        List<Waiting> all = waiting;
        waiting = new ArrayList<>(all.size());
        return all;
    }

    void clear() {
        if (bytes.capacity() > KEPT_BYTES) {
            bytes = ByteBuffer.allocateDirect(USUAL_BYTES);
        }
        bytes.clear();
    }

    private void reserve(int more) {
        if (bytes.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(bytes.capacity() * 2, bytes.position() + more));
            bytes = larger.put(bytes.flip());
        }
    }

    /** Told on the journal thread, once, how a write ended; must not block. */
    @FunctionalInterface
    interface Waiting {
        /** @param refusal why it is not durable, null when it is */
        void settled(@Nullable Refusal refusal);
    }
}
