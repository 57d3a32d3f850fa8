package nl.kennispeil.bank.exchange.moodle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.draft.Asked;
import nl.kennispeil.bank.exchange.draft.Decimals;
import nl.kennispeil.bank.exchange.draft.Identifiers;
import nl.kennispeil.bank.exchange.draft.Interactions;
import nl.kennispeil.bank.exchange.draft.Interactions.Choice;
import nl.kennispeil.bank.exchange.draft.ItemDraft;
import nl.kennispeil.bank.exchange.draft.Part;
import nl.kennispeil.bank.exchange.draft.Percent;
import nl.kennispeil.bank.exchange.draft.Placeholders;
import nl.kennispeil.bank.exchange.draft.Qti;
import nl.kennispeil.bank.exchange.draft.Questions;
import nl.kennispeil.bank.exchange.draft.Questions.Answer;
import nl.kennispeil.bank.exchange.draft.Questions.Option;
import nl.kennispeil.bank.exchange.draft.Questions.Pair;
import nl.kennispeil.bank.exchange.draft.Questions.Range;
import nl.kennispeil.bank.exchange.draft.Share;
import nl.kennispeil.bank.exchange.html.HtmlFragment;

/** Reads one question. */
final class MoodleQuestion {

    static final String RESPONSE = "RESPONSE";

    private final XmlElement question;
    private final ItemDraft draft;
    private final String format;

    MoodleQuestion(String file, XmlElement question, String category, int number) {
        this.question = question;
        this.format = Texts.format(question.first("questiontext"), "html");
        List<String> problems = new ArrayList<>();
        String identifier = text("idnumber");
        this.draft = new ItemDraft(
                file,
                identifier.isEmpty() ? "moodle-" + number : identifier,
                Texts.raw(question.first("name")),
                Texts.embedded(question, problems));
        problems.forEach(draft::repair);
        draft.metadata(Metadata.CATEGORY, category);
        draft.metadata(
                Metadata.TAGS,
                String.join(
                        ", ",
                        question.elements("tags").stream()
                                .flatMap(tags -> tags.elements("tag").stream())
                                .map(tag -> tag.text().strip())
                                .toList()));
    }

    Incoming read() {
        String type = question.attribute("type", "");
        String where = "line " + question.line() + ": ";
        try {
            common();
            switch (type) {
                case "multichoice", "multichoiceset" -> multichoice(type);
                case "truefalse" -> trueFalse();
                case "shortanswer" -> below(shortAnswer());
                case "numerical" -> below(numerical());
                case "matching", "ddmatch" -> below(matching());
                case "essay" -> essay();
                case "description" -> stem();
                case "cloze", "multianswer" -> new Cloze(draft, question, format).read();
                case "gapselect" -> new Gaps(draft, question, format, points()).select();
                case "ddwtos" -> new Gaps(draft, question, format, points()).drag();
                case "ordering" -> ordering();
                case "ddimageortext", "ddmarker" -> graphic(type);
                case "calculated", "calculatedsimple", "calculatedmulti", "random", "randomsamatch" -> {
                    return draft.refused(where + "a question of type " + type
                            + " draws other numbers or questions for each candidate, which this bank does not do");
                }
                default -> {
                    return draft.refused(where + "question type \"" + type + "\" is not read; read are multichoice,"
                            + " truefalse, shortanswer, numerical, matching, essay, description, cloze, gapselect,"
                            + " ddwtos, ordering");
                }
            }
        } catch (IllegalArgumentException wrong) {
            return draft.refused(where + wrong.getMessage());
        }
        return draft.incoming();
    }

    private void common() {
        HtmlFragment general = fragment(question.first("generalfeedback"));
        draft.metadata(Metadata.RATIONALE, general.plain());
        if (!general.isPlain()) {
            draft.note("the general feedback is kept as plain text");
        }
        if (question.first("hint").isPresent()) {
            draft.note("hints for a second try are left out: there is one try");
        }
        for (String name : List.of("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")) {
            String plain = fragment(question.first(name)).plain();
            if (!plain.isEmpty() && !plain.matches("(Your|Je|Uw) (answer|antwoord) .{1,30}")) {
                draft.note("the feedback for all answers alike (" + name + ") is left out");
            }
        }
        if (text("hidden").equals("1")) {
            draft.note("the question is hidden in Moodle");
        }
    }

    private void stem() {
        HtmlFragment stem = fragment(question.first("questiontext"));
        draft.titleFrom(stem);
        draft.body(stem.blocks());
    }

    private void below(Asked asked) {
        stem();
        draft.ask(asked);
        draft.points(points());
        draft.body(
                Placeholders.isInline(asked.interaction())
                        ? Placeholders.paragraph(asked.interaction())
                        : asked.interaction());
    }

