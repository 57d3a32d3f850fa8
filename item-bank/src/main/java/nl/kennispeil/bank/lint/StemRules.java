package nl.kennispeil.bank.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemType;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.prose.Choices;
import nl.kennispeil.bank.prose.Passage;
import nl.kennispeil.bank.prose.Prose;
import nl.kennispeil.bank.prose.Prose.Word;

/** Rules about the case, the question and what stands beside them. */
final class StemRules {

    /** Words of a case; those of national knowledge tests have 20 to 70. */
    static final int LONG_STEM = 150;

    static final int LONG_QUESTION = 35;

    /** Readers are doctors, "0 to 30, university" in the tables of both formulas; good cases score 35 to 80. */
    static final double HARD = 15;

    private static final int ENOUGH_WORDS = 30;

    /** In fewer words one term of medicine weighs much: they are told of only when they are far beyond {@link #HARD}. */
    private static final int FEW_WORDS = 12;

    private static final double FAR_BEYOND = -15;
    private static final Pattern SOURCE = Pattern.compile(
            "(?i)\\b(nhg|richtlijn|standaard|kompas|leidraad|protocol|guideline|nice|cochrane|textbook|leerboek|doi)\\b"
                    + "|https?://|doi\\.org|\\b(19|20)\\d\\d;\\d");
    private static final Set<String> NOTHING_TO_SHOW = Set.of("presentation", "none");

    private StemRules() {}

    static void tooLong(Subject item, Rule.Remarks remarks) {
        List<Prose> stem = item.prose().stem();
        int words = stem.stream().mapToInt(each -> each.words().size()).sum();
        if (words > LONG_STEM && item.content().type() != ItemType.INFORMATION && !item.isCloze()) {
            remarks.add(stem.get(0).whole(), words, LONG_STEM);
        }
    }

    static void questionTooLong(Subject item, Rule.Remarks remarks) {
        if (item.isCloze()) {
            return;
        }
        item.asked().ifPresent(asked -> {
            int words = item.question()
                    .orElseThrow()
                    .words(asked.from(), asked.to())
                    .size();
            if (words > LONG_QUESTION && asked.text().endsWith("?")) {
                remarks.add(asked, words, LONG_QUESTION);
            }
        });
    }

    static void hardToRead(Subject item, Rule.Remarks remarks) {
        String language = item.words().language();
        int words = 0;
        int sentences = 0;
        int syllables = 0;
        for (Prose block : item.prose().stem()) {
            for (Word word : block.words()) {
                if (Character.isLetter(word.text().charAt(0))) {
                    words++;
                    syllables += Readability.syllables(word.text(), language);
                }
            }
            sentences += block.sentences(item.words().locale()).size();
        }
        if (language.isEmpty() || words < FEW_WORDS || item.isCloze()) {
            return;
        }
        double ease = language.equals("nl")
                ? Readability.dutch(words, sentences, syllables)
                : Readability.english(words, sentences, syllables);
        if (ease < (words < ENOUGH_WORDS ? FAR_BEYOND : HARD)) {
            remarks.add(item.prose().stem().get(0).whole(), Math.round(ease), words / sentences);
        }
    }

    /** Nothing is asked: no question mark, no order, no sentence that the options complete. */
    static void noQuestion(Subject item, Rule.Remarks remarks) {
        if (item.choices().isEmpty() || item.isCloze()) {
            return;
        }
        if (item.prose().stem().isEmpty()) {
            if (item.prose().cells().isEmpty()) {
                remarks.add(Passage.ITEM);
            }
            return;
        }
        boolean asks =
                item.prose().stem().stream().anyMatch(each -> each.plain().contains("?") || isOrder(item, each));
        Prose last = item.question().orElseThrow();
        if (!asks && last.plain().matches(".*[^.][.!]")) {
            remarks.add(item.asked().orElseThrow());
        }
    }

    private static boolean isOrder(Subject item, Prose block) {
        return block.sentences(item.words().locale()).stream()
                .map(each -> block.words(each.from(), each.to()))
                .anyMatch(words -> !words.isEmpty()
                        && item.words().has("imperative", words.get(0).text()));
    }

    /** The question can be answered by yes or no, and the options do so. */
    static void closed(Subject item, Rule.Remarks remarks) {
        item.guessable()
                .ifPresent(choices -> item.asked().ifPresent(asked -> {
                    List<Word> words = item.question().orElseThrow().words(asked.from(), asked.to());
                    boolean closed = asked.text().endsWith("?")
                            && !words.isEmpty()
                            && item.words().has("closed", words.get(0).text());
                    if (closed && item.content().type() != ItemType.TRUE_FALSE && yesOrNo(item, choices)) {
                        remarks.add(asked);
                    }
                }));
    }

    private static boolean yesOrNo(Subject item, Choices choices) {
        return choices.options().stream().allMatch(option -> {
            List<Word> words = option.prose().words();
            return !words.isEmpty() && item.words().has("yes-no", words.get(0).text());
        });
    }

    /** Nothing the item rests on is recorded, or, when nobody recorded, named in its feedback. */
    static void noReference(Subject item, Rule.Remarks remarks) {
        Optional<List<String>> known = item.context().references();
        boolean given = known.map(list -> list.stream().anyMatch(each -> !each.isBlank()))
                .orElseGet(() -> namesSource(item.content().root()));
        if (!given && item.content().type() != ItemType.INFORMATION) {
            remarks.add(Passage.ITEM);
        }
    }

    private static boolean namesSource(Element root) {
        return root.walk()
                .filter(each -> each.name().contains("feedback") || each.is("qti-rubric-block") || each.is("cite"))
                .anyMatch(each -> SOURCE.matcher(each.text()).find());
    }

    static void noAltText(Subject item, Rule.Remarks remarks) {
        item.content().body().ifPresent(body -> {
            List<Node> parts = item.content().root().children();
            withoutAlt(body, List.of(parts.indexOf(body)), remarks);
        });
    }

    private static void withoutAlt(Element element, List<Integer> path, Rule.Remarks remarks) {
        if (isPicture(element) && !isDescribed(element)) {
            String file = element.attribute("src", element.attribute("data", ""));
            remarks.add(new Passage(path, element.name(), 0, 0, ""), file);
        }
        List<Node> children = element.children();
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i) instanceof Element below) {
                List<Integer> longer = new ArrayList<>(path);
                longer.add(i);
                withoutAlt(below, longer, remarks);
            }
        }
    }

    private static boolean isPicture(Element element) {
        return switch (element.name()) {
            case "img", "video", "audio" -> true;
            case "object" -> {
                String type = element.attribute("type", "").toLowerCase(Locale.ROOT);
                yield type.startsWith("image/") || type.startsWith("video/") || type.startsWith("audio/");
            }
            default -> false;
        };
    }

    private static boolean isDescribed(Element element) {
        boolean named =
                List.of("alt", "aria-label", "aria-labelledby", "aria-describedby", "title", "longdesc").stream()
                        .anyMatch(each -> !element.attribute(each, "").isBlank());
        return named
                || !element.text().isBlank()
                || !element.descendants("track").isEmpty()
                || NOTHING_TO_SHOW.contains(element.attribute("role", ""));
    }
}
