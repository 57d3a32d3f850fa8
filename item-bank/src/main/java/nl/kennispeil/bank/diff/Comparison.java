package nl.kennispeil.bank.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/** Compares two trees: what is equal is kept, what stands in the same place and is alike is compared within. */
final class Comparison {

    /** Two blocks that share less than this of their words are not the same block. */
    private static final double ALIKE = 0.4;

    private static final int BRIEF = 12;
    private static final int MOST_PAIRS = 40_000;

    private Comparison() {}

    static Edit compare(Element old, Element now) {
        if (old.equals(now)) {
            return new Edit.Kept(old);
        }
        return new Edit.Changed(old, now, attributes(old, now), children(old.children(), now.children()));
    }

    private static List<AttributeChange> attributes(Element old, Element now) {
        TreeSet<String> names = new TreeSet<>(old.attributes().keySet());
        names.addAll(now.attributes().keySet());
        List<AttributeChange> changes = new ArrayList<>();
        for (String name : names) {
            String before = old.attribute(name).orElse(null);
            String after = now.attribute(name).orElse(null);
            if (!Objects.equals(before, after)) {
                changes.add(new AttributeChange(name, before, after));
            }
        }
        return changes;
    }

    private static List<Edit> children(List<Node> old, List<Node> now) {
        List<Edit> edits = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<Node> delta : DiffUtils.diff(old, now).getDeltas()) {
            old.subList(at, delta.getSource().getPosition()).forEach(each -> edits.add(new Edit.Kept(each)));
            region(delta.getSource().getLines(), delta.getTarget().getLines(), edits);
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        old.subList(at, old.size()).forEach(each -> edits.add(new Edit.Kept(each)));
        return edits;
    }

    /** Pairs what is alike in two stretches without anything equal, in order, so that the likeness is greatest. */
    private static void region(List<Node> old, List<Node> now, List<Edit> edits) {
        int[][] pair = (long) old.size() * now.size() > MOST_PAIRS ? new int[0][0] : pairs(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            int with = i < old.size() && pair.length > 0 ? pair[i][0] : -1;
            if (i < old.size() && with < 0) {
                edits.add(new Edit.Removed(old.get(i++)));
            } else if (j < now.size() && j != with) {
                edits.add(new Edit.Added(now.get(j++)));
            } else {
                edits.add(paired(old.get(i++), now.get(j++)));
            }
        }
    }

    private static Edit paired(Node old, Node now) {
        if (old instanceof Element before && now instanceof Element after) {
            return compare(before, after);
        }
        return new Edit.Reworded(Wording.compare(((Text) old).value(), ((Text) now).value()));
    }

    /** For each old node the place of the new one it belongs to, or -1. */
    private static int[][] pairs(List<Node> old, List<Node> now) {
        double[][] best = new double[old.size() + 1][now.size() + 1];
        double[][] alike = new double[old.size()][now.size()];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                alike[i][j] = likeness(old.get(i), now.get(j));
                best[i][j] = Math.max(best[i + 1][j], best[i][j + 1]);
                if (alike[i][j] >= ALIKE) {
                    best[i][j] = Math.max(best[i][j], alike[i][j] + best[i + 1][j + 1]);
                }
            }
        }
        int[][] pair = new int[old.size()][1];
        int i = 0;
        int j = 0;
        while (i < old.size()) {
            if (j < now.size() && alike[i][j] >= ALIKE && best[i][j] == alike[i][j] + best[i + 1][j + 1]) {
                pair[i++][0] = j++;
            } else if (j < now.size() && best[i][j] == best[i][j + 1]) {
                j++;
            } else {
                pair[i++][0] = -1;
            }
        }
        return pair;
    }

    private static double likeness(Node old, Node now) {
        if (old instanceof Text before && now instanceof Text after) {
            return Math.max(ALIKE, Wording.likeness(before.value(), after.value()));
        }
        if (!(old instanceof Element before) || !(now instanceof Element after) || !before.is(after.name())) {
            return 0;
        }
        String identifier = before.attribute("identifier", "");
        if (!identifier.isEmpty() || !after.attribute("identifier", "").isEmpty()) {
            // An option keeps its identity whatever it says; another identity is another option.
            return identifier.equals(after.attribute("identifier", "")) ? 1 : 0;
        }
        // Structure and texts of a word or two, such as a key or a cell, are told by their place.
        boolean placed = !before.elements().isEmpty()
                || Math.min(before.text().length(), after.text().length()) <= BRIEF;
        double words = Wording.likeness(before.text(), after.text());
        return placed ? Math.max(ALIKE, words) : words;
    }
}
