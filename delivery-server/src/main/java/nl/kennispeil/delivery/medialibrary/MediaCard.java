package nl.kennispeil.delivery.medialibrary;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.card.Consent;

/**
 * What the library knows of a file besides its bytes.
 *
 * @param name {@code <sha256>.<extension>}: what items name it by
 * @param type such as {@code image/png}
 * @param bytes how many
 * @param width in pixels; 0 when unknown
 * @param height in pixels; 0 when unknown
 * @param title in the words of staff
 * @param alt what it shows in words, offered whenever it is used
 * @param owner organisation it belongs to
 * @param licence under what it may be used
 * @param captions names of caption files by language
 * @param consents of persons who can be recognised in it (R43)
 * @param by bylines of who uploaded it
 * @param removal byline of who proposed to remove it; empty when nobody did
 */
record MediaCard(
        String name,
        String type,
        int bytes,
        int width,
        int height,
        String title,
        String alt,
        String owner,
        String licence,
        Map<String, String> captions,
        List<Consent> consents,
        Set<String> by,
        Instant at,
        String removal) {

    boolean image() {
        return type.startsWith("image/");
    }

    boolean withdrawn() {
        return consents.stream().anyMatch(each -> each.withdrawn() != null);
    }
}
