package nl.kennispeil.bank.exchange.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The directory at the end of a zip archive (APPNOTE 6.3). Read here because the platform's reader hides links and
 * double names, which is where archives lie.
 */
final class ZipEntries {

    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LARGE_END = 0x06064b50;
    private static final int LARGE_PLACE = 0x07064b50;
    private static final int LARGE = 1;
    private static final long ELSEWHERE = 0xFFFFFFFFL;
    private static final int MAX_COMMENT = 65_535;
    private static final long MAX_DIRECTORY = 50_000_000;
    private static final int LINK = 0xA000;

    /**
     * A file in the archive.
     *
     * @param method 0 stored, 8 deflated
     * @param packed bytes in the archive
     * @param size bytes it says it unpacks to
     * @param offset where its header stands
     */
    record Entry(String name, boolean folder, int method, long packed, long size, long crc, long offset) {}

    private ZipEntries() {}

    static List<Entry> read(FileChannel channel) throws IOException, PackageFault {
        long length = channel.size();
        int tail = (int) Math.min(length, MAX_COMMENT + 22L);
        ByteBuffer end = bytes(channel, length - tail, tail);
        int at = tail - 22;
        while (at >= 0 && (end.getInt(at) != END || at + 22 + Short.toUnsignedInt(end.getShort(at + 20)) > tail)) {
            at--;
        }
        if (at < 0) {
            throw new PackageFault("the archive is no zip, or is cut short");
        }
        long count = Short.toUnsignedInt(end.getShort(at + 10));
        long size = Integer.toUnsignedLong(end.getInt(at + 12));
        long start = Integer.toUnsignedLong(end.getInt(at + 16));
        if (count == 0xFFFF || size == ELSEWHERE || start == ELSEWHERE) {
            ByteBuffer large = large(channel, length - tail + at);
            count = large.getLong(32);
            size = large.getLong(40);
            start = large.getLong(48);
        }
        if (count < 0 || count > Bundle.MAX_FILES) {
            throw new PackageFault(
                    "the archive holds " + Long.toUnsignedString(count) + " files: allowed are " + Bundle.MAX_FILES);
        }
        if (size < 0 || size > MAX_DIRECTORY || start < 0 || start > length - size) {
            throw new PackageFault("the directory of the archive is damaged");
        }
        return entries(bytes(channel, start, (int) size), (int) count, length);
    }

    /** What an archive of the large kind (zip64) says at its end, which stands before the usual end. */
    private static ByteBuffer large(FileChannel channel, long end) throws IOException, PackageFault {
        ByteBuffer place = bytes(channel, Math.max(0, end - 20), 20);
        if (end >= 20 && place.remaining() == 20 && place.getInt(0) == LARGE_PLACE) {
            long at = place.getLong(8);
            if (at >= 0 && at <= end - 76) {
                ByteBuffer large = bytes(channel, at, 56);
                if (large.remaining() == 56 && large.getInt(0) == LARGE_END) {
                    return large;
                }
            }
        }
        throw new PackageFault("the directory of the archive is damaged");
    }

    private static List<Entry> entries(ByteBuffer directory, int count, long length) throws PackageFault {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at + 46 <= directory.limit() && directory.getInt(at) == CENTRAL) {
            int flags = Short.toUnsignedInt(directory.getShort(at + 8));
            int method = Short.toUnsignedInt(directory.getShort(at + 10));
            int named = Short.toUnsignedInt(directory.getShort(at + 28));
            int next = at
                    + 46
                    + named
                    + Short.toUnsignedInt(directory.getShort(at + 30))
                    + Short.toUnsignedInt(directory.getShort(at + 32));
            if (next > directory.limit()) {
                break;
            }
            byte[] raw = new byte[named];
            directory.get(at + 46, raw);
            String name = name(raw, (flags & 0x800) != 0);
            boolean unix = (directory.getShort(at + 4) >> 8) == 3;
            int mode = directory.getInt(at + 38) >>> 16;
            if (unix && (mode & 0xF000) == LINK) {
                throw new PackageFault("\"" + name + "\" is a link, which never comes in");
            }
            if ((flags & 1) != 0) {
                throw new PackageFault("\"" + name + "\" is encrypted");
            }
            if (method != 0 && method != 8) {
                throw new PackageFault("\"" + name + "\" is packed in a way (" + method + ") that is not read");
            }
            ByteBuffer extra = directory
                    .slice(at + 46 + named, Short.toUnsignedInt(directory.getShort(at + 30)))
                    .order(ByteOrder.LITTLE_ENDIAN);
            Numbers numbers = new Numbers(extra, name);
            // In this order they stand in the part for large numbers.
            long size = numbers.of(directory.getInt(at + 24));
            long packed = numbers.of(directory.getInt(at + 20));
            long offset = numbers.of(directory.getInt(at + 42));
            Entry entry = new Entry(
                    name,
                    name.endsWith("/") || name.endsWith("\\"),
                    method,
                    packed,
                    size,
                    Integer.toUnsignedLong(directory.getInt(at + 16)),
                    offset);
            if (entry.offset > length || entry.packed > length || entry.offset + 30 + entry.packed > length) {
                throw new PackageFault("\"" + name + "\" runs past the end of the archive");
            }
            entries.add(entry);
            at = next;
        }
        if (entries.size() != count) {
            throw new PackageFault(
                    "the directory of the archive names " + entries.size() + " files and says it has " + count);
        }
        return entries;
    }

    /** Numbers of an entry, of which those that do not fit stand apart (zip64). */
    private static final class Numbers {

        private final ByteBuffer extra;
        private final String name;
        private int at = -1;
        private int end;

        Numbers(ByteBuffer extra, String name) {
            this.extra = extra;
            this.name = name;
            for (int i = 0; i + 4 <= extra.limit(); i += 4 + Short.toUnsignedInt(extra.getShort(i + 2))) {
                if (Short.toUnsignedInt(extra.getShort(i)) == LARGE) {
                    at = i + 4;
                    end = Math.min(extra.limit(), at + Short.toUnsignedInt(extra.getShort(i + 2)));
                    return;
                }
            }
        }

        long of(int given) throws PackageFault {
            long number = Integer.toUnsignedLong(given);
            if (number != ELSEWHERE) {
                return number;
            }
            if (at < 0 || at + 8 > end) {
                throw new PackageFault("\"" + name + "\" has no size or place in the directory of the archive");
            }
            long large = extra.getLong(at);
            at += 8;
            if (large < 0) {
                throw new PackageFault("\"" + name + "\" says it is larger than anything is");
            }
            return large;
        }
    }

    /** @throws PackageFault when files share bytes, which is how a small archive becomes a large one */
    static void requireApart(Collection<Entry> entries) throws PackageFault {
        long free = 0;
        for (Entry entry :
                entries.stream().sorted(Comparator.comparingLong(Entry::offset)).toList()) {
            if (entry.offset < free) {
                throw new PackageFault("\"" + entry.name + "\" shares its bytes with another file of the archive");
            }
            free = entry.offset + 30 + entry.packed;
        }
    }

    /** Up to {@code length} bytes from a place in the file, little endian. */
    static ByteBuffer bytes(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.max(0, length)).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            int got = channel.read(buffer, from + buffer.position());
            if (got < 0) {
                break;
            }
        }
        buffer.flip();
        return buffer;
    }

    private static String name(byte[] raw, boolean utf8) throws PackageFault {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            if (utf8) {
                throw new PackageFault("the name of a file in the archive is not UTF-8, as it says");
            }
            return new String(
                    raw, Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1);
        }
    }
}
