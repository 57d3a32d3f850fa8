package nl.kennispeil.delivery.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What one journal file holds.
 *
 * <p>Bytes that make no record are either a torn end (the machine stopped during the last write, nobody was told that
 * it is saved) or damage. It counts as damage, and is refused, when a good record follows, when only the length field
 * is wrong, or when the record is complete and does not end in the zeros of a page that never reached the disk.
 *
 * @param records the good records from the start
 * @param tornAt offset of a torn end, or −1
 */
record JournalScan(Path file, List<JournalRecord> records, long tornAt) {

    /** More writes than a store sees in its life. */
    private static final long LARGEST_SEQUENCE = 1L << 40;

    static JournalScan of(Path file, byte[] bytes) {
        if (bytes.length <= JournalFile.HEADER_BYTES && !headerIsGood(bytes)) {
            checkVersion(file, bytes);
            return new JournalScan(file, List.of(), 0);
        }
        checkVersion(file, bytes);
        if (!headerIsGood(bytes)) {
            throw damaged(file, 0, "the header is not that of a journal file");
        }
        List<JournalRecord> records = new ArrayList<>();
        int offset = JournalFile.HEADER_BYTES;
        while (offset < bytes.length) {
            ByteBuffer payload = payloadAt(bytes, offset);
            if (payload == null) {
                refuseDamage(file, bytes, offset, records);
                return new JournalScan(file, records, offset);
            }
            JournalRecord record = JournalRecord.of(payload);
            if (!records.isEmpty()
                    && record.sequence() != records.get(records.size() - 1).sequence() + 1) {
                throw damaged(
                        file,
                        offset,
                        "gap: record " + record.sequence() + " follows record "
                                + records.get(records.size() - 1).sequence());
            }
            records.add(record);
            offset += JournalFile.FRAME_BYTES + payload.remaining();
        }
        return new JournalScan(file, records, -1);
    }

    boolean torn() {
        return tornAt >= 0;
    }

    private static boolean headerIsGood(byte[] bytes) {
        if (bytes.length < JournalFile.HEADER_BYTES) {
            return false;
        }
        long number = ByteBuffer.wrap(bytes).getLong(JournalFile.MAGIC.length + 1);
        byte[] expected = JournalFile.header(number, JournalFile.VERSION);
        return Arrays.equals(expected, Arrays.copyOf(bytes, JournalFile.HEADER_BYTES));
    }

    private static void checkVersion(Path file, byte[] bytes) {
        int magic = JournalFile.MAGIC.length;
        if (bytes.length > magic
                && Arrays.equals(JournalFile.MAGIC, Arrays.copyOf(bytes, magic))
                && bytes[magic] > JournalFile.VERSION) {
            throw new StoreException(
                    ("journal file %s has format %d, this program reads up to format %d: it was written"
                                    + " by a newer version of Kennispeil. Start that version; nothing was changed")
                            .formatted(file, bytes[magic], JournalFile.VERSION));
        }
    }

    private static @Nullable ByteBuffer payloadAt(byte[] bytes, int offset) {
        if (bytes.length - offset < JournalFile.FRAME_BYTES + JournalFile.SMALLEST_PAYLOAD) {
            return null;
        }
        ByteBuffer all = ByteBuffer.wrap(bytes);
        int length = all.getInt(offset);
        if (length < JournalFile.SMALLEST_PAYLOAD || length > bytes.length - offset - JournalFile.FRAME_BYTES) {
            return null;
        }
        return checksumFits(bytes, offset, length) ? all.slice(offset + JournalFile.FRAME_BYTES, length) : null;
    }

    private static boolean checksumFits(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset + JournalFile.FRAME_BYTES, length);
        return (int) crc.getValue() == ByteBuffer.wrap(bytes).getInt(offset + 4);
    }

    private static void refuseDamage(Path file, byte[] bytes, int offset, List<JournalRecord> before) {
        long last = before.isEmpty() ? 0 : before.get(before.size() - 1).sequence();
        long most = before.isEmpty() ? LARGEST_SEQUENCE : last + bytes.length;
        ByteBuffer all = ByteBuffer.wrap(bytes);
        int ends = bytes.length - JournalFile.FRAME_BYTES - JournalFile.SMALLEST_PAYLOAD;
        for (int next = offset + 1; next <= ends; next++) {
            // looking at the sequence number first keeps the search from summing up megabytes at every offset
            long sequence = all.getLong(next + JournalFile.FRAME_BYTES);
            if (sequence > last && sequence <= most && payloadAt(bytes, next) != null) {
                throw damaged(
                        file,
                        offset,
                        "bad checksum or length, but record " + sequence + " at offset " + next + " is good");
            }
        }
        int rest = bytes.length - offset - JournalFile.FRAME_BYTES;
        if (rest < JournalFile.SMALLEST_PAYLOAD) {
            return;
        }
        if (checksumFits(bytes, offset, rest)) {
            throw damaged(
                    file, offset, "the length of the last record is " + all.getInt(offset) + ", it should be " + rest);
        }
        if (all.getInt(offset) == rest && !endsInZeros(bytes)) {
            throw damaged(file, offset, "bad checksum of the last record, which is complete");
        }
    }

    /** A whole word of zeros at the end is a page that was never written. */
    private static boolean endsInZeros(byte[] bytes) {
        for (int i = bytes.length - 8; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static StoreException damaged(Path file, long offset, String found) {
        return new StoreException(
                ("journal file %s is damaged at offset %d: %s. Saved answers may be in the damaged part,"
                                + " so the store stays closed and nothing was changed. Copy the whole folder first, then restore"
                                + " the file from a copy")
                        .formatted(file, offset, found));
    }
}
