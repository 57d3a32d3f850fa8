package nl.kennispeil.bank.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.prose.Choices;
import nl.kennispeil.bank.prose.Choices.Option;
import nl.kennispeil.bank.prose.Passage;
import nl.kennispeil.bank.prose.Prose;

/** Rules about the key: is there one, and can it be told from its looks. */
final class KeyRules {

    /** A key that is a few letters longer is no cue; one that is this much longer than the next option is. */
    private static final double CLEARLY_LONGER = 1.15;

    private static final int CHARACTERS_LONGER = 4;
    private static final int ECHO_LENGTH = 6;

    private KeyRules() {}

    static void missing(Subject item, Rule.Remarks remarks) {
        for (Choices choices : item.choices()) {
            Optional<Declaration> response =
                    item.content().response(choices.interaction().response());
            boolean declared = response.map(
                            each -> !each.correct().isEmpty() || each.mapping().isPresent())
                    .orElse(false);
            if (!declared) {
                remarks.add(Passage.ITEM, choices.interaction().response());
            }
        }
    }

    static void unknown(Subject item, Rule.Remarks remarks) {
        for (Choices choices : item.choices()) {
            Set<String> identifiers =
                    choices.options().stream().map(Option::identifier).collect(Collectors.toSet());
            Set<String> outside = new TreeSet<>(choices.keys());
            outside.removeAll(identifiers);
            if (!outside.isEmpty()) {
                remarks.add(Passage.ITEM, String.join(", ", outside));
            }
        }
    }

    static void longest(Subject item, Rule.Remarks remarks) {
        item.guessable().flatMap(KeyRules::clearlyLongest).ifPresent(key -> {
            int next = nextLongest(item.guessable().orElseThrow());
            remarks.add(key.prose().whole(), key.letter(), length(key), next);
        });
    }

    /** The key when it is longer than every other option, by whatever little; for sets. */
    static boolean isLongest(Choices choices) {
        int next = nextLongest(choices);
        return choices.options().stream().anyMatch(each -> each.key() && length(each) > next);
    }

    private static Optional<Option> clearlyLongest(Choices choices) {
        int next = nextLongest(choices);
        return choices.options().stream()
                .filter(Option::key)
                .filter(key -> length(key) >= next * CLEARLY_LONGER && length(key) >= next + CHARACTERS_LONGER)
                .findFirst();
    }

    private static int nextLongest(Choices choices) {
        return choices.options().stream()
                .filter(each -> !each.key())
                .mapToInt(KeyRules::length)
                .max()
                .orElse(0);
    }

    private static int length(Option option) {
        return option.prose().plain().length();
    }

    /** A long word of the case or the question stands in the key and no option but the key takes up any such word. */
    static void echo(Subject item, Rule.Remarks remarks) {
        item.guessable().ifPresent(choices -> {
            Set<String> stem = new HashSet<>();
            item.prose().stem().forEach(block -> block.words().forEach(word -> stem.add(word.lower())));
            boolean others = choices.options().stream()
                    .filter(each -> !each.key())
                    .anyMatch(each -> !echoes(item, each, stem).isEmpty());
            if (others) {
                return;
            }
            choices.options().stream().filter(Option::key).forEach(key -> {
                for (Prose.Word word : echoes(item, key, stem)) {
                    remarks.add(key.prose().passage(word.from(), word.to()), key.letter(), word.text());
                }
            });
        });
    }

    private static List<Prose.Word> echoes(Subject item, Option option, Set<String> stem) {
        return option.prose().words().stream()
                .filter(word -> word.text().length() >= ECHO_LENGTH
                        && item.words().content(word.text())
                        && stem.contains(word.text().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
