package nl.kennispeil.bank.exchange.moodle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.draft.Asked;
import nl.kennispeil.bank.exchange.draft.ItemDraft;
import nl.kennispeil.bank.exchange.draft.Part;
import nl.kennispeil.bank.exchange.draft.Placeholders;
import nl.kennispeil.bank.exchange.draft.Questions;
import nl.kennispeil.bank.exchange.draft.Questions.Option;
import nl.kennispeil.bank.exchange.draft.Share;
import nl.kennispeil.bank.exchange.html.HtmlFragment;

/** Gaps {@code [[1]]} in a text, each worth the same part of the points ({@code qtype_gapselect}, {@code qtype_ddwtos}). */
final class Gaps {

    private static final Pattern GAP = Pattern.compile("\\[\\[([0-9]{1,4})\\]\\]");

    private final ItemDraft draft;
    private final XmlElement question;
    private final Share points;
    private final List<Integer> gaps = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final HtmlFragment stem;

    private record Word(String text, String group, boolean infinite) {}

    Gaps(ItemDraft draft, XmlElement question, String format, Share points) {
        this.draft = draft;
        this.question = question;
        this.points = points;
        for (XmlElement word : question.elements()) {
            if (word.is("selectoption") || word.is("dragbox")) {
                String text = Texts.raw(Optional.of(word)).strip();
                String group =
                        word.first("group").map(XmlElement::text).orElse("1").strip();
                words.add(new Word(text, group, word.first("infinite").isPresent()));
            }
        }
        Matcher gap = GAP.matcher(Placeholders.unmarked(Texts.raw(question.first("questiontext"))));
        StringBuilder marked = new StringBuilder();
        while (gap.find()) {
            int number = Integer.parseInt(gap.group(1));
            if (number < 1 || number > words.size()) {
                throw new IllegalArgumentException(
                        "gap [[" + number + "]] asks for a word that is not there: there are " + words.size());
            }
            gap.appendReplacement(marked, Placeholders.mark(gaps.size()));
            gaps.add(number - 1);
        }
        gap.appendTail(marked);
        if (gaps.isEmpty()) {
            throw new IllegalArgumentException("the text has no gap [[1]]");
        }
        stem = Texts.fragment(draft, marked.toString(), format, question.line());
        draft.titleFrom(HtmlFragment.ofText(Placeholders.shown(stem.plain())));
        draft.points(points);
    }

    /** A list in each gap. */
    void select() {
        List<Element> fillers = new ArrayList<>();
        for (int right : gaps) {
            List<Option> options = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).group().equals(words.get(right).group())) {
                    options.add(
                            new Option(plain(words.get(i)), i == right ? Share.FULL : Share.NONE, Questions.nothing()));
                }
            }
            String response = gaps.size() == 1 ? "RESPONSE" : "GAP" + (fillers.size() + 1);
            Asked asked = Questions.inlineChoice(response, options, shuffles(), points.over(gaps.size()));
            draft.ask(asked);
            fillers.add(asked.interaction());
        }
        draft.body(Placeholders.filled(stem.blocks(), fillers));
    }

    /** Words to drag into the gaps. */
    void drag() {
        Set<String> groups = new HashSet<>();
        words.forEach(word -> groups.add(word.group()));
        List<Element> texts = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            texts.add(Element.of(
                    "qti-gap-text",
                    Map.of(
                            "identifier",
                            "W" + (i + 1),
                            "match-max",
                            words.get(i).infinite() ? "0" : "1"),
                    plain(words.get(i)).compact()));
        }
        if (groups.size() > 1) {
            draft.note("the words come in " + groups.size()
                    + " groups in Moodle, each for gaps of its own; here every word fits every gap");
        }
        List<Element> fillers = new ArrayList<>();
        List<String> correct = new ArrayList<>();
        Map<String, Share> values = new LinkedHashMap<>();
        Share each = points.over(gaps.size());
        for (int right : gaps) {
            String gap = "G" + (fillers.size() + 1);
            fillers.add(Element.of("qti-gap", Map.of("identifier", gap)));
            correct.add("W" + (right + 1) + " " + gap);
            for (int i = 0; i < words.size(); i++) {
                // Two words that read the same are the same to Moodle.
                if (words.get(i).text().equals(words.get(right).text())
                        && words.get(i).group().equals(words.get(right).group())) {
                    values.put("W" + (i + 1) + " " + gap, each);
                }
            }
        }
        draft.part(Part.mapped(
                "RESPONSE", Cardinality.MULTIPLE, BaseType.DIRECTED_PAIR, correct, values, true, Optional.empty()));
        List<Node> children = new ArrayList<>(texts);
        children.addAll(Placeholders.filled(stem.blocks(), fillers));
        draft.body(Element.of(
                "qti-gap-match-interaction",
                Map.of("response-identifier", "RESPONSE", "shuffle", String.valueOf(shuffles())),
                children));
    }

    private HtmlFragment plain(Word word) {
        HtmlFragment fragment = draft.html(word.text());
        if (!fragment.isPlain()) {
            draft.repair("a word of the gaps has markup that is lost");
        }
        return HtmlFragment.ofText(fragment.plain());
    }

    private boolean shuffles() {
        String value = question.first("shuffleanswers")
                .map(XmlElement::text)
                .orElse("0")
                .strip();
        return value.equals("1") || value.equals("true");
    }
}
