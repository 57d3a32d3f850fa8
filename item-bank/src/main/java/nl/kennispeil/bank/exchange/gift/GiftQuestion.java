package nl.kennispeil.bank.exchange.gift;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.exchange.draft.Asked;
import nl.kennispeil.bank.exchange.draft.Decimals;
import nl.kennispeil.bank.exchange.draft.Embedded;
import nl.kennispeil.bank.exchange.draft.Interactions.Choice;
import nl.kennispeil.bank.exchange.draft.ItemDraft;
import nl.kennispeil.bank.exchange.draft.Percent;
import nl.kennispeil.bank.exchange.draft.Placeholders;
import nl.kennispeil.bank.exchange.draft.Questions;
import nl.kennispeil.bank.exchange.draft.Questions.Answer;
import nl.kennispeil.bank.exchange.draft.Questions.Option;
import nl.kennispeil.bank.exchange.draft.Questions.Pair;
import nl.kennispeil.bank.exchange.draft.Questions.Range;
import nl.kennispeil.bank.exchange.draft.Share;
import nl.kennispeil.bank.exchange.html.HtmlFragment;
import nl.kennispeil.bank.exchange.html.Pictures;

/** Reads one question. */
final class GiftQuestion {

    private static final String RESPONSE = "RESPONSE";
    private static final Pattern WEIGHT = Pattern.compile("(?s)%(-?[0-9]{1,3}(?:\\.[0-9]*)?)%(.*)");
    private static final Pattern FORMAT = Pattern.compile("(?s)\\[(html|markdown|plain|moodle)\\](.*)");

    private final String where;
    private final GiftBlock block;
    private final ItemDraft draft;
    private String format = "moodle";

    GiftQuestion(String file, GiftBlock block, int number, boolean guessed) {
        this.where = "line " + block.line() + ": ";
        this.block = block;
        String identifier = block.identifier().isEmpty() ? "gift-" + number : block.identifier();
        this.draft = new ItemDraft(file, identifier, title(block.text()), new Embedded(Pictures.local()));
        draft.metadata(Metadata.CATEGORY, block.category());
        draft.metadata(Metadata.TAGS, String.join(", ", block.tags()));
        if (block.joined()) {
            draft.note(where + "a blank line inside the answers is left out; Moodle would end the question there");
        }
        if (guessed) {
            draft.note("the file is not UTF-8 and was read as Windows-1252");
        }
    }

    /** A weight with what follows it. */
    private record Weighted(Share share, String rest) {}

    Incoming read() {
        String text = untitled(block.text());
        int open = text.indexOf('{');
        int close = text.indexOf('}');
        if (open < 0 && close < 0) {
            return description(text);
        }
        if (open < 0 || close < open || text.lastIndexOf('{', close) > open) {
            return draft.refused(where + "braces do not pair: an answer section is { … }, a brace itself \\{ or \\}");
        }
        String after = text.substring(close + 1);
        if (after.indexOf('{') >= 0 || after.indexOf('}') >= 0) {
            return draft.refused(where + "there is a second brace after the answers: one answer section is allowed");
        }
        String answers = text.substring(open + 1, close).strip();
        int general = answers.lastIndexOf("####");
        if (general >= 0) {
            String feedback = answers.substring(general + 4);
            answers = answers.substring(0, general).strip();
            stem(text.substring(0, open), after);
            rationale(fragment(feedback));
        } else {
            stem(text.substring(0, open), after);
        }
        Optional<Asked> asked;
        try {
            asked = asked(answers);
        } catch (IllegalArgumentException wrong) {
            return draft.refused(where + wrong.getMessage());
        }
        asked.ifPresent(question -> place(question, !after.isBlank()));
        return draft.incoming();
    }

    private Incoming description(String text) {
        HtmlFragment body = formatted(text);
        draft.titleFrom(body);
        draft.body(body.blocks());
        return draft.incoming();
    }

    private void stem(String before, String after) {
        boolean gap = !after.isBlank();
        HtmlFragment stem = formatted(gap ? before + Placeholders.mark(0) + after : before);
        draft.titleFrom(HtmlFragment.ofText(stem.plain().replace(Placeholders.mark(0), "…")));
        draft.body(stem.blocks());
    }

