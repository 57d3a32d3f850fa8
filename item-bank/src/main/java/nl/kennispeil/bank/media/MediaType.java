package nl.kennispeil.bank.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The allow-list, and how each type shows in its first bytes. A file name or a claimed type decides nothing. */
enum MediaType {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    SVG("image/svg+xml", "svg"),
    WEBM("video/webm", "webm"),
    MP4("video/mp4", "mp4"),
    VTT("text/vtt", "vtt");

    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final byte[] JPEG_START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] EBML_START = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};

    final String mime;
    final String extension;

    MediaType(String mime, String extension) {
        this.mime = mime;
        this.extension = extension;
    }

    /** The type of the content, or empty when it is not on the list. */
    static Optional<MediaType> sniff(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
        if (startsWith(bytes, PNG_START)) {
            return Optional.of(PNG);
        }
        if (startsWith(bytes, JPEG_START)) {
            return Optional.of(JPEG);
        }
        if (startsWith(bytes, EBML_START) && head.contains("webm")) {
            return Optional.of(WEBM);
        }
        if (head.startsWith("ftyp", 4)) {
            return Optional.of(MP4);
        }
        if (head.startsWith("WEBVTT") || head.startsWith("\u00EF\u00BB\u00BFWEBVTT")) {
            return Optional.of(VTT);
        }
        if (head.startsWith("<svg") || (head.startsWith("<?xml") && head.contains("<svg"))) {
            return Optional.of(SVG);
        }
        return Optional.empty();
    }

    static Optional<MediaType> ofMime(String mime) {
        return Arrays.stream(values()).filter(type -> type.mime.equals(mime)).findFirst();
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
