package nl.kennispeil.delivery.medialibrary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Walks a GIF and leaves out comments, texts and what programs wrote, save for how often it plays. */
final class Gif {

    private Gif() {}

    /** @throws IOException when it is cut off */
    static byte[] stripped(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        int at = 13 + table(file, 10);
        out.write(file, 0, at);
        while (true) {
            int start = at;
            int kind = file[at] & 0xFF;
            if (kind == 0x3B) {
                out.write(kind);
                return out.toByteArray();
            }
            if (kind == 0x2C) {
                at = blocks(file, at + 10 + table(file, at + 9) + 1);
                out.write(file, start, at - start);
            } else if (kind == 0x21) {
                int label = file[at + 1] & 0xFF;
                boolean plays = label == 0xFF
                        && new String(file, at + 3, 11, StandardCharsets.ISO_8859_1).equals("NETSCAPE2.0");
                at = blocks(file, at + 2);
                if (label == 0xF9 || plays) {
                    out.write(file, start, at - start);
                }
            } else {
                throw new IOException("no such block");
            }
        }
    }

    private static int table(byte[] file, int flags) {
        int packed = file[flags] & 0xFF;
        return (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);
    }

    private static int blocks(byte[] file, int from) {
        int at = from;
        while (file[at] != 0) {
            at += 1 + (file[at] & 0xFF);
        }
        return at + 1;
    }
}
