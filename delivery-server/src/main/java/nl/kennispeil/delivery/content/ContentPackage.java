package nl.kennispeil.delivery.content;

import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.media.Media;

/**
 * A test form as a browser gets it in the waiting room: sealed until the start.
 *
 * @param sha256 of the bytes, part of their URL
 * @param bytes 12-byte IV, then AES-256-GCM ciphertext with tag of the gzipped JSON
 * @param key the AES key, given out at the start
 * @param media what the items show, to be fetched beforehand
 * @param interactions what the items ask besides one option out of a list, such as {@code order}: parts of the player to
 *     be fetched beforehand
 */
public record ContentPackage(String sha256, byte[] bytes, byte[] key, List<Media> media, Set<String> interactions) {

    @Override
    public String toString() {
        return "ContentPackage[" + sha256 + "]";
    }
}
