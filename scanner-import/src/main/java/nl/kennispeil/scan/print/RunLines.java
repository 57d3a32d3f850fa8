package nl.kennispeil.scan.print;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.kennispeil.scan.print.Run.Style;

/** Breaks runs into lines. A word keeps its looks: the 2 of m² stays with its m. */
final class RunLines {

    private static final float SMALLER = 0.68f;

    /** Text of one look, or a blank, at a distance from the start of its line. */
    record Mark(String text, Set<Style> styles, float blank, float x, float width) {

        Mark at(float x) {
            return new Mark(text, styles, blank, x, width);
        }
    }

    /** One line, ready to be drawn. */
    record Line(List<Mark> marks) {

        void draw(Pen pen, float x, float baseline, float size, Color colour, boolean heavy) throws IOException {
            for (Mark mark : marks) {
                float at = x + mark.x();
                if (mark.blank() > 0) {
                    pen.rule(at, baseline - 1.5f, mark.blank(), 0.7f, Pen.SOFT);
                    continue;
                }
                boolean raised = mark.styles().contains(Style.RAISED);
                boolean lowered = mark.styles().contains(Style.LOWERED);
                float own = raised || lowered ? size * SMALLER : size;
                float y = baseline + (raised ? size * 0.34f : lowered ? -size * 0.14f : 0);
                pen.text(
                        mark.text(),
                        at,
                        y,
                        own,
                        colour,
                        heavy || mark.styles().contains(Style.BOLD),
                        mark.styles().contains(Style.ITALIC));
                if (mark.styles().contains(Style.UNDERLINE)) {
                    pen.rule(at, y - own * 0.14f, mark.width(), own * 0.05f, colour);
                }
                if (mark.styles().contains(Style.STRIKE)) {
                    pen.rule(at, y + own * 0.27f, mark.width(), own * 0.05f, colour);
                }
            }
        }
    }

    private final LetterFont font;
    private final float size;
    private final float width;
    private final List<Line> lines = new ArrayList<>();
    private List<Mark> line = new ArrayList<>();
    private float x;
    private List<Mark> word = new ArrayList<>();
    private float wordWidth;
    private boolean spaced;

    private RunLines(LetterFont font, float size, float width) {
        this.font = font;
        this.size = size;
        this.width = width;
    }

    static List<Line> of(List<Run> runs, LetterFont font, float size, float width) {
        RunLines lines = new RunLines(font, size, width);
        runs.forEach(lines::run);
        lines.endWord();
        lines.endLine();
        return lines.lines;
    }

    /** How wide the runs would be on one line, and the widest single word. */
    static float[] widths(List<Run> runs, LetterFont font, float size) {
        float widest = 0;
        float longest = 0;
        for (Line each : of(runs, font, size, Float.MAX_VALUE)) {
            longest = Math.max(longest, end(each));
        }
        for (Line each : of(runs, font, size, 0.01f)) {
            widest = Math.max(widest, end(each));
        }
        return new float[] {longest, widest};
    }

    private static float end(Line line) {
        float end = 0;
        for (Mark mark : line.marks()) {
            end = Math.max(end, mark.x() + mark.width());
        }
        return end;
    }

    private void run(Run run) {
        String text = run.text();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char at = i < text.length() ? text.charAt(i) : 0;
            if (i == text.length() || at == ' ' || at == '\n' || at == '\t' || at == '\r') {
                if (i > from) {
                    add(text.substring(from, i), run.styles());
                }
                if (i < text.length()) {
                    endWord();
                    if (at == '\n') {
                        endLine();
                    } else {
                        spaced = true;
                    }
                }
                from = i + 1;
            }
        }
        if (run.blank() > 0) {
            float blank = Math.min(run.blank() * Pen.MM, width);
            word.add(new Mark("", run.styles(), blank, 0, blank));
            wordWidth += blank;
        }
    }

    private void add(String text, Set<Style> styles) {
        String printable = font.printable(text);
        float own = styles.contains(Style.RAISED) || styles.contains(Style.LOWERED) ? size * SMALLER : size;
        float wide = font.width(printable, own);
        word.add(new Mark(printable, styles, 0, 0, wide));
        wordWidth += wide;
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        float space = spaced && !line.isEmpty() ? font.width(" ", size) : 0;
        if (!line.isEmpty() && x + space + wordWidth > width) {
            endLine();
            space = 0;
        }
        x += space;
        for (Mark each : word) {
            place(each);
        }
        word = new ArrayList<>();
        wordWidth = 0;
        spaced = false;
    }

    /** A word wider than its line is cut, unless the line is as good as none. */
    private void place(Mark mark) {
        if (width < 1 || mark.blank() > 0 || x + mark.width() <= width) {
            line.add(mark.at(x));
            x += mark.width();
            return;
        }
        float own =
                mark.styles().contains(Style.RAISED) || mark.styles().contains(Style.LOWERED) ? size * SMALLER : size;
        String rest = mark.text();
        while (!rest.isEmpty()) {
            int fits = rest.length();
            while (fits > 1 && x + font.width(rest.substring(0, fits), own) > width) {
                fits = rest.offsetByCodePoints(fits, -1);
            }
            String part = rest.substring(0, Math.max(fits, rest.offsetByCodePoints(0, 1)));
            float wide = font.width(part, own);
            if (x > 0 && x + wide > width) {
                endLine();
                continue;
            }
            line.add(new Mark(part, mark.styles(), 0, x, wide));
            x += wide;
            rest = rest.substring(part.length());
        }
    }

    private void endLine() {
        lines.add(new Line(line));
        line = new ArrayList<>();
        x = 0;
    }
}
