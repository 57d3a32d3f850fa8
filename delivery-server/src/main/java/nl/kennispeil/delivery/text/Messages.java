package nl.kennispeil.delivery.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The words of the screens, by key and language, from {@code messages_*.properties} (the candidate's application) and
 * {@code pages_*.properties} and {@code results_*.properties} (everything rendered here). The bundles are read by name: the platform's lookup would fall
 * back to the language of the machine before Dutch.
 */
public final class Messages {

    private static final Set<String> BUNDLES = Set.of(
            "messages", //
            "pages",
            "results",
            "audit",
            "editor",
            "exchange",
            "forms",
            "grants",
            "items",
            "lint",
            "login",
            "marking",
            "persons",
            "privacy",
            "psychometrics",
            "rights");

    private final Language language;
    private final Map<String, String> texts;

    private Messages(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /** The words of a language. */
    public static Messages in(Language language) {
        Map<String, String> texts = new HashMap<>();
        for (String bundle : BUNDLES) {
            load("/" + bundle + "_" + language.code() + ".properties", texts);
        }
        return new Messages(language, texts);
    }

    public Language language() {
        return language;
    }

    /** The text of a key, with {@code {0}} and so on filled in; a missing key shows as itself, which tests look for. */
    public String text(String key, Object... arguments) {
        String text = texts.get(key);
        if (text == null) {
            return "⟦" + key + "⟧";
        }
        return arguments.length == 0
                ? text
                : new MessageFormat(text.replace("'", "''"), language.locale()).format(arguments);
    }

    /** All texts whose key starts with the prefix, in order. */
    public SortedMap<String, String> startingWith(String prefix) {
        SortedMap<String, String> selected = new TreeMap<>();
        texts.forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                selected.put(key, text);
            }
        });
        return selected;
    }

    private static void load(String resource, Map<String, String> into) {
        try (InputStream in = Messages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("message bundle " + resource + " is not on the class path");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String key : properties.stringPropertyNames()) {
                if (into.put(key, properties.getProperty(key)) != null) {
                    throw new IllegalStateException(
                            "the text of " + key + " in " + resource + " is in another bundle too");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("message bundle " + resource + " cannot be read", e);
        }
    }
}
