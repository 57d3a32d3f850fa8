package nl.kennispeil.bank.lint;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.prose.Choices;
import nl.kennispeil.bank.prose.Choices.Option;
import nl.kennispeil.bank.prose.Passage;
import nl.kennispeil.bank.prose.Prose;
import nl.kennispeil.bank.prose.Prose.Word;

/** Rules about single words. Source: Haladyna, Downing and Rodriguez, Applied Measurement in Education 15 (2002) 309. */
final class WordRules {

    /** How many words before a negation may turn it into a remark on the patient. */
    private static final int CLAUSE = 4;

    private static final Set<String> EMPHASIS = Set.of("strong", "b", "em", "i", "u");

    private WordRules() {}

    static void absolute(Subject item, Rule.Remarks remarks) {
        for (Choices choices : item.choices()) {
            if (isScale(item, choices)) {
                continue;
            }
            for (Option option : choices.options()) {
                List<Word> words = option.prose().words();
                List<WordLists.Hit> harmless = item.words().hits("not-absolute", words);
                for (WordLists.Hit hit : item.words().hits("absolute", words)) {
                    if (!within(hit, harmless) && !summary(item, option)) {
                        Passage passage = option.prose().passage(hit.from(words), hit.to(words));
                        remarks.add(passage, option.letter(), passage.text());
                    }
                }
            }
        }
    }

    /** Never, sometimes, always, or always pain, never pain: there such a word is an honest option. */
    private static boolean isScale(Subject item, Choices choices) {
        boolean brief =
                choices.options().stream().allMatch(each -> each.prose().words().size() <= 2);
        long absolute = choices.options().stream()
                .filter(each ->
                        !item.words().hits("absolute", each.prose().words()).isEmpty())
                .count();
        return brief && absolute >= 1 && choices.options().stream().noneMatch(each -> standsAlone(item, choices, each));
    }

    /** "Always smoke" beside "never run": an absolute word at something that no other option is about. */
    private static boolean standsAlone(Subject item, Choices choices, Option option) {
        List<Word> words = option.prose().words();
        List<WordLists.Hit> hits = item.words().hits("absolute", words);
        List<WordLists.Hit> harmless = item.words().hits("not-absolute", words);
        if (words.size() < 2 || hits.isEmpty() || hits.stream().allMatch(each -> within(each, harmless))) {
            return false;
        }
        int absolute = hits.get(0).first();
        String other = words.get(absolute == 0 ? 1 : 0).lower();
        return choices.options().stream()
                .filter(each -> !each.letter().equals(option.letter()))
                .noneMatch(each -> each.prose().words().stream()
                        .anyMatch(word -> word.lower().equals(other)));
    }

    private static boolean within(WordLists.Hit hit, List<WordLists.Hit> others) {
        return others.stream()
                .anyMatch(each ->
                        each.first() <= hit.first() && hit.first() + hit.length() <= each.first() + each.length());
    }

    private static boolean summary(Subject item, Option option) {
        List<Word> words = option.prose().words();
        return !item.words().hits("all-of-the-above", words).isEmpty()
                || !item.words().hits("none-of-the-above", words).isEmpty();
    }

    static void allOfTheAbove(Subject item, Rule.Remarks remarks) {
        phrases(item, "all-of-the-above", remarks);
    }

    static void noneOfTheAbove(Subject item, Rule.Remarks remarks) {
        phrases(item, "none-of-the-above", remarks);
    }

    private static void phrases(Subject item, String list, Rule.Remarks remarks) {
        for (Choices choices : item.choices()) {
            for (Option option : choices.options()) {
                List<Word> words = option.prose().words();
                for (WordLists.Hit hit : item.words().hits(list, words)) {
                    Passage passage = option.prose().passage(hit.from(words), hit.to(words));
                    remarks.add(passage, option.letter(), passage.text());
                }
            }
        }
    }

    /** A question that asks for what is not so, without making that plain to see. */
    static void negative(Subject item, Rule.Remarks remarks) {
        negative(item, false, remarks);
    }

    /** A question that asks for what is not so, and shows it. */
    static void negativeEmphasised(Subject item, Rule.Remarks remarks) {
        negative(item, true, remarks);
    }

    private static void negative(Subject item, boolean emphasised, Rule.Remarks remarks) {
        if (item.isCloze() || item.asked().isEmpty()) {
            return;
        }
        Prose block = item.question().orElseThrow();
        Passage asked = item.asked().orElseThrow();
        List<Word> words = block.words(asked.from(), asked.to());
        for (WordLists.Hit hit : item.words().hits("negative", words)) {
            Passage passage = block.passage(hit.from(words), hit.to(words));
            if (!aboutThePatient(item, words, hit.first()) && isEmphasised(block, passage) == emphasised) {
                remarks.add(passage, passage.text());
            }
        }
    }

    private static boolean aboutThePatient(Subject item, List<Word> words, int place) {
        for (int i = Math.max(1, place - CLAUSE); i < place; i++) {
            if (item.words().has("subordinate", words.get(i).text())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEmphasised(Prose block, Passage passage) {
        String text = passage.text();
        if (text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT))) {
            return true;
        }
        return emphasised(block.element(), 0, passage.from());
    }

    /** Whether the character at {@code wanted} stands in an element of emphasis; {@code start} is where this one starts. */
    private static boolean emphasised(Element element, int start, int wanted) {
        int at = start;
        for (Node child : element.children()) {
            int length = child instanceof Text text
                    ? text.value().length()
                    : ((Element) child).text().length();
            if (wanted >= at && wanted < at + length && child instanceof Element below) {
                return EMPHASIS.contains(below.name()) || emphasised(below, at, wanted);
            }
            at += length;
        }
        return false;
    }
}
