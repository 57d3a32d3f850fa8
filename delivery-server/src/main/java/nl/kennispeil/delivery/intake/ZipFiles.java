package nl.kennispeil.delivery.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks a zip in memory, bounded in entries, in size and in how far it may grow. */
final class ZipFiles {

    static final int MAXIMUM_ENTRIES = 40;
    static final int MAXIMUM_BYTES = 40 * 1024 * 1024;

    /** Text packs to a tenth; what grows a hundred times is a trap. */
    static final int MAXIMUM_RATIO = 100;

    private static final int SMALL = 1024 * 1024;

    private ZipFiles() {}

    /** The files at the root, by name; folders and what is in them are passed over. */
    static Map<String, byte[]> read(byte[] zip) {
        if (zip.length > Sheet.MAXIMUM_BYTES) {
            throw new UnreadableFile("large", Sheet.MAXIMUM_BYTES / 1024 / 1024);
        }
        int most = (int) Math.min(MAXIMUM_BYTES, Math.max(SMALL, (long) zip.length * MAXIMUM_RATIO));
        Map<String, byte[]> files = new HashMap<>();
        int entries = 0;
        int total = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > MAXIMUM_ENTRIES) {
                    throw new UnreadableFile("zip-entries", MAXIMUM_ENTRIES);
                }
                byte[] content = in.readNBytes(most - total + 1);
                total += content.length;
                if (total > most) {
                    throw new UnreadableFile("zip-size", MAXIMUM_BYTES / 1024 / 1024);
                }
                if (!entry.isDirectory() && !entry.getName().contains("/")) {
                    files.put(entry.getName(), content);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFile("zip", 0);
        }
        if (files.isEmpty()) {
            throw new UnreadableFile("zip", 0);
        }
        return files;
    }
}
