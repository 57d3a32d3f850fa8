package nl.kennispeil.delivery.itemexchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * The reader of files says what it found in English. This is the same in another language: a table of sentences with
 * places for what is quoted, for a word that may be in the table itself, and for a sentence that must be. What is not in
 * the table is shown as it was said, and known to be English.
 */
final class ReportPhrases {

    private static final Pattern PLACE = Pattern.compile("\\{(|woord|zin)}");
    private static final Map<Language, ReportPhrases> ALL = new EnumMap<>(Language.class);

    static {
        for (Language each : Language.values()) {
            ALL.put(each, new ReportPhrases(each == Language.EN ? "" : table(each), each != Language.EN));
        }
    }

    private enum Place {
        QUOTE,
        WORD,
        SENTENCE
    }

    /**
     * @param said what is said between the places, in order; one more than there are places
     * @param words the same in the other language; it may leave out the last places
     */
    private record Phrase(List<String> said, List<String> words, List<Place> places) {}

    private final List<Phrase> phrases = new ArrayList<>();
    private final boolean foreign;

    private ReportPhrases(String table, boolean foreign) {
        this.foreign = foreign;
        for (String line : table.lines().toList()) {
            int between = line.indexOf(" = ");
            if (!line.startsWith("#") && between > 0) {
                String said = line.substring(0, between).strip();
                phrases.add(new Phrase(
                        parts(said), parts(line.substring(between + 3).strip()), places(said)));
            }
        }
    }

    static ReportPhrases in(Language language) {
        ReportPhrases phrases = ALL.get(language);
        if (phrases == null) {
            throw new IllegalStateException("no phrases in " + language);
        }
        return phrases;
    }

    /** The sentence in this language, with what it quotes; as it was said when the table does not have it. */
    Said of(String said) {
        return found(said).orElseGet(() -> foreign ? Said.english(said) : Said.plain(said));
    }

    private Optional<Said> found(String said) {
        for (Phrase each : phrases) {
            List<String> quoted = quoted(each.said(), said);
            if (quoted != null) {
                return Optional.of(written(each, quoted));
            }
        }
        return Optional.empty();
    }

    private Said written(Phrase phrase, List<String> quoted) {
        Said words = Said.plain(phrase.words().get(0));
        for (int i = 1; i < phrase.words().size(); i++) {
            String each = quoted.get(i - 1);
            Said its = switch (phrase.places().get(i - 1)) {
                case QUOTE -> Said.plain(each);
                case WORD -> found(each).orElse(Said.plain(each));
                case SENTENCE -> of(each);
            };
            words = words.then(its).then(Said.plain(phrase.words().get(i)));
        }
        return words;
    }

    int size() {
        return phrases.size();
    }

    /**
     * What stands at the places, each as short as can be; null when the sentence is another one. In one pass: what is
     * quoted was written by strangers, and must not make the search long.
     */
    private static @Nullable List<String> quoted(List<String> parts, String said) {
        int last = parts.size() - 1;
        String begin = parts.get(0);
        if (last == 0) {
            return said.equals(begin) ? List.of() : null;
        }
        if (!said.startsWith(begin)) {
            return null;
        }
        List<String> quoted = new ArrayList<>();
        int at = begin.length();
        for (int i = 1; i < last; i++) {
            int found = said.indexOf(parts.get(i), at);
            if (found < 0) {
                return null;
            }
            quoted.add(said.substring(at, found));
            at = found + parts.get(i).length();
        }
        int end = said.length() - parts.get(last).length();
        if (end < at || !said.endsWith(parts.get(last))) {
            return null;
        }
        quoted.add(said.substring(at, end));
        return quoted;
    }

    private static List<String> parts(String text) {
        return List.of(PLACE.split(text, -1));
    }

    private static List<Place> places(String said) {
        List<Place> places = new ArrayList<>();
        Matcher place = PLACE.matcher(said);
        while (place.find()) {
            places.add(
                    switch (place.group(1)) {
                        case "woord" -> Place.WORD;
                        case "zin" -> Place.SENTENCE;
                        default -> Place.QUOTE;
                    });
        }
        return places;
    }

    private static String table(Language language) {
        String name = "/items/report_" + language.code() + ".txt";
        try (InputStream in = ReportPhrases.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the report lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
