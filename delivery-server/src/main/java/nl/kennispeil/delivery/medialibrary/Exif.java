package nl.kennispeil.delivery.medialibrary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The one thing in EXIF that shows: how a camera was held. */
final class Exif {

    private static final int ORIENTATION = 0x0112;

    private Exif() {}

    /** 1 to 8; 1 when there is none or it cannot be read. */
    static int orientation(byte[] file, int from, int length) {
        if (length < 14 || !new String(file, from, 6, StandardCharsets.ISO_8859_1).equals("Exif\0\0")) {
            return 1;
        }
        ByteBuffer tiff = ByteBuffer.wrap(file, from + 6, length - 6).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory + 2 > tiff.limit()) {
            return 1;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + 12 * i;
            if (at + 12 > tiff.limit()) {
                return 1;
            }
            if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION) {
                int value = tiff.getShort(at + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
