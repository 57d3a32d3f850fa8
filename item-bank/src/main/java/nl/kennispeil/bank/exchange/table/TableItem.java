package nl.kennispeil.bank.exchange.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.draft.Asked;
import nl.kennispeil.bank.exchange.draft.Decimals;
import nl.kennispeil.bank.exchange.draft.Embedded;
import nl.kennispeil.bank.exchange.draft.Identifiers;
import nl.kennispeil.bank.exchange.draft.Interactions;
import nl.kennispeil.bank.exchange.draft.Interactions.Choice;
import nl.kennispeil.bank.exchange.draft.ItemDraft;
import nl.kennispeil.bank.exchange.draft.Part;
import nl.kennispeil.bank.exchange.draft.Placeholders;
import nl.kennispeil.bank.exchange.draft.Questions;
import nl.kennispeil.bank.exchange.draft.Questions.Answer;
import nl.kennispeil.bank.exchange.draft.Questions.Option;
import nl.kennispeil.bank.exchange.draft.Questions.Range;
import nl.kennispeil.bank.exchange.draft.Share;
import nl.kennispeil.bank.exchange.html.HtmlFragment;

/** Makes an item of a row. */
final class TableItem {

    private static final String RESPONSE = "RESPONSE";
    private static final Set<String> RIGHT = Set.of("juist", "waar", "true", "ja", "correct", "t", "j", "w");
    private static final Set<String> WRONG =
            Set.of("onjuist", "onwaar", "niet waar", "false", "nee", "incorrect", "f", "o");

    private final Row row;
    private final ItemDraft draft;

    TableItem(String file, Row row, int number, Embedded pictures) {
        this.row = row;
        String identifier = plain(row.html(Column.ID));
        this.draft = new ItemDraft(
                file, identifier.isEmpty() ? "row-" + number : identifier, plain(row.html(Column.TITLE)), pictures);
        row.notes.forEach(draft::note);
        row.repairs.forEach(draft::repair);
        for (Row.Contradiction each : row.contradictions) {
            draft.repair(row.where + ": \"" + each.first() + "\" and \"" + each.last()
                    + "\" mean the same and hold different things: allowed is one; the last is used");
        }
        if (!row.unknown.isEmpty()) {
            draft.note(row.where + ": not read, for the heading is not known: " + row.unknown);
        }
    }

    Incoming read() {
        try {
            item();
        } catch (IllegalArgumentException wrong) {
            return draft.refused(row.where + ": " + wrong.getMessage());
        }
        return draft.incoming();
    }

    private void item() {
        for (Column column : Column.values()) {
            if (!column.metadata.isEmpty()) {
                HtmlFragment value = draft.html(row.html(column));
                draft.metadata(column.metadata, value.plain());
                if (!value.isPlain()) {
                    draft.note(row.where + ": \"" + column.headings.get(0) + "\" is kept as plain text");
                }
            }
        }
        String language = plain(row.html(Column.LANGUAGE)).toLowerCase(Locale.ROOT);
        draft.language(language.matches("[a-z]{2}(-[a-z]{2})?") ? language : "nl");
        HtmlFragment stem = draft.html(row.html(Column.STEM));
        if (stem.isEmpty()) {
            throw new IllegalArgumentException("there is no text under \"vraag\" (stem)");
        }
        draft.body(draft.html(row.html(Column.CASE)).blocks());
        draft.body(stem.blocks());
        draft.titleFrom(stem);
        Share points = points();
        draft.points(points);
        switch (type()) {
            case "single" -> options(false, points);
            case "multiple" -> options(true, points);
            case "truefalse" -> trueFalse(points);
            case "essay" -> place(Questions.essay(RESPONSE, 10));
            case "short" -> place(Questions.shortAnswer(RESPONSE, answers(), false, points));
            case "numeric" -> place(Questions.numeric(RESPONSE, List.of(range()), points));
            default -> draft.note(row.where + ": information without a question");
        }
    }

    private String type() {
        String given = plain(row.html(Column.TYPE)).toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
        boolean several = letters().size() > 1;
        return switch (given) {
            case "" -> {
                if (row.options.isEmpty()) {
                    throw new IllegalArgumentException(
                            "there are no options and no type: write a type, such as open, kort or numeriek");
                }
                if (several) {
                    draft.note(row.where + ": the key has several letters, so several options must be chosen");
                }
                yield several ? "multiple" : "single";
            }
            case "mc", "meerkeuze", "meerkeuzevraag", "multiple choice", "single", "single choice", "een uit meer" ->
                "single";
            case "mr",
                    "meerdere",
                    "meer uit meer",
                    "meerdere antwoorden",
                    "multiple",
                    "multiple response",
                    "multiple answers" -> "multiple";
            case "juist onjuist", "waar onwaar", "juist/onjuist", "waar/onwaar", "true false", "true/false", "tf" ->
                "truefalse";
            case "open", "essay", "open vraag" -> "essay";
            case "kort", "kort antwoord", "short", "short answer", "invul", "invulvraag" -> "short";
            case "numeriek", "getal", "numeric", "numerical", "rekenen" -> "numeric";
            case "informatie", "information", "tekst" -> "information";
            default ->
                throw new IllegalArgumentException(
                        "type \"" + given
                                + "\" is not known: allowed is meerkeuze, meerdere, juist/onjuist, kort, numeriek, open, informatie");
        };
    }

