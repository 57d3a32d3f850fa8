package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Reads a regular expression of XML Schema (Part 2: Datatypes, appendix F). */
final class XsdPatternParser {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_REPEATS = 1_000;

    private final String pattern;
    private int at;

    private XsdPatternParser(String pattern) {
        this.pattern = pattern;
    }

    static XsdProgram.Part parse(String pattern) {
        XsdPatternParser parser = new XsdPatternParser(pattern);
        XsdProgram.Part part = parser.choice(0);
        if (parser.more()) {
            throw parser.wrong("a bracket that closes nothing");
        }
        return part;
    }

    private XsdProgram.Part choice(int depth) {
        if (depth > MAX_DEPTH) {
            throw new Unscorable(Reason.LIMIT, "a pattern nested deeper than " + MAX_DEPTH);
        }
        List<XsdProgram.Part> branches = new ArrayList<>();
        branches.add(row(depth));
        while (more() && peek() == '|') {
            at++;
            branches.add(row(depth));
        }
        return branches.size() == 1 ? branches.get(0) : new XsdProgram.Choice(branches);
    }

    private XsdProgram.Part row(int depth) {
        List<XsdProgram.Part> parts = new ArrayList<>();
        while (more() && peek() != '|' && peek() != ')') {
            parts.add(quantified(atom(depth)));
        }
        return new XsdProgram.Row(parts);
    }

    private XsdProgram.Part atom(int depth) {
        int character = next();
        switch (character) {
            case '(':
                XsdProgram.Part part = choice(depth + 1);
                if (!more() || next() != ')') {
                    throw wrong("a bracket that is not closed");
                }
                return part;
            case '[':
                return new XsdProgram.One(group(depth));
            case '.':
                return new XsdProgram.One(each -> each != '\n' && each != '\r');
            case '\\':
                return new XsdProgram.One(escape());
            case '?', '*', '+', '{', '}', ']':
                throw wrong("a \"" + (char) character + "\" without what it belongs to");
            default:
                return new XsdProgram.One(each -> each == character);
        }
    }

    private XsdProgram.Part quantified(XsdProgram.Part part) {
        if (!more()) {
            return part;
        }
        switch (peek()) {
            case '?':
                at++;
                return new XsdProgram.Repeat(part, 0, 1);
            case '*':
                at++;
                return new XsdProgram.Repeat(part, 0, -1);
            case '+':
                at++;
                return new XsdProgram.Repeat(part, 1, -1);
            case '{':
                at++;
                return counted(part);
            default:
                return part;
        }
    }

    private XsdProgram.Part counted(XsdProgram.Part part) {
        int least = count();
        int most = least;
        if (more() && peek() == ',') {
            at++;
            most = more() && peek() == '}' ? -1 : count();
        }
        if (!more() || next() != '}' || (most >= 0 && most < least)) {
            throw wrong("a repetition that is not {n}, {n,} or {n,m}");
        }
        return new XsdProgram.Repeat(part, least, most);
    }

    private int count() {
        int start = at;
        int count = 0;
        while (more() && peek() >= '0' && peek() <= '9') {
            count = 10 * count + (next() - '0');
            if (count > MAX_REPEATS) {
                throw new Unscorable(Reason.LIMIT, "a pattern with more than " + MAX_REPEATS + " repetitions");
            }
        }
        if (at == start) {
            throw wrong("a repetition without number");
        }
        return count;
    }

    /** After {@code [}: characters, ranges and escapes, maybe negated, maybe with a subtraction at the end. */
    private IntPredicate group(int depth) {
        if (depth > MAX_DEPTH) {
            throw new Unscorable(Reason.LIMIT, "a pattern nested deeper than " + MAX_DEPTH);
        }
        boolean negated = more() && peek() == '^';
        if (negated) {
            at++;
        }
        IntPredicate members = null;
        while (true) {
            if (!more()) {
                throw wrong("a \"[\" that is not closed");
            }
            if (peek() == ']' && members != null) {
                at++;
                return negated ? members.negate() : members;
            }
            if (members != null && pattern.startsWith("-[", at)) {
                at += 2;
                IntPredicate without = group(depth + 1);
                if (!more() || next() != ']') {
                    throw wrong("a \"[\" that is not closed");
                }
                return (negated ? members.negate() : members).and(without.negate());
            }
            IntPredicate member = member();
            members = members == null ? member : members.or(member);
        }
    }

    private IntPredicate member() {
        int first = next();
        if (first == '[' || first == ']') {
            throw wrong("a bracket inside brackets");
        }
        if (first == '\\') {
            if (!isSingleEscape()) {
                return escape();
            }
            first = single(next());
        }
        int from = first;
        if (at + 1 < pattern.length()
                && peek() == '-'
                && pattern.charAt(at + 1) != ']'
                && pattern.charAt(at + 1) != '[') {
            at++;
            int last = next();
            int to = last == '\\' ? single(next()) : last;
            if (to < from) {
                throw wrong("a range that runs back");
            }
            return each -> each >= from && each <= to;
        }
        return each -> each == from;
    }

    private boolean isSingleEscape() {
        return more() && "pPsSiIcCdDwW".indexOf(peek()) < 0;
    }

    private IntPredicate escape() {
        if (!more()) {
            throw wrong("a \"\\\" at its end");
        }
        int letter = next();
        if (letter == 'p' || letter == 'P') {
            int close = pattern.indexOf('}', at);
            if (!more() || peek() != '{' || close < 0) {
                throw wrong("a category that is not \\p{…}");
            }
            IntPredicate category = CharacterClasses.category(pattern.substring(at + 1, close));
            at = close + 1;
            return letter == 'P' ? category.negate() : category;
        }
        IntPredicate many = CharacterClasses.escape(letter);
        if (many != null) {
            return many;
        }
        int character = single(letter);
        return each -> each == character;
    }

    /** Besides those of the appendix, other punctuation may be escaped: what it means is not in doubt. */
    private int single(int letter) {
        switch (letter) {
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            default:
                if (letter > 126 || letter < 33 || Character.isLetterOrDigit(letter)) {
                    throw wrong("an escape XML Schema does not know");
                }
                return letter;
        }
    }

    private boolean more() {
        return at < pattern.length();
    }

    private int peek() {
        return pattern.codePointAt(at);
    }

    private int next() {
        if (!more()) {
            throw wrong("an end in the middle");
        }
        int character = pattern.codePointAt(at);
        at += Character.charCount(character);
        return character;
    }

    private Unscorable wrong(String what) {
        return new Unscorable(Reason.MALFORMED, "the pattern has " + what + ", at character " + at);
    }
}
