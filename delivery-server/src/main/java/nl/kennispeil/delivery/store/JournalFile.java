package nl.kennispeil.delivery.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * One journal file being written.
 *
 * <p>Format, big-endian. Header: 7 bytes {@code KPJRNL\n}, version byte, file number (8), CRC-32C of these 16 bytes (4).
 * Then records: length of the payload (4), CRC-32C of the payload (4), payload = sequence number (8), length of the
 * database name (2), the name in UTF-8, the command as BSON. Sequence numbers rise by one over all files. A file is
 * never appended to after a restart. Used by the journal thread only, but for {@link #durableBytes}.
 */
final class JournalFile implements AutoCloseable {

    static final byte VERSION = 1;
    static final int HEADER_BYTES = 20;
    /** Length and checksum in front of a payload. */
    static final int FRAME_BYTES = 8;
    /** Sequence number, name length and the smallest BSON document. */
    static final int SMALLEST_PAYLOAD = 8 + 2 + 5;

    static final byte[] MAGIC = {'K', 'P', 'J', 'R', 'N', 'L', '\n'};
    private static final Pattern NAME = Pattern.compile("journal-(\\d{10})\\.kpj");

    private final Path path;
    private final long number;
    private final FileActions.Out out;
    private long size;
    private volatile long durable;

    private JournalFile(Path path, long number, FileActions.Out out) {
        this.path = path;
        this.number = number;
        this.out = out;
    }

    /** Makes a durable empty journal file: header and name are on disk when this returns. */
    static JournalFile create(FileActions files, Path folder, long number) throws IOException {
        Path path = folder.resolve("journal-%010d.kpj".formatted(number));
        FileActions.Out out = files.create(path);
        JournalFile file = new JournalFile(path, number, out);
        try {
            file.write(ByteBuffer.wrap(header(number, VERSION)));
            file.force();
            files.syncFolder(folder);
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return file;
    }

    static byte[] header(long number, byte version) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.put(MAGIC).put(version).putLong(number);
        CRC32C crc = new CRC32C();
        crc.update(header.array(), 0, header.position());
        return header.putInt((int) crc.getValue()).array();
    }

    /** The number in a journal file's name; empty for any other file. */
    static OptionalLong numberOf(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    void write(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        out.write(bytes);
        size += length;
    }

    void force() throws IOException {
        out.force();
        durable = size;
    }

    /** Bytes that are on disk, header included; any thread. */
    long durableBytes() {
        return durable;
    }

    Path path() {
        return path;
    }

    long number() {
        return number;
    }

    /** Bytes of records, without the header. */
    long recordBytes() {
        return size - HEADER_BYTES;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