    private void multichoice(String type) {
        if (type.equals("multichoiceset")) {
            stem();
            throw new IllegalArgumentException("question type multichoiceset is not read: export it as multichoice");
        }
        boolean several = !isTrue("single", true);
        List<Option> options = new ArrayList<>();
        for (XmlElement answer : question.elements("answer")) {
            options.add(new Option(content(answer), share(answer), fragment(answer.first("feedback"))));
        }
        below(Questions.choice(RESPONSE, options, several, isTrue("shuffleanswers", false), points()));
        String numbering = text("answernumbering");
        if (!numbering.isEmpty() && !numbering.equals("abc") && !numbering.equals("none")) {
            draft.note("the options are lettered here, numbered " + numbering + " in Moodle");
        }
    }

    private void trueFalse() {
        boolean right = false;
        boolean known = false;
        Map<String, HtmlFragment> told = new LinkedHashMap<>();
        for (XmlElement answer : question.elements("answer")) {
            String word = Texts.raw(Optional.of(answer)).strip();
            String value = word.equals("true") || word.equals("false") ? word : told.isEmpty() ? "true" : "false";
            if (!value.equals(word)) {
                draft.repair("line " + answer.line() + ": an answer reads \"" + word + "\"; it was taken as " + value
                        + " by its place: check the key");
            }
            told.put(value, fragment(answer.first("feedback")));
            if (share(answer).equals(Share.FULL)) {
                right = value.equals("true");
                known = true;
            } else if (!share(answer).isZero()) {
                draft.repair("line " + answer.line() + ": a true/false answer earns part of the points");
            }
        }
        if (!known) {
            throw new IllegalArgumentException("neither true nor false is right");
        }
        List<Choice> labels = List.of(
                new Choice("true", List.of(new Text("Juist"))), new Choice("false", List.of(new Text("Onjuist"))));
        below(Questions.trueFalse(
                RESPONSE,
                right,
                labels,
                told.getOrDefault("true", Questions.nothing()),
                told.getOrDefault("false", Questions.nothing()),
                points()));
    }

