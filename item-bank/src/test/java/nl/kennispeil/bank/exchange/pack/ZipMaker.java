package nl.kennispeil.bank.exchange.pack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip archives, honest and otherwise. */
final class ZipMaker {

    private record Part(byte[] name, int flags, int mode, int method, byte[] packed, long crc, long size, int offset) {}

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Part> parts = new ArrayList<>();

    ZipMaker add(String name, String text) {
        return add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    ZipMaker add(String name, byte[] bytes) {
        return part(name, bytes, bytes.length, 0, 0);
    }

    /** An entry that says it has another size than it has. */
    ZipMaker lying(String name, byte[] bytes, long size) {
        return part(name, bytes, size, 0, 0);
    }

    ZipMaker link(String name, String target) {
        return part(name, target.getBytes(StandardCharsets.UTF_8), target.length(), 0, 0120777);
    }

    ZipMaker encrypted(String name) {
        return part(name, new byte[] {1}, 1, 1, 0);
    }

    /** A second name for the bytes of the first entry. */
    ZipMaker again(String name) {
        Part first = parts.get(0);
        parts.add(new Part(
                name.getBytes(StandardCharsets.UTF_8),
                0x800,
                first.mode,
                first.method,
                first.packed,
                first.crc,
                first.size,
                first.offset));
        return this;
    }

    private ZipMaker part(String name, byte[] bytes, long size, int flags, int mode) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[65_536];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        CRC32 crc = new CRC32();
        crc.update(bytes);
        Part part = new Part(
                name.getBytes(StandardCharsets.UTF_8),
                0x800 | flags,
                mode,
                8,
                packed.toByteArray(),
                crc.getValue(),
                size,
                out.size());
        parts.add(part);
        ByteBuffer head = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) part.flags)
                .putShort((short) 8)
                .putInt(0);
        head.putInt((int) part.crc)
                .putInt(part.packed.length)
                .putInt((int) size)
                .putShort((short) part.name.length)
                .putShort((short) 0);
        out.writeBytes(head.array());
        out.writeBytes(part.name);
        out.writeBytes(part.packed);
        return this;
    }

    /** The archive with all sizes and places apart, as makers of the large kind (zip64) write them. */
    byte[] large(long sizeOfAll) {
        int start = out.size();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        for (Part part : parts) {
            ByteBuffer entry = little(46);
            entry.putInt(0x02014b50)
                    .putShort((short) (3 << 8 | 45))
                    .putShort((short) 45)
                    .putShort((short) part.flags)
                    .putShort((short) part.method)
                    .putInt(0)
                    .putInt((int) part.crc)
                    .putInt(-1)
                    .putInt(-1)
                    .putShort((short) part.name.length)
                    .putShort((short) 28)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(part.mode << 16)
                    .putInt(-1);
            whole.writeBytes(bytes(entry));
            whole.writeBytes(part.name);
            ByteBuffer apart = little(28);
            apart.putShort((short) 1)
                    .putShort((short) 24)
                    .putLong(sizeOfAll < 0 ? part.size : sizeOfAll)
                    .putLong(part.packed.length)
                    .putLong(part.offset);
            whole.writeBytes(bytes(apart));
        }
        int end = whole.size();
        ByteBuffer large = little(56 + 20 + 22);
        large.putInt(0x06064b50)
                .putLong(44)
                .putInt(0)
                .putLong(0)
                .putLong(parts.size())
                .putLong(parts.size())
                .putLong(end - start)
                .putLong(start);
        large.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        large.putInt(0x06054b50)
                .putInt(0)
                .putShort((short) -1)
                .putShort((short) -1)
                .putInt(-1)
                .putInt(-1);
        whole.writeBytes(bytes(large));
        return whole.toByteArray();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] bytes() {
        int start = out.size();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        for (Part part : parts) {
            ByteBuffer entry = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN);
            entry.putInt(0x02014b50)
                    .putShort((short) (3 << 8 | 20))
                    .putShort((short) 20)
                    .putShort((short) part.flags);
            entry.putShort((short) part.method)
                    .putInt(0)
                    .putInt((int) part.crc)
                    .putInt(part.packed.length)
                    .putInt((int) part.size);
            entry.putShort((short) part.name.length)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0);
            entry.putInt(part.mode << 16).putInt(part.offset);
            whole.writeBytes(bytes(entry));
            whole.writeBytes(part.name);
        }
        ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) parts.size())
                .putShort((short) parts.size());
        end.putInt(whole.size() - start).putInt(start).putShort((short) 0);
        whole.writeBytes(end.array());
        return whole.toByteArray();
    }

    private static byte[] bytes(ByteBuffer filled) {
        byte[] bytes = new byte[filled.capacity()];
        filled.rewind();
        filled.get(bytes);
        return bytes;
    }
}
