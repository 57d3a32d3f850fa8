package nl.kennispeil.delivery.medialibrary;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import nl.kennispeil.bank.media.MediaType;

/**
 * A file without what a camera, a telephone or a word processor wrote into it about place, device and person.
 *
 * <p>PNG, JPEG, GIF and WebP keep their pixels to the byte and lose every part that is not about pixels (EXIF, XMP,
 * comments, text); a JPEG that has to be turned is drawn anew. MP4 and M4A lose their user data, where telephones write
 * the place; MP3 loses its ID3 tags. SVG is written anew from an allow-list. WebM, Ogg, WAV, PDF and WebVTT stay as they are.
 *
 * @param bytes what is kept
 * @param width in pixels; 0 when that is not known
 * @param height in pixels; 0 when that is not known
 */
record Stripped(@SuppressWarnings("ArrayRecordComponent") byte[] bytes, int width, int height) {

    private static final long MOST_PIXELS = 60_000_000;
    private static final Set<String> PNG_KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "pHYs", "sBIT", "bKGD", "acTL",
            "fcTL", "fdAT");
    private static final Set<String> WEBP_KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final Set<String> MP4_NESTED = Set.of("moov", "trak", "mdia", "minf", "moof", "traf");
    private static final Set<String> MP4_CLEARED = Set.of("udta", "meta", "uuid");

    /** The file without its marks; empty when it is damaged, or holds what is not allowed. */
    static Optional<Stripped> of(byte[] file, MediaType type) {
        try {
            return Optional.of(
                    switch (type) {
                        case PNG -> pixels(png(file), "png");
                        case JPEG -> jpeg(file);
                        case GIF -> pixels(Gif.stripped(file), "gif");
                        case WEBP -> webp(file);
                        case MP4, M4A -> new Stripped(mp4(file), 0, 0);
                        case MP3 -> new Stripped(mp3(file), 0, 0);
                        case SVG -> new Stripped(SafeSvg.written(file), 0, 0);
                        case PDF -> pdf(file);
                        case VTT -> vtt(file);
                        case WEBM, OGG, WAV -> new Stripped(file, 0, 0);
                    });
        } catch (IOException | RuntimeException damaged) {
            // readers throw whatever they like at a damaged file
            return Optional.empty();
        }
    }

    private static Stripped pixels(byte[] file, String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw new IOException("too many pixels");
            }
            return new Stripped(file, width, height);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] png(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, 8);
        int at = 8;
        while (at + 12 <= file.length) {
            int length = ByteBuffer.wrap(file, at, 4).getInt();
            String name = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || (long) at + 12 + length > file.length) {
                throw new IOException("a part is cut off");
            }
            if (PNG_KEPT.contains(name)) {
                out.write(file, at, 12 + length);
            }
            at += 12 + length;
            if (name.equals("IEND")) {
                return out.toByteArray();
            }
        }
        throw new IOException("no end");
    }

    private static Stripped jpeg(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, 2);
        int turn = 1;
        int at = 2;
        while (true) {
            if (at + 4 > file.length || (file[at] & 0xFF) != 0xFF) {
                throw new IOException("a part is cut off");
            }
            int marker = file[at + 1] & 0xFF;
            int length = ByteBuffer.wrap(file, at + 2, 2).getShort() & 0xFFFF;
            if (length < 2 || at + 2 + length > file.length) {
                throw new IOException("a part is cut off");
            }
            if (marker == 0xE1) {
                turn = Math.max(turn, Exif.orientation(file, at + 4, length - 2));
            }
            boolean about = (marker >= 0xE1 && marker <= 0xEF && marker != 0xE2 && marker != 0xEE) || marker == 0xFE;
            if (!about) {
                out.write(file, at, 2 + length);
            }
            at += 2 + length;
            if (marker == 0xDA) {
                break;
            }
        }
        // pixels until the last end mark; telephones hide films and depth maps behind it
        int end = at;
        while (end + 1 < file.length && !((file[end] & 0xFF) == 0xFF && (file[end + 1] & 0xFF) == 0xD9)) {
            end++;
        }
        out.write(file, at, Math.min(file.length, end + 2) - at);
        Stripped stripped = pixels(out.toByteArray(), "jpeg");
        return turn > 1 && turn <= 8 ? turned(stripped, turn) : stripped;
    }

    private static Stripped turned(Stripped picture, int orientation) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        if (image == null) {
            throw new IOException("no picture");
        }
        int width = image.getWidth();
        int height = image.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
        boolean swapped = orientation >= 5;
        BufferedImage drawn =
                new BufferedImage(swapped ? height : width, swapped ? width : height, BufferedImage.TYPE_INT_RGB);
        drawn.createGraphics().drawImage(image, new AffineTransformOp(turn, AffineTransformOp.TYPE_BILINEAR), 0, 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(drawn, "jpeg", out)) {
            throw new IOException("no writer for JPEG");
        }
        return new Stripped(out.toByteArray(), drawn.getWidth(), drawn.getHeight());
    }

    private static Stripped webp(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        int width = 0;
        int height = 0;
        int at = 12;
        while (at + 8 <= file.length) {
            String name = new String(file, at, 4, StandardCharsets.ISO_8859_1);
            int length = Integer.reverseBytes(ByteBuffer.wrap(file, at + 4, 4).getInt());
            if (length < 0 || (long) at + 8 + length > file.length) {
                throw new IOException("a part is cut off");
            }
            int padded = Math.min(file.length - at, 8 + length + (length & 1));
            if (WEBP_KEPT.contains(name)) {
                int start = out.size();
                out.write(file, at, padded);
                if (name.equals("VP8X") && length >= 10) {
                    width = 1 + little(file, at + 12);
                    height = 1 + little(file, at + 15);
                    byte[] whole = out.toByteArray();
                    // no EXIF and no XMP follow any more
                    whole[start + 8] &= (byte) ~0x0C;
                    out.reset();
                    out.write(whole);
                }
            }
            at += padded;
        }
        if ((long) width * height > MOST_PIXELS || out.size() == 0) {
            throw new IOException("too many pixels, or none");
        }
        byte[] parts = out.toByteArray();
        ByteBuffer whole = ByteBuffer.allocate(12 + parts.length);
        whole.put("RIFF".getBytes(StandardCharsets.ISO_8859_1));
        whole.putInt(Integer.reverseBytes(4 + parts.length));
        whole.put("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        whole.put(parts);
        return new Stripped(whole.array(), width, height);
    }

    private static int little(byte[] file, int at) {
        return (file[at] & 0xFF) | (file[at + 1] & 0xFF) << 8 | (file[at + 2] & 0xFF) << 16;
    }

    /** Boxes about persons and places become empty space of the same length, so that nothing else moves. */
    private static byte[] mp4(byte[] file) throws IOException {
        byte[] cleared = file.clone();
        boxes(cleared, 0, cleared.length, 0);
        return cleared;
    }

    private static void boxes(byte[] file, int from, int to, int depth) throws IOException {
        int at = from;
        while (at + 8 <= to) {
            long length = ByteBuffer.wrap(file, at, 4).getInt() & 0xFFFFFFFFL;
            String name = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            int head = 8;
            if (length == 1 && at + 16 <= to) {
                length = ByteBuffer.wrap(file, at + 8, 8).getLong();
                head = 16;
            } else if (length == 0) {
                length = (long) to - at;
            }
            if (length < head || at + length > to) {
                throw new IOException("a box is cut off");
            }
            int end = (int) (at + length);
            if (MP4_CLEARED.contains(name)) {
                System.arraycopy("free".getBytes(StandardCharsets.ISO_8859_1), 0, file, at + 4, 4);
                java.util.Arrays.fill(file, at + head, end, (byte) 0);
            } else if (MP4_NESTED.contains(name) && depth < 8) {
                boxes(file, at + head, end, depth + 1);
            }
            at = end;
        }
    }

    private static byte[] mp3(byte[] file) throws IOException {
        int from = 0;
        int to = file.length;
        if (file.length > 10 && file[0] == 'I' && file[1] == 'D' && file[2] == '3') {
            int length = (file[6] & 0x7F) << 21 | (file[7] & 0x7F) << 14 | (file[8] & 0x7F) << 7 | (file[9] & 0x7F);
            from = 10 + length;
        }
        if (to - from > 128 && file[to - 128] == 'T' && file[to - 127] == 'A' && file[to - 126] == 'G') {
            to -= 128;
        }
        if (from >= to || (file[from] & 0xFF) != 0xFF) {
            throw new IOException("no sound behind the tags");
        }
        return java.util.Arrays.copyOfRange(file, from, to);
    }

    private static Stripped pdf(byte[] file) throws IOException {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        for (String each : new String[] {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/RichMedia"}) {
            if (text.matches("(?s).*" + each + "[\\s/<(\\[\\d].*")) {
                throw new IOException("a document that acts");
            }
        }
        return new Stripped(file, 0, 0);
    }

    private static Stripped vtt(byte[] file) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(file))
                .toString();
        if (file.length > 2_000_000 || text.indexOf('\0') >= 0) {
            throw new IOException("no captions");
        }
        return new Stripped(file, 0, 0);
    }
}
