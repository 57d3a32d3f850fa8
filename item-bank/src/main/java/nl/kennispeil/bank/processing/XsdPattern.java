package nl.kennispeil.bank.processing;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * A regular expression of XML Schema (Part 2, appendix F), which matches a whole text and knows no anchors: {@code ^} and
 * {@code $} are plain characters. It runs as a set of states, so its time grows with pattern × text and never explodes.
 */
final class XsdPattern {

    /** Instructions of a compiled pattern, with its counted repetitions written out. */
    static final int MAX_PROGRAM = 5_000;

    /** Characters of a text that is matched. */
    static final int MAX_TEXT = 20_000;

    /**
     * One instruction: a character to take, or two places to go on at, or the end.
     *
     * @param takes characters that lead to {@code next}; null for a fork
     */
    record Step(@org.jspecify.annotations.Nullable IntPredicate takes, int next, int other) {}

    /** {@link Step#next} of the step where a text matches. */
    static final int END = -1;

    private final Step[] program;

    private XsdPattern(List<Step> program) {
        this.program = program.toArray(Step[]::new);
    }

    /** @throws Unscorable (MALFORMED or LIMIT) when it is no expression of XML Schema, or too large */
    static XsdPattern of(String pattern) {
        return new XsdPattern(XsdProgram.of(XsdPatternParser.parse(pattern)));
    }

    /** @throws Unscorable (LIMIT) when the text is too long */
    boolean matches(String text) {
        if (text.length() > MAX_TEXT) {
            throw new Unscorable(Reason.LIMIT, "a text of more than " + MAX_TEXT + " characters");
        }
        int[] stack = new int[2 * program.length + 2];
        int[] now = new int[program.length];
        int[] then = new int[program.length];
        int[] seen = new int[program.length];
        int mark = 1;
        int count = follow(0, now, 0, seen, mark, stack);
        for (int at = 0; at < text.length() && count > 0; ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            mark++;
            int reached = 0;
            for (int i = 0; i < count; i++) {
                Step step = program[now[i]];
                if (step.takes() != null && step.takes().test(character)) {
                    reached = follow(step.next(), then, reached, seen, mark, stack);
                }
            }
            int[] swap = now;
            now = then;
            then = swap;
            count = reached;
        }
        for (int i = 0; i < count; i++) {
            if (program[now[i]].takes() == null) {
                return true;
            }
        }
        return false;
    }

    /** Adds a place and all that is reached from it without taking a character; forks themselves are not kept. */
    private int follow(int start, int[] places, int count, int[] seen, int mark, int[] stack) {
        int top = 0;
        stack[top++] = start;
        int found = count;
        while (top > 0) {
            int place = stack[--top];
            if (seen[place] == mark) {
                continue;
            }
            seen[place] = mark;
            Step step = program[place];
            if (step.takes() != null || step.next() == END) {
                places[found++] = place;
            } else {
                stack[top++] = step.other();
                stack[top++] = step.next();
            }
        }
        return found;
    }
}
