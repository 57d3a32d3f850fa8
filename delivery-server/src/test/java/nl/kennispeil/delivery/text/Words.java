package nl.kennispeil.delivery.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the keys of texts that sources and templates ask for, and checks that each has words in every language. */
public final class Words {

    private Words() {}

    /** What the first group of a pattern catches in the files of a folder. */
    public static Set<String> found(Path root, Pattern pattern) {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    /** Fails for a key without words; for no keys at all too, since then the search is wrong. */
    public static void exist(String prefix, Set<String> keys) {
        assertThat(keys).isNotEmpty();
        for (Language language : Language.values()) {
            Messages messages = Messages.in(language);
            assertThat(keys)
                    .allSatisfy(key -> assertThat(messages.text(prefix + key))
                            .as("%s in %s", key, language)
                            .doesNotContain("⟦"));
        }
    }
}