    /** Puts the interaction in the gap of the text when it fits there, else below the text. */
    private void place(Asked asked, boolean gap) {
        draft.ask(asked);
        draft.points(Share.FULL);
        boolean inline = Placeholders.isInline(asked.interaction());
        if (gap) {
            Node filler = inline ? asked.interaction() : new Text("_____");
            draft.replaceBody(Placeholders.filled(draft.body(), List.of(filler)));
        }
        if (!gap && inline) {
            draft.body(Placeholders.paragraph(asked.interaction()));
        } else if (!inline) {
            draft.body(asked.interaction());
        }
    }

    private Optional<Asked> asked(String answers) {
        if (answers.isEmpty()) {
            return Optional.of(Questions.essay(RESPONSE, 15));
        }
        if (answers.startsWith("#")) {
            return Optional.of(numeric(answers.substring(1)));
        }
        if (answers.indexOf('~') >= 0) {
            return Optional.of(choice(answers));
        }
        if (answers.indexOf('=') >= 0 && answers.contains("->")) {
            return Optional.of(matching(answers));
        }
        String[] bits = answers.split("#", 3);
        String word = bits[0].strip();
        if (List.of("T", "TRUE", "F", "FALSE").contains(word)) {
            return Optional.of(trueFalse(word.startsWith("T"), bits));
        }
        return Optional.of(shortAnswer(answers));
    }

    private Asked trueFalse(boolean right, String[] bits) {
        HtmlFragment wrong = bits.length > 1 ? fragment(bits[1]) : Questions.nothing();
        HtmlFragment good = bits.length > 2 ? fragment(bits[2]) : Questions.nothing();
        List<Choice> labels = List.of(
                new Choice("true", List.of(new Text("Juist"))), new Choice("false", List.of(new Text("Onjuist"))));
        return Questions.trueFalse(RESPONSE, right, labels, right ? good : wrong, right ? wrong : good, Share.FULL);
    }

    private Asked choice(String answers) {
        boolean several = answers.indexOf('=') < 0;
        List<Option> options = new ArrayList<>();
        for (String part : split(answers.replace("=", "~="), '~')) {
            boolean right = part.startsWith("=");
            Weighted weighted = weighted(right ? part.substring(1).strip() : part, right ? Share.FULL : Share.NONE);
            if (right && !weighted.share().equals(Share.FULL)) {
                draft.repair(where + "an option with both = and a weight: Moodle reads the weight as text");
            }
            String[] bits = weighted.rest().split("#", 2);
            HtmlFragment content = fragment(bits[0]);
            options.add(
                    new Option(content, weighted.share(), bits.length > 1 ? fragment(bits[1]) : Questions.nothing()));
        }
        Asked asked = Questions.choice(RESPONSE, options, several, true, Share.FULL);
        long full = options.stream()
                .filter(option -> option.share().equals(Share.FULL))
                .count();
        if (!several && full > 1) {
            draft.repair(where + full + " options are right while one may be chosen: give weights to ask for several");
        }
        return asked;
    }

    private Asked matching(String answers) {
        List<Pair> pairs = new ArrayList<>();
        List<HtmlFragment> distractors = new ArrayList<>();
        for (String part : split(answers, '=')) {
            int arrow = part.indexOf("->");
            if (arrow < 0) {
                throw new IllegalArgumentException("a pair to match reads \"row -> column\": an arrow is missing");
            }
            HtmlFragment row = fragment(part.substring(0, arrow));
            HtmlFragment column =
                    HtmlFragment.ofText(Escapes.shown(part.substring(arrow + 2)).strip());
            if (row.isEmpty()) {
                distractors.add(column);
            } else {
                pairs.add(new Pair(row, column));
            }
        }
        if (pairs.size() < 2) {
            throw new IllegalArgumentException("there are " + pairs.size() + " pairs to match: at least 2 are needed");
        }
        return Questions.matching(RESPONSE, pairs, distractors, true, Share.FULL);
    }

    private Asked shortAnswer(String answers) {
        List<Answer> accepted = new ArrayList<>();
        for (String part : split(answers, '=')) {
            Weighted weighted = weighted(part, Share.FULL);
            String[] bits = weighted.rest().split("#", 2);
            String text = Escapes.shown(bits[0]).strip();
            if (text.isEmpty()) {
                throw new IllegalArgumentException("an accepted answer is empty");
            }
            accepted.add(new Answer(text, weighted.share(), bits.length > 1 ? fragment(bits[1]) : Questions.nothing()));
        }
        return Questions.shortAnswer(RESPONSE, accepted, false, Share.FULL);
    }