    private Asked shortAnswer() {
        List<Answer> answers = new ArrayList<>();
        for (XmlElement answer : question.elements("answer")) {
            String text = Texts.raw(Optional.of(answer)).strip();
            answers.add(new Answer(text, share(answer), fragment(answer.first("feedback"))));
        }
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("there is no answer");
        }
        return Questions.shortAnswer(RESPONSE, answers, text("usecase").equals("1"), points());
    }

    private Asked numerical() {
        List<Range> ranges = new ArrayList<>();
        for (XmlElement answer : question.elements("answer")) {
            String tolerance =
                    answer.first("tolerance").map(XmlElement::text).orElse("0").strip();
            ranges.add(range(
                    Texts.raw(Optional.of(answer)).strip(),
                    tolerance.isEmpty() ? "0" : tolerance,
                    share(answer),
                    fragment(answer.first("feedback"))));
        }
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("there is no answer");
        }
        if (question.first("units")
                .filter(units -> !units.elements("unit").isEmpty())
                .isPresent()) {
            draft.repair("the question has units; only the number in the first unit is asked here: put the unit in the"
                    + " text");
        }
        return Questions.numeric(RESPONSE, ranges, points());
    }

    /** Moodle takes the tolerance on both sides, the ends included ({@code qtype_numerical}, nominal tolerance). */
    static Range range(String number, String tolerance, Share share, HtmlFragment feedback) {
        if (number.equals("*") || number.isEmpty()) {
            return new Range(Optional.empty(), Optional.empty(), share, feedback);
        }
        BigDecimal middle = number(number);
        BigDecimal margin = number(tolerance).abs();
        return new Range(Optional.of(middle.subtract(margin)), Optional.of(middle.add(margin)), share, feedback);
    }

    private static BigDecimal number(String text) {
        return Decimals.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no number with a decimal point"));
    }

    private Asked matching() {
        List<Pair> pairs = new ArrayList<>();
        List<HtmlFragment> distractors = new ArrayList<>();
        for (XmlElement row : question.elements("subquestion")) {
            HtmlFragment asked = fragment(Optional.of(row));
            HtmlFragment answer = row.first("answer")
                    .map(each -> question.attribute("type", "").equals("ddmatch")
                            ? fragment(Optional.of(each))
                            : HtmlFragment.ofText(Texts.raw(Optional.of(each))))
                    .orElse(Questions.nothing());
            if (asked.isEmpty()) {
                distractors.add(answer);
            } else {
                pairs.add(new Pair(asked, answer));
            }
        }
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to match");
        }
        return Questions.matching(RESPONSE, pairs, distractors, isTrue("shuffleanswers", true), points());
    }

    private void essay() {
        String lines = text("responsefieldlines");
        String responseFormat = text("responseformat");
        if (responseFormat.equals("noinline")) {
            stem();
            draft.part(Part.unmarked(RESPONSE, Cardinality.SINGLE, BaseType.FILE));
            draft.points(points());
            draft.body(Interactions.upload(RESPONSE));
        } else {
            below(Questions.essay(RESPONSE, lines.matches("[0-9]{1,3}") ? Integer.parseInt(lines) : 0));
        }
        if (text("attachments").matches("-?[1-9][0-9]*") && !responseFormat.equals("noinline")) {
            draft.repair("the question takes files beside the text: they are not asked here");
        }
        HtmlFragment template = fragment(question.first("responsetemplate"));
        if (!template.isEmpty()) {
            draft.note("the text the answer starts from is left out: \"" + template.plain() + "\"");
        }
        HtmlFragment grader = fragment(question.first("graderinfo"));
        if (!grader.isEmpty()) {
            draft.body(Element.of(
                    "qti-rubric-block",
                    Map.of("use", "scoring", "view", "scorer"),
                    Element.of("qti-content-body", Map.of(), grader.blocks())));
        }
    }

    /** {@code qtype_ordering}: all or nothing, or a point for each element in its absolute place. */
    private void ordering() {
        List<Choice> choices = new ArrayList<>();
        for (XmlElement answer : question.elements("answer")) {
            choices.add(new Choice(
                    Identifiers.letter(choices.size()), content(answer).compact()));
        }
        if (choices.size() < 2) {
            throw new IllegalArgumentException("there are " + choices.size() + " elements to order: at least 2");
        }
        List<String> order = choices.stream().map(Choice::identifier).toList();
        String grading = text("gradingtype");
        Part part;
        if (grading.equals("ALL_OR_NOTHING") || grading.equals("-1")) {
            part = Part.allRight(RESPONSE, Cardinality.ORDERED, BaseType.IDENTIFIER, order, points());
        } else if (grading.equals("ABSOLUTE_POSITION") || grading.equals("0")) {
            part = places(order);
        } else {
            part = Part.allRight(RESPONSE, Cardinality.ORDERED, BaseType.IDENTIFIER, order, points());
            draft.repair("grading type \"" + grading + "\" is not taken over; all or nothing is used: read are"
                    + " ALL_OR_NOTHING and ABSOLUTE_POSITION");
        }
        String select = text("selecttype");
        if (!select.isEmpty() && !select.equals("ALL") && !select.equals("0")) {
            draft.repair("Moodle shows some of the elements (" + select + "); here all are shown");
        }
        stem();
        draft.part(part);
        draft.points(points());
        draft.body(Interactions.order(RESPONSE, choices, true));
    }

    private Part places(List<String> order) {
        List<Element> rules = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Element at = Element.of("qti-index", Map.of("n", String.valueOf(i + 1)), Qti.variable(RESPONSE));
            Share worth = points().over(order.size());
            Element number = worth.isDecimal()
                    ? Qti.value(BaseType.FLOAT, worth.text())
                    : Qti.op(
                            "divide",
                            Qti.value(BaseType.FLOAT, worth.numerator().toString()),
                            Qti.value(BaseType.FLOAT, worth.denominator().toString()));
            rules.add(Qti.when(
                    Qti.op("match", at, Qti.value(BaseType.IDENTIFIER, order.get(i))), Qti.add(Qti.SCORE, number)));
        }
        return new Part(
                Qti.response(RESPONSE, Cardinality.ORDERED, BaseType.IDENTIFIER, order), rules, Optional.empty());
    }

    private void graphic(String type) {
        stem();
        draft.repair("a question of type " + type + " comes in without its picture and places: make it again as a hot"
                + " spot or a graphic gap match");
    }

    private HtmlFragment content(XmlElement answer) {
        return Texts.fragment(
                draft, Texts.raw(Optional.of(answer)), Texts.format(Optional.of(answer), format), answer.line());
    }

    private HtmlFragment fragment(Optional<XmlElement> holder) {
        return Texts.fragment(
                draft,
                Texts.raw(holder),
                Texts.format(holder, format),
                holder.map(XmlElement::line).orElse(question.line()));
    }

    private Share share(XmlElement answer) {
        String fraction = answer.attribute("fraction", "0");
        return Percent.parse(fraction)
                .filter(share -> share.compareTo(Share.FULL) <= 0 && share.compareTo(Share.of(-1, 1)) >= 0)
                .orElseThrow(() ->
                        new IllegalArgumentException("a fraction of \"" + fraction + "\": allowed is -100 to 100"));
    }

    /** Points of the question; Moodle's default is 1. */
    private Share points() {
        String grade = text("defaultgrade");
        Share points = grade.isEmpty() ? Share.FULL : Share.parse(grade).orElse(Share.NONE);
        if (points.signum() <= 0) {
            draft.repair("the question is worth \"" + grade + "\" points in Moodle and counts as 1 here");
            return Share.FULL;
        }
        return points;
    }

    private boolean isTrue(String name, boolean otherwise) {
        String value = text(name);
        return value.isEmpty() ? otherwise : value.equals("true") || value.equals("1");
    }

    private String text(String name) {
        return question.first(name).map(XmlElement::text).orElse("").strip();
    }
}
