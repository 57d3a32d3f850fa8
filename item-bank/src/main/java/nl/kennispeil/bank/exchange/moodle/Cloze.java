package nl.kennispeil.bank.exchange.moodle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.draft.Asked;
import nl.kennispeil.bank.exchange.draft.ItemDraft;
import nl.kennispeil.bank.exchange.draft.Percent;
import nl.kennispeil.bank.exchange.draft.Placeholders;
import nl.kennispeil.bank.exchange.draft.Questions;
import nl.kennispeil.bank.exchange.draft.Questions.Answer;
import nl.kennispeil.bank.exchange.draft.Questions.Option;
import nl.kennispeil.bank.exchange.draft.Questions.Range;
import nl.kennispeil.bank.exchange.draft.Share;
import nl.kennispeil.bank.exchange.html.HtmlFragment;

/**
 * Questions in running text: {@code {2:SHORTANSWER:=Bern~%50%Zürich#feedback}}. Points add up, each question its weight
 * ({@code qtype_multianswer}).
 */
final class Cloze {

    private static final Pattern QUESTION = Pattern.compile(
            "\\{([0-9]{0,4}):(NUMERICAL|NM|MULTICHOICE_HS|MCHS|MULTICHOICE_VS|MCVS|MULTICHOICE_S|MCS|MULTICHOICE_V|MCV|"
                    + "MULTICHOICE_H|MCH|MULTICHOICE|MC|MULTIRESPONSE_HS|MRHS|MULTIRESPONSE_S|MRS|MULTIRESPONSE_H|MRH|"
                    + "MULTIRESPONSE|MR|SHORTANSWER_C|SAC|MWC|SHORTANSWER|SA|MW):((?:\\\\.|[^}\\\\]){1,20000})\\}",
            Pattern.DOTALL);

    private final ItemDraft draft;
    private final XmlElement question;
    private final String format;
    private final List<Element> fillers = new ArrayList<>();
    private final List<Node> below = new ArrayList<>();
    private Share total = Share.NONE;

    Cloze(ItemDraft draft, XmlElement question, String format) {
        this.draft = draft;
        this.question = question;
        this.format = format;
    }

    /** One alternative of a question. */
    private record Alternative(String text, Share share, String feedback) {}

    void read() {
        String text = Placeholders.unmarked(Texts.raw(question.first("questiontext")));
        Matcher matcher = QUESTION.matcher(text);
        List<String[]> found = new ArrayList<>();
        StringBuilder marked = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(marked, Placeholders.mark(found.size()));
            found.add(new String[] {matcher.group(1), matcher.group(2), matcher.group(3)});
        }
        matcher.appendTail(marked);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("the text has no question such as {1:SHORTANSWER:=answer}");
        }
        if (Pattern.compile("\\{[0-9]*:[A-Z_]+:").matcher(marked).find()) {
            throw new IllegalArgumentException("a question in the text is not read: its type or its end is unknown");
        }
        int number = 0;
        for (String[] each : found) {
            number++;
            String response = found.size() == 1 ? MoodleQuestion.RESPONSE : "RESPONSE_" + number;
            add(response, number, each);
        }
        HtmlFragment stem = Texts.fragment(draft, marked.toString(), format, question.line());
        draft.titleFrom(HtmlFragment.ofText(Placeholders.shown(stem.plain())));
        draft.body(Placeholders.filled(stem.blocks(), fillers));
        draft.body(below);
        draft.points(total);
    }

    private void add(String response, int number, String[] parts) {
        Share weight = Share.of(parts[0].isEmpty() ? 1 : Long.parseLong(parts[0]), 1);
        if (weight.isZero()) {
            draft.note("question " + number + " in the text is worth 0 points");
        }
        total = total.plus(weight);
        String type = parts[1].toUpperCase(Locale.ROOT);
        List<Alternative> alternatives = alternatives(parts[2], number);
        Asked asked = asked(response, type, alternatives, weight);
        draft.ask(asked);
        if (Placeholders.isInline(asked.interaction())) {
            fillers.add(asked.interaction());
        } else {
            // Options on lines of their own cannot stand in a sentence.
            fillers.add(Element.text("span", Map.of(), "(" + number + ")"));
            below.add(Element.text("p", Map.of(), "(" + number + ")"));
            below.add(asked.interaction());
            draft.note("question " + number + " in the text stands below it");
        }
    }

    private Asked asked(String response, String type, List<Alternative> alternatives, Share weight) {
        boolean several = type.startsWith("MULTIRESPONSE") || type.startsWith("MR");
        boolean choice = type.startsWith("MULTICHOICE") || type.startsWith("MC");
        if (several || choice) {
            boolean shuffle = type.endsWith("S");
            List<Option> options = alternatives.stream()
                    .map(each -> new Option(draft.html(each.text()), each.share(), draft.html(each.feedback())))
                    .toList();
            boolean inline = !several && !type.matches("MULTICHOICE_[VH]S?|MC[VH]S?");
            return inline
                    ? Questions.inlineChoice(response, options, shuffle, weight)
                    : Questions.choice(response, options, several, shuffle, weight);
        }
        if (type.equals("NUMERICAL") || type.equals("NM")) {
            List<Range> ranges = new ArrayList<>();
            for (Alternative each : alternatives) {
                String[] number = each.text().strip().split(":", 2);
                ranges.add(MoodleQuestion.range(
                        number[0].strip().replace(',', '.'),
                        number.length > 1 ? number[1].strip().replace(',', '.') : "0",
                        each.share(),
                        draft.html(each.feedback())));
            }
            return Questions.numeric(response, ranges, weight);
        }
        boolean caseSensitive = type.equals("SHORTANSWER_C") || type.equals("SAC") || type.equals("MWC");
        List<Answer> answers = alternatives.stream()
                .map(each -> new Answer(decoded(each.text()), each.share(), draft.html(each.feedback())))
                .toList();
        return Questions.shortAnswer(response, answers, caseSensitive, weight);
    }

    private List<Alternative> alternatives(String text, int number) {
        List<Alternative> alternatives = new ArrayList<>();
        for (String raw : split(text, '~')) {
            String each = raw.strip();
            if (each.isEmpty() && alternatives.isEmpty()) {
                continue;
            }
            Share share = Share.NONE;
            Matcher weighted =
                    Pattern.compile("(?s)%(-?[0-9]+(?:\\.[0-9]*)?)%(.*)").matcher(each);
            if (each.startsWith("=")) {
                share = Share.FULL;
                each = each.substring(1);
            } else if (weighted.matches()) {
                share = Percent.parse(weighted.group(1)).orElse(Share.NONE);
                each = weighted.group(2);
            }
            List<String> bits = split(each, '#');
            String feedback = bits.size() > 1 ? String.join("#", bits.subList(1, bits.size())) : "";
            alternatives.add(new Alternative(unescaped(bits.get(0)).strip(), share, unescaped(feedback)));
        }
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException("question " + number + " in the text has no answer");
        }
        return alternatives;
    }

    /** Splits at a character that has no backslash before it. */
    private static List<String> split(String text, char mark) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean entity = mark == '#' && each == '#' && i > 0 && text.charAt(i - 1) == '&';
            if (each == '\\' && i + 1 < text.length()) {
                part.append(each).append(text.charAt(++i));
            } else if (each == mark && !entity) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(each);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\([}#~/\"\\\\])", "$1");
    }

    private String decoded(String html) {
        return draft.html(html).plain();
    }
}
