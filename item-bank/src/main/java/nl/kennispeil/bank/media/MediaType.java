package nl.kennispeil.bank.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The allow-list, and how each type shows in its first bytes. A file name or a claimed type decides nothing. */
public enum MediaType {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    SVG("image/svg+xml", "svg"),
    WEBM("video/webm", "webm"),
    MP4("video/mp4", "mp4"),
    M4A("audio/mp4", "m4a"),
    MP3("audio/mpeg", "mp3"),
    OGG("audio/ogg", "ogg"),
    WAV("audio/wav", "wav"),
    PDF("application/pdf", "pdf"),
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

    /** Such as {@code image/png}. */
    public String mime() {
        return mime;
    }

    /** Without dot, such as {@code png}. */
    public String extension() {
        return extension;
    }

    /** True for types a page shows as a picture. */
    public boolean picture() {
        return mime.startsWith("image/");
    }

    /** The type of the content, or empty when it is not on the list. An SVG told here may still hold scripts. */
    public static Optional<MediaType> sniff(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        if (startsWith(bytes, PNG_START)) {
            return Optional.of(PNG);
        }
        if (startsWith(bytes, JPEG_START)) {
            return Optional.of(JPEG);
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        if (startsWith(bytes, EBML_START) && head.contains("webm")) {
            return Optional.of(WEBM);
        }
        if (head.startsWith("ftyp", 4)) {
            return Optional.of(head.startsWith("M4A", 8) || head.startsWith("M4B", 8) ? M4A : MP4);
        }
        if (head.startsWith("%PDF-")) {
            return Optional.of(PDF);
        }
        if (head.startsWith("WEBVTT") || head.startsWith("\u00EF\u00BB\u00BFWEBVTT")) {
            return Optional.of(VTT);
        }
        return sound(bytes, head).or(() -> drawing(head));
    }

    private static Optional<MediaType> sound(byte[] bytes, String head) {
        if (head.startsWith("RIFF") && head.startsWith("WAVE", 8)) {
            return Optional.of(WAV);
        }
        if (head.startsWith("OggS")) {
            return Optional.of(OGG);
        }
        // A frame of MPEG 1 or 2 layer III: eleven bits set, layer 01; a byte order mark of UTF-16 has layer 11.
        boolean frame = bytes.length > 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xE6) == 0xE2;
        return head.startsWith("ID3") || frame ? Optional.of(MP3) : Optional.empty();
    }

    private static Optional<MediaType> drawing(String head) {
        String start = head.replace("\u00EF\u00BB\u00BF", "").strip();
        return start.startsWith("<")
                        && start.matches(
                                "(?s)(\\s|<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^\\[>]*(\\[[^]]*])?[^>]*>)*<svg[\\s>/].*")
                ? Optional.of(SVG)
                : Optional.empty();
    }

    /** The type of this name. */
    public static Optional<MediaType> ofMime(String mime) {
        return Arrays.stream(values()).filter(type -> type.mime.equals(mime)).findFirst();
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
