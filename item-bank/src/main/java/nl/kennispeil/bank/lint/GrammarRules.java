package nl.kennispeil.bank.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.kennispeil.bank.prose.Choices;
import nl.kennispeil.bank.prose.Choices.Option;
import nl.kennispeil.bank.prose.Passage;
import nl.kennispeil.bank.prose.Prose;
import nl.kennispeil.bank.prose.Prose.Word;

/**
 * Cues of grammar between the stem and its options. A rule speaks only when the key certainly fits and another option
 * certainly does not: it knows the gender of some words and endings, not of all.
 */
final class GrammarRules {

    private static final Set<String> SOUNDS_CONSONANT =
            Set.of("uni", "use", "usu", "uti", "ure", "uro", "eu", "one", "once", "ewe");
    private static final Set<String> SOUNDS_VOWEL = Set.of("hour", "honest", "heir", "honour", "honor");

    private GrammarRules() {}

    /** The stem ends with {@code de}, {@code het}, {@code a} or {@code an}, and that tells which options fit. */
    static void article(Subject item, Rule.Remarks remarks) {
        item.guessable()
                .ifPresent(choices -> lastWord(item).ifPresent(last -> {
                    String article = last.lower();
                    if (tells(choices, option -> fits(item, article, option))) {
                        remarks.add(place(item, last), last.text());
                    }
                }));
    }

    private static Optional<Boolean> fits(Subject item, String article, Option option) {
        List<Word> words = option.prose().words();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String first = words.get(0).lower();
        if (item.words().language().equals("nl") && (article.equals("de") || article.equals("het"))) {
            // An adjective before the noun hides which word the article belongs to.
            return words.size() > 2 ? Optional.empty() : gender(item, first).map(article::equals);
        }
        if (item.words().language().equals("en") && (article.equals("a") || article.equals("an"))) {
            return Optional.of(startsWithVowelSound(first) == article.equals("an"));
        }
        return Optional.empty();
    }

    /** {@code de} or {@code het} where the word or its ending leaves no doubt. */
    private static Optional<String> gender(Subject item, String word) {
        if (item.words().has("gender-het", word)) {
            return Optional.of("het");
        }
        if (item.words().has("gender-de", word)) {
            return Optional.of("de");
        }
        if (endsWithOneOf(word, item.words().list("gender-het"))) {
            return Optional.of("het");
        }
        return endsWithOneOf(word, item.words().list("gender-de")) ? Optional.of("de") : Optional.empty();
    }

    private static boolean endsWithOneOf(String word, Set<String> list) {
        return list.stream()
                .anyMatch(each ->
                        each.startsWith("-") && word.length() > each.length() + 1 && word.endsWith(each.substring(1)));
    }

    private static boolean startsWithVowelSound(String word) {
        if (SOUNDS_VOWEL.stream().anyMatch(word::startsWith)) {
            return true;
        }
        if (SOUNDS_CONSONANT.stream().anyMatch(word::startsWith)) {
            return false;
        }
        return "aeiou".indexOf(word.charAt(0)) >= 0;
    }

    /** The stem ends with {@code een}, {@code a} or {@code an} and an option starts with an article of its own. */
    static void articleTwice(Subject item, Rule.Remarks remarks) {
        item.guessable()
                .ifPresent(choices -> lastWord(item).ifPresent(last -> {
                    boolean indefinite = item.words().has("indefinite", last.text());
                    boolean definite = item.words().has("article-de", last.text())
                            || item.words().has("article-het", last.text())
                            || (item.words().language().equals("en")
                                    && last.lower().equals("the"));
                    if (!indefinite && !definite) {
                        return;
                    }
                    for (Option option : choices.options()) {
                        List<Word> words = option.prose().words();
                        if (!words.isEmpty() && isArticle(item, words.get(0).lower())) {
                            Word first = words.get(0);
                            remarks.add(
                                    option.prose().passage(first.from(), first.to()),
                                    last.text(),
                                    option.letter(),
                                    first.text());
                        }
                    }
                }));
    }

    private static boolean isArticle(Subject item, String word) {
        return item.words().has("indefinite", word)
                || item.words().has("article-de", word)
                || item.words().has("article-het", word)
                || (item.words().language().equals("en") && word.equals("the"));
    }

    /** The verb just before the options is singular or plural, and that tells which options fit. */
    static void number(Subject item, Rule.Remarks remarks) {
        item.guessable()
                .ifPresent(choices -> verb(item).ifPresent(verb -> {
                    boolean plural = item.words().has("plural-verb", verb.text());
                    if (tells(choices, option -> isPlural(item, option).map(is -> is == plural))) {
                        remarks.add(place(item, verb), verb.text());
                    }
                }));
    }

    /** The verb of number at the end of a stem that the options complete, or second in a question. */
    private static Optional<Word> verb(Subject item) {
        Optional<Word> last = lastWord(item).filter(word -> isVerb(item, word));
        if (last.isPresent()) {
            return last;
        }
        return item.asked().flatMap(asked -> {
            List<Word> words = item.question().orElseThrow().words(asked.from(), asked.to());
            return words.stream()
                    .limit(2)
                    .skip(1)
                    .filter(word -> isVerb(item, word))
                    .findFirst();
        });
    }

    private static boolean isVerb(Subject item, Word word) {
        return item.words().has("singular-verb", word.text()) || item.words().has("plural-verb", word.text());
    }

    /** Plural when it joins things by "and" and starts with no article; singular when it starts with one and joins none. */
    private static Optional<Boolean> isPlural(Subject item, Option option) {
        List<Word> words = option.prose().words();
        if (words.isEmpty() || words.size() > 6) {
            return Optional.empty();
        }
        boolean joined = !item.words().hits("and", words).isEmpty();
        boolean one = item.words().has("indefinite", words.get(0).text());
        if (joined && !one) {
            return Optional.of(true);
        }
        return one && !joined ? Optional.of(false) : Optional.empty();
    }

    /** Whether the wording tells the key: it certainly fits, at least one option certainly does not. */
    private static boolean tells(Choices choices, Function<Option, Optional<Boolean>> fits) {
        boolean key = false;
        int misfits = 0;
        for (Option option : choices.options()) {
            Optional<Boolean> verdict = fits.apply(option);
            if (option.key()) {
                key = verdict.orElse(false);
            } else if (verdict.isPresent() && !verdict.get()) {
                misfits++;
            }
        }
        return key && misfits > 0;
    }

    /** The last word of a stem that its options complete: no question mark, no full stop behind it. */
    private static Optional<Word> lastWord(Subject item) {
        return item.question().flatMap(block -> {
            String text = block.plain().toLowerCase(Locale.ROOT);
            List<Word> words = block.words();
            boolean complete = text.endsWith("?") || text.endsWith(".") || text.endsWith("!");
            boolean dots = text.endsWith("..") || text.endsWith("…");
            return words.isEmpty() || (complete && !dots) || item.isCloze()
                    ? Optional.empty()
                    : Optional.of(words.get(words.size() - 1));
        });
    }

    private static Passage place(Subject item, Word word) {
        Prose block = item.question().orElseThrow();
        return block.passage(word.from(), word.to());
    }
}
