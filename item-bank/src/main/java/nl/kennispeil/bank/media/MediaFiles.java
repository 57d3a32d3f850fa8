package nl.kennispeil.bank.media;

import java.util.Optional;

/** Where the media of items are found. Safe for use by several threads; calls may block. */
public interface MediaFiles {

    /** The media an item means by {@code file}. */
    Optional<Media> byFile(String file);

    /** The media with this content, by SHA-256 in lower-case hexadecimal. */
    Optional<Media> byHash(String sha256);
}
