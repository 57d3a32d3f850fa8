package nl.kennispeil.delivery.itemexchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.text.Language;

/**
 * The reader of files says what it found in English. This is the same in another language: a table of sentences, where
 * {@code {}} stands for what is quoted, in the same order. What is not in the table is shown as it was said.
 */
final class ReportPhrases {

    private static final String PLACE = "{}";
    private static final Map<Language, ReportPhrases> ALL = new EnumMap<>(Language.class);

    static {
        for (Language each : Language.values()) {
            ALL.put(each, new ReportPhrases(each == Language.EN ? "" : table(each)));
        }
    }

    private record Phrase(Pattern said, String[] words) {}

    private final List<Phrase> phrases = new ArrayList<>();

    private ReportPhrases(String table) {
        for (String line : table.lines().toList()) {
            int between = line.indexOf(" = ");
            if (!line.isBlank() && !line.startsWith("#") && between > 0) {
                phrases.add(new Phrase(
                        pattern(line.substring(0, between).strip()),
                        parts(line.substring(between + 3).strip())));
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

    /** The sentence in this language, with what it quotes; itself when the table does not have it. */
    String of(String said) {
        for (Phrase each : phrases) {
            Matcher matcher = each.said().matcher(said);
            if (matcher.matches()) {
                StringBuilder words = new StringBuilder(each.words()[0]);
                for (int i = 1; i < each.words().length; i++) {
                    words.append(of(matcher.group(i))).append(each.words()[i]);
                }
                return words.toString();
            }
        }
        return said;
    }

    int size() {
        return phrases.size();
    }

    private static Pattern pattern(String said) {
        String pattern = Arrays.stream(parts(said)).map(Pattern::quote).collect(Collectors.joining("(.*?)"));
        return Pattern.compile(pattern, Pattern.DOTALL);
    }

    private static String[] parts(String text) {
        return text.split(Pattern.quote(PLACE), -1);
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
