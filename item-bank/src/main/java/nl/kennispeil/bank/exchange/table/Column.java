package nl.kennispeil.bank.exchange.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kennispeil.bank.exchange.Metadata;
import org.jspecify.annotations.Nullable;

/** What a column may say, with its headings; the first two are those of the template. */
enum Column {
    ID("", "nummer", "id", "identifier", "code", "vraagnummer"),
    TITLE("", "titel", "title"),
    TYPE("", "type", "type", "vraagtype", "soort"),
    LANGUAGE("", "taal", "language"),
    CASE("", "casus", "case", "vignet", "vignette"),
    STEM("", "vraag", "stem", "stam", "question", "vraagstelling"),
    KEY("", "sleutel", "key", "juist antwoord", "goed antwoord", "correct answer", "correct"),
    MARGIN("", "marge", "margin", "tolerantie", "tolerance"),
    POINTS("", "punten", "points"),
    RATIONALE(Metadata.RATIONALE, "toelichting", "rationale", "uitleg", "explanation"),
    SOURCE(Metadata.SOURCE, "bron", "source", "literatuur", "reference", "richtlijn", "guideline"),
    ICPC(Metadata.ICPC, "icpc", "icpc", "icpc-code", "icpc code"),
    AGE(Metadata.AGE, "leeftijd", "age", "leeftijdsgroep", "age group"),
    ASPECT(Metadata.ASPECT, "aspect", "aspect", "consultaspect", "consultation aspect"),
    CHARACTER(Metadata.CHARACTER, "kenmerk", "character"),
    CATEGORY(Metadata.CATEGORY, "categorie", "category", "thema", "theme", "onderwerp", "topic"),
    AUTHOR(Metadata.AUTHOR, "auteur", "author"),
    TAGS(Metadata.TAGS, "trefwoorden", "tags", "keywords");

    /** Name in {@link Metadata}; empty when the column is content. */
    final String metadata;

    // List.of makes it immutable, which its type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    final List<String> headings;

    Column(String metadata, String... headings) {
        this.metadata = metadata;
        this.headings = List.of(headings);
    }

    /** A heading of the file: one of these columns, an option, or unknown. */
    static Optional<Heading> heading(String text) {
        String name =
                text.replace('\u00A0', ' ').strip().toLowerCase(Locale.ROOT).replaceAll("\\s*[:*]$", "");
        if (name.matches("((optie|option|antwoord|answer|alternatief|choice)\\s*)?[a-z]")) {
            return Optional.of(new Heading(null, name.charAt(name.length() - 1) - 'a'));
        }
        return Arrays.stream(values())
                .filter(column -> column.headings.contains(name))
                .findFirst()
                .map(column -> new Heading(column, -1));
    }

    /**
     * @param column null for an option
     * @param option 0 for A; -1 for a column that is no option
     */
    record Heading(@Nullable Column column, int option) {}
}
