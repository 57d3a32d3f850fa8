package nl.kennispeil.bank.exchange.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip archive. Every name and size is judged, and every entry unpacked and counted, before anything is handed out;
 * nothing is written. Names or sizes that no honest package has refuse the whole archive; an entry that is damaged
 * refuses itself.
 */
final class ZipBundle implements Bundle {

    /** Deflate can reach 1:1032; text of items stays far below this. Small entries may do what they like. */
    private static final int MAX_RATIO = 200;

    private static final long RATIO_COUNTS_FROM = 1_000_000;
    private static final int LOCAL = 0x04034b50;

    private final Path file;
    private final FileChannel channel;
    private final Map<String, ZipEntries.Entry> entries = new TreeMap<>();
    private final Map<String, String> damaged = new TreeMap<>();

    private ZipBundle(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws PackageFault when the archive is refused as a whole */
    static ZipBundle open(Path file) throws IOException, PackageFault {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        ZipBundle bundle = new ZipBundle(file, channel);
        try {
            bundle.judge();
            return bundle;
        } catch (IOException | PackageFault | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private void judge() throws IOException, PackageFault {
        long declared = 0;
        Map<String, String> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (ZipEntries.Entry entry : ZipEntries.read(channel)) {
            String path = PackageNames.checked(entry.name());
            if (entry.folder() || PackageNames.litter(path)) {
                continue;
            }
            String other = folded.putIfAbsent(path, path);
            if (path.equals(other)) {
                throw new PackageFault("two files of the archive are called \"" + path + "\"");
            }
            if (other != null) {
                // On some machines one would replace the other.
                damaged.put(path, "its name differs from \"" + other + "\" in capitals only: give it another one");
            }
            if (entry.size() > MAX_FILE) {
                throw new PackageFault(
                        "\"" + path + "\" says it is " + entry.size() + " bytes: allowed are " + MAX_FILE);
            }
            declared += entry.size();
            if (declared > MAX_TOTAL) {
                throw new PackageFault(
                        "the files say they are more than " + MAX_TOTAL + " bytes together, which is what is allowed");
            }
            entries.put(path, entry);
        }
        ZipEntries.requireApart(entries.values());
        long total = 0;
        for (Map.Entry<String, ZipEntries.Entry> each : entries.entrySet()) {
            Counter counter = new Counter(each.getKey(), each.getValue().packed(), MAX_TOTAL - total);
            try {
                unpack(each.getValue(), counter);
            } catch (Bomb bomb) {
                throw new PackageFault(String.valueOf(bomb.getMessage()));
            } catch (DataFormatException wrong) {
                damaged.put(each.getKey(), "the file is damaged in the archive: " + wrong.getMessage());
            }
            total += counter.count;
        }
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public boolean holdsMany() {
        return true;
    }

    @Override
    public Set<String> paths() {
        return Collections.unmodifiableSet(new TreeSet<>(entries.keySet()));
    }

    @Override
    public Optional<String> damage(String path) {
        return Optional.ofNullable(damaged.get(path));
    }

    @Override
    public Optional<byte[]> file(String path) {
        ZipEntries.Entry entry = entries.get(path);
        if (entry == null || damaged.containsKey(path)) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) entry.size());
        try {
            unpack(entry, bytes);
            return Optional.of(bytes.toByteArray());
        } catch (IOException | DataFormatException failed) {
            damaged.put(path, "the file can no longer be read from the archive");
            return Optional.empty();
        }
    }

    private void unpack(ZipEntries.Entry entry, OutputStream into) throws IOException, DataFormatException {
        ByteBuffer head = ZipEntries.bytes(channel, entry.offset(), 30);
        if (head.getInt(0) != LOCAL) {
            throw new DataFormatException("its header is not where the archive says");
        }
        long at = entry.offset() + 30 + Short.toUnsignedInt(head.getShort(26)) + Short.toUnsignedInt(head.getShort(28));
        CRC32 crc = new CRC32();
        long left = entry.packed();
        long written = 0;
        Inflater inflater = entry.method() == 0 ? null : new Inflater(true);
        try {
            byte[] out = new byte[65_536];
            while (left > 0 && (inflater == null || !inflater.finished())) {
                ByteBuffer chunk = ZipEntries.bytes(channel, at, (int) Math.min(65_536, left));
                if (chunk.remaining() == 0) {
                    throw new DataFormatException("it is cut short");
                }
                at += chunk.remaining();
                left -= chunk.remaining();
                if (inflater == null) {
                    byte[] plain = new byte[chunk.remaining()];
                    chunk.get(plain);
                    crc.update(plain);
                    into.write(plain);
                    written += plain.length;
                } else {
                    inflater.setInput(chunk);
                    int got;
                    while ((got = inflater.inflate(out)) > 0) {
                        crc.update(out, 0, got);
                        into.write(out, 0, got);
                        written += got;
                    }
                    if (inflater.needsDictionary()) {
                        throw new DataFormatException("it needs a dictionary");
                    }
                }
            }
            if (inflater != null && !inflater.finished()) {
                throw new DataFormatException("it is cut short");
            }
        } finally {
            if (inflater != null) {
                inflater.end();
            }
        }
        if (written != entry.size() || crc.getValue() != entry.crc()) {
            throw new DataFormatException("its size or checksum is not what the archive says");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Counts what comes out of an entry and keeps nothing. */
    private static final class Counter extends OutputStream {

        private final String path;
        private final long packed;
        private final long left;
        private long count;

        Counter(String path, long packed, long left) {
            this.path = path;
            this.packed = packed;
            this.left = left;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            count += length;
            if (count > MAX_FILE) {
                throw new Bomb(
                        "\"" + path + "\" unpacks to more than " + MAX_FILE + " bytes, which is what is allowed");
            }
            if (count > left) {
                throw new Bomb(
                        "the files unpack to more than " + MAX_TOTAL + " bytes together, which is what is allowed");
            }
            if (count > RATIO_COUNTS_FROM && count / Math.max(1, packed) > MAX_RATIO) {
                throw new Bomb("\"" + path + "\" unpacks to more than " + MAX_RATIO + " times its size");
            }
        }
    }

    /** Stops the unpacking of an archive that is larger than it may be. */
    static final class Bomb extends IOException {

        private static final long serialVersionUID = 1L;

        Bomb(String reason) {
            super(reason);
        }
    }
}