    private Set<String> letters() {
        Set<String> letters = new TreeSet<>();
        String key = plain(row.html(Column.KEY)).toUpperCase(Locale.ROOT).replaceAll("\\b(EN|AND|OF|OR)\\b", ",");
        for (String letter : key.split("[\\s,;/+&|.)]+")) {
            if (!letter.isEmpty()) {
                letters.add(letter);
            }
        }
        if (letters.size() == 1 && letters.iterator().next().matches("[A-Z]{2,26}") && !row.options.isEmpty()) {
            String joined = letters.iterator().next();
            letters.clear();
            joined.chars().forEach(each -> letters.add(Character.toString(each)));
        }
        return letters;
    }

    private void options(boolean several, Share points) {
        List<Choice> choices = new ArrayList<>();
        List<Option> options = new ArrayList<>();
        Set<String> key = letters();
        List<String> right = new ArrayList<>();
        int expected = 0;
        for (Map.Entry<Integer, String> entry : row.options.entrySet()) {
            String letter = Identifiers.letter(entry.getKey());
            if (entry.getKey() != expected++) {
                throw new IllegalArgumentException("option " + letter + " is filled in and the one before it is not");
            }
            HtmlFragment content = draft.html(entry.getValue());
            choices.add(new Choice(letter, content.compact()));
            boolean good = key.remove(letter);
            options.add(new Option(content, good ? Share.FULL : Share.NONE, Questions.nothing()));
            if (good) {
                right.add(letter);
            }
        }
        if (!key.isEmpty()) {
            throw new IllegalArgumentException("the key names " + key + ": the options are A to "
                    + Identifiers.letter(Math.max(0, row.options.size() - 1)));
        }
        if (right.isEmpty() && row.options.size() >= 2) {
            draft.repair(row.where + ": there is no key");
        }
        if (!several) {
            if (right.size() > 1) {
                throw new IllegalArgumentException("the key names " + right
                        + " while one option may be chosen: give one letter, or type \"meerdere\"");
            }
            place(Questions.choice(RESPONSE, options, false, false, points));
            return;
        }
        if (choices.size() < 2) {
            throw new IllegalArgumentException("there are " + choices.size() + " options: at least 2 are needed");
        }
        draft.part(Part.allRight(RESPONSE, Cardinality.MULTIPLE, BaseType.IDENTIFIER, right, points));
        draft.body(Interactions.choice(RESPONSE, choices, true, false));
        draft.note(row.where + ": all right options and no others earn the points");
    }

    private void trueFalse(Share points) {
        String key = plain(row.html(Column.KEY)).toLowerCase(Locale.ROOT);
        if (!RIGHT.contains(key) && !WRONG.contains(key)) {
            throw new IllegalArgumentException("the key is \"" + key + "\": allowed is juist or onjuist");
        }
        List<Choice> labels = List.of(
                new Choice("true", List.of(new Text("Juist"))), new Choice("false", List.of(new Text("Onjuist"))));
        place(Questions.trueFalse(
                RESPONSE, RIGHT.contains(key), labels, Questions.nothing(), Questions.nothing(), points));
    }

    private List<Answer> answers() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (String text : plain(row.html(Column.KEY)).split("[|\\n]")) {
            if (!text.isBlank()) {
                // A star in a table is a star.
                String answer = text.strip().replace("*", "\\*");
                answers.put(answer, new Answer(answer, Share.FULL, Questions.nothing()));
            }
        }
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("there is no answer under \"sleutel\" (key)");
        }
        return List.copyOf(answers.values());
    }

    private Range range() {
        BigDecimal middle = number(Column.KEY);
        BigDecimal margin = row.html(Column.MARGIN).isBlank()
                ? BigDecimal.ZERO
                : number(Column.MARGIN).abs();
        return new Range(
                Optional.of(middle.subtract(margin)), Optional.of(middle.add(margin)), Share.FULL, Questions.nothing());
    }

    private Share points() {
        if (row.html(Column.POINTS).isBlank()) {
            return Share.FULL;
        }
        BigDecimal points = number(Column.POINTS);
        if (points.signum() <= 0 || points.compareTo(BigDecimal.valueOf(1000)) > 0) {
            throw new IllegalArgumentException(
                    "the points are " + points.toPlainString() + ": allowed is above 0 to 1000");
        }
        return Share.of(points);
    }

    private BigDecimal number(Column column) {
        String text = plain(row.html(column));
        // 1.234 may be a thousand or one and a bit: one comma or one point is a decimal mark, both is refused.
        return Decimals.parse(text.indexOf('.') < 0 ? text.replace(',', '.') : text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "under \"" + column.headings.get(0) + "\" stands \"" + text + "\", which is no number"));
    }

    private void place(Asked asked) {
        draft.ask(asked);
        draft.body(
                Placeholders.isInline(asked.interaction())
                        ? Placeholders.paragraph(asked.interaction())
                        : asked.interaction());
    }

    private static String plain(String html) {
        return HtmlFragment.of(html, source -> Optional.empty()).plain();
    }
}