    private Asked numeric(String answers) {
        int wrong = answers.indexOf('~');
        String right = wrong < 0 ? answers : answers.substring(0, wrong);
        List<Range> ranges = new ArrayList<>();
        for (String part : split(right, '=')) {
            Weighted weighted = weighted(part, Share.FULL);
            String[] bits = weighted.rest().split("#", 2);
            HtmlFragment feedback = bits.length > 1 ? fragment(bits[1]) : Questions.nothing();
            ranges.add(range(Escapes.shown(bits[0]).strip(), weighted.share(), feedback));
        }
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("a numerical question has no answer");
        }
        if (wrong >= 0) {
            String[] bits = answers.substring(wrong + 1).split("#", 2);
            if (!bits[0].isBlank()) {
                throw new IllegalArgumentException(
                        "a numerical question has a wrong answer: only ~#feedback is allowed");
            }
            if (bits.length > 1) {
                ranges.add(new Range(Optional.empty(), Optional.empty(), Share.NONE, fragment(bits[1])));
            }
        }
        return Questions.numeric(RESPONSE, ranges, Share.FULL);
    }

    private static Range range(String text, Share share, HtmlFragment feedback) {
        if (text.equals("*")) {
            return new Range(Optional.empty(), Optional.empty(), share, feedback);
        }
        int dots = text.indexOf("..");
        if (dots > 0) {
            BigDecimal low = number(text.substring(0, dots));
            BigDecimal high = number(text.substring(dots + 2));
            if (low.compareTo(high) > 0) {
                throw new IllegalArgumentException("the range " + text + " ends before it starts");
            }
            return new Range(Optional.of(low), Optional.of(high), share, feedback);
        }
        int colon = text.indexOf(':');
        BigDecimal middle = number(colon > 0 ? text.substring(0, colon) : text);
        BigDecimal margin = colon > 0 ? number(text.substring(colon + 1)).abs() : BigDecimal.ZERO;
        return new Range(Optional.of(middle.subtract(margin)), Optional.of(middle.add(margin)), share, feedback);
    }

    private static BigDecimal number(String text) {
        return Decimals.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text.strip() + "\" is no number: allowed is 5, 5:0.1 or 4.9..5.1 with a decimal point"));
    }

    private Weighted weighted(String part, Share otherwise) {
        Matcher weight = WEIGHT.matcher(part.strip());
        if (!weight.matches()) {
            if (part.strip().matches("(?s)%[^%\\n]{0,12}%.*")) {
                draft.repair(where + "a weight is not a number between percent signs and was read as text");
            }
            return new Weighted(otherwise, part);
        }
        Share share = Percent.parse(weight.group(1)).orElse(Share.NONE);
        if (share.compareTo(Share.FULL) > 0 || share.compareTo(Share.of(-1, 1)) < 0) {
            draft.repair(where + "a weight of " + weight.group(1) + "%: allowed is -100 to 100");
        }
        return new Weighted(share, weight.group(2));
    }

    private static List<String> split(String answers, char mark) {
        return Arrays.stream(answers.split(Pattern.quote(String.valueOf(mark))))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private void rationale(HtmlFragment feedback) {
        draft.metadata(Metadata.RATIONALE, feedback.plain());
        if (!feedback.isPlain()) {
            draft.note(where + "the general feedback is kept as plain text");
        }
    }

    private HtmlFragment formatted(String text) {
        Matcher named = FORMAT.matcher(text.strip());
        if (named.matches()) {
            format = named.group(1);
        }
        return fragment(text);
    }

    private HtmlFragment fragment(String hidden) {
        Matcher named = FORMAT.matcher(hidden.strip());
        String used = named.matches() ? named.group(1) : format;
        String text = Escapes.shown(named.matches() ? named.group(2) : hidden).strip();
        return switch (used) {
            case "plain" -> HtmlFragment.ofText(text);
            case "html" -> draft.html(text);
            case "markdown" -> {
                draft.repair(where + "text in Markdown is kept as it stands: set its headings, lists and emphasis");
                yield HtmlFragment.ofText(text);
            }
            default -> draft.html(text.replace("\n", "<br>"));
        };
    }

    private static String title(String text) {
        String stripped = text.strip();
        int end = stripped.startsWith("::") ? stripped.indexOf("::", 2) : -1;
        return end < 0
                ? ""
                : Escapes.shown(stripped.substring(2, end))
                        .replaceAll("\\s+", " ")
                        .strip();
    }

    private static String untitled(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("::")) {
            return stripped;
        }
        int end = stripped.indexOf("::", 2);
        return end < 0 ? stripped.substring(2) : stripped.substring(end + 2).strip();
    }
}
