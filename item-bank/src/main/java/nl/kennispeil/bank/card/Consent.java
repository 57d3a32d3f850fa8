package nl.kennispeil.bank.card;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Proof that somebody who can be recognised in a picture or film agreed to its use (R43). The person is not named here:
 * the declaration lies with who made the recording, under {@code document}.
 *
 * @param media name of the file in the media library; not blank
 * @param document where the signed declaration is kept, such as a file number; not blank, no name of a person
 * @param given when it was given
 * @param withdrawn when it was withdrawn, or null; from then on the item is blocked
 */
public record Consent(
        String media,
        String document,
        LocalDate given,
        @Nullable LocalDate withdrawn) {
    public Consent {
        if (media.isBlank() || document.isBlank()) {
            throw new IllegalArgumentException("a consent needs the media file and where the declaration is kept");
        }
        if (withdrawn != null && withdrawn.isBefore(given)) {
            throw new IllegalArgumentException(
                    "consent " + document + " is withdrawn on " + withdrawn + ", before it was given on " + given);
        }
    }
}
