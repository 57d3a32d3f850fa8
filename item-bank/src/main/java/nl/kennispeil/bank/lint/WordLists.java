package nl.kennispeil.bank.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.prose.Prose;

/** The words of a language that the rules look for, from {@code lint/<language>.txt}. Immutable. */
final class WordLists {

    private static final Map<String, WordLists> KNOWN = Map.of("nl", load("nl"), "en", load("en"), "", none());

    private final String language;
    private final Map<String, Set<String>> lists;

    private WordLists(String language, Map<String, Set<String>> lists) {
        this.language = language;
        this.lists = lists;
    }

    /** The words of a language tag such as {@code nl-NL}; no words at all for a language we have no list of. */
    static WordLists of(String tag) {
        String language = tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return Optional.ofNullable(KNOWN.get(language)).orElseGet(WordLists::none);
    }

    /** {@code nl}, {@code en}, or empty. */
    String language() {
        return language;
    }

    Locale locale() {
        return language.isEmpty() ? Locale.ROOT : Locale.forLanguageTag(language);
    }

    Set<String> list(String name) {
        return lists.getOrDefault(name, Set.of());
    }

    boolean has(String list, String word) {
        return list(list).contains(word.toLowerCase(Locale.ROOT));
    }

    /** Carries meaning: longer than three letters, not too common, no number. */
    boolean content(String word) {
        return word.length() > 3 && !has("stop", word) && word.chars().noneMatch(Character::isDigit);
    }

    /** The places where a word or phrase of a list stands, longest phrases first, each place once. */
    List<Hit> hits(String list, List<Prose.Word> words) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Hit longest = null;
            for (String phrase : list(list)) {
                int length = phrase.split(" ").length;
                if (i + length <= words.size() && phrase.equals(joined(words, i, length))) {
                    if (longest == null || length > longest.length()) {
                        longest = new Hit(phrase, i, length);
                    }
                }
            }
            if (longest != null) {
                hits.add(longest);
                i += longest.length() - 1;
            }
        }
        return hits;
    }

    /**
     * A phrase among words.
     *
     * @param phrase as the list has it
     * @param first place of its first word
     * @param length number of words
     */
    record Hit(String phrase, int first, int length) {

        int from(List<Prose.Word> words) {
            return words.get(first).from();
        }

        int to(List<Prose.Word> words) {
            return words.get(first + length - 1).to();
        }
    }

    private static String joined(List<Prose.Word> words, int first, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = first; i < first + length; i++) {
            text.append(i == first ? "" : " ").append(words.get(i).lower());
        }
        return text.toString();
    }

    private static WordLists none() {
        return new WordLists("", Map.of());
    }

    private static WordLists load(String language) {
        String resource = "/lint/" + language + ".txt";
        try (InputStream in = WordLists.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            Map<String, Set<String>> lists = new HashMap<>();
            Set<String> current = new LinkedHashSet<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String text = line.strip();
                if (text.startsWith("[")) {
                    current =
                            lists.computeIfAbsent(text.substring(1, text.length() - 1), name -> new LinkedHashSet<>());
                } else if (!text.isEmpty() && !text.startsWith("#")) {
                    current.add(text);
                }
            }
            return new WordLists(language, lists);
        } catch (IOException failed) {
            throw new UncheckedIOException(resource + " cannot be read", failed);
        }
    }
}
