package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Turns a parsed regular expression into the steps of {@link XsdPattern}. */
final class XsdProgram {

    /** Part of a regular expression. */
    sealed interface Part permits One, Row, Choice, Repeat {}

    /** One character. */
    record One(IntPredicate takes) implements Part {}

    /** Parts after each other. */
    record Row(List<Part> parts) implements Part {}

    /** One of several parts. */
    record Choice(List<Part> parts) implements Part {}

    /**
     * A part several times.
     *
     * @param most -1 for no end
     */
    record Repeat(Part part, int least, int most) implements Part {}

    private final List<XsdPattern.Step> steps = new ArrayList<>();

    private XsdProgram() {}

    static List<XsdPattern.Step> of(Part part) {
        XsdProgram program = new XsdProgram();
        program.write(part);
        program.add(new XsdPattern.Step(null, XsdPattern.END, XsdPattern.END));
        return program.steps;
    }

    private void write(Part part) {
        if (part instanceof One one) {
            add(new XsdPattern.Step(one.takes(), steps.size() + 1, 0));
        } else if (part instanceof Row row) {
            row.parts().forEach(this::write);
        } else if (part instanceof Choice choice) {
            choice(choice.parts());
        } else if (part instanceof Repeat repeat) {
            repeat(repeat);
        }
    }

    private void choice(List<Part> parts) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i == parts.size() - 1) {
                write(parts.get(i));
            } else {
                int fork = fork();
                write(parts.get(i));
                ends.add(fork());
                go(fork, fork + 1, steps.size());
            }
        }
        ends.forEach(end -> go(end, steps.size(), steps.size()));
    }

    private void repeat(Repeat repeat) {
        for (int i = 0; i < repeat.least(); i++) {
            write(repeat.part());
        }
        if (repeat.most() < 0) {
            int fork = fork();
            write(repeat.part());
            int back = fork();
            go(back, fork, fork);
            go(fork, fork + 1, steps.size());
            return;
        }
        List<Integer> forks = new ArrayList<>();
        for (int i = repeat.least(); i < repeat.most(); i++) {
            forks.add(fork());
            write(repeat.part());
        }
        forks.forEach(fork -> go(fork, fork + 1, steps.size()));
    }

    private int fork() {
        add(new XsdPattern.Step(null, 0, 0));
        return steps.size() - 1;
    }

    private void go(int fork, int next, int other) {
        steps.set(fork, new XsdPattern.Step(null, next, other));
    }

    private void add(XsdPattern.Step step) {
        if (steps.size() >= XsdPattern.MAX_PROGRAM) {
            throw new Unscorable(Reason.LIMIT, "a pattern of more than " + XsdPattern.MAX_PROGRAM + " steps");
        }
        steps.add(step);
    }
}
