package nl.kennispeil.bank.card;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A guideline or a piece of literature that an item rests on.
 *
 * @param kind such as {@code NHG-Standaard}, {@code Leerboek}, {@code Artikel}; may be empty
 * @param name title, with edition or number; not blank
 * @param date the date of the edition that was used, or null when unknown
 */
public record Reference(String kind, String name, @Nullable LocalDate date) {
    public Reference {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a reference has no name");
        }
    }
}
