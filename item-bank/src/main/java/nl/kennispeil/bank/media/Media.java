package nl.kennispeil.bank.media;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file of a library. Two are equal when their content and name are.
 *
 * @param sha256 SHA-256 of the bytes, 64 lower-case hexadecimal digits
 * @param type MIME type, one of {@link MediaType}
 * @param bytes the content; not to be changed
 * @param file the name items use for it
 */
public record Media(
        String sha256,
        String type,
        @SuppressWarnings("ArrayRecordComponent") byte[] bytes,
        String file) {

    public Media {
        if (MediaType.ofMime(type).isEmpty()) {
            throw new IllegalArgumentException("media " + file + " has type " + type + ", which is not allowed");
        }
        if (!sha256.equals(hash(bytes))) {
            throw new IllegalArgumentException("media " + file + " is not the content of hash " + sha256);
        }
    }

    /** Name to serve it under, such as {@code 9f86….webm}: it changes with the content, so it may be cached for ever. */
    public String servedName() {
        return sha256 + "." + MediaType.ofMime(type).orElseThrow().extension;
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Media media && sha256.equals(media.sha256) && file.equals(media.file);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return file + " (" + type + ", " + bytes.length + " bytes)";
    }
}
