package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;

/**
 * Whether an item can be scored by this program, told when it comes in.
 *
 * @param scorable true when every rule can be computed and some rule sets a number
 * @param problems why not; empty when scorable
 * @param notes what an editor should look at all the same
 * @param hasKey true when a response declares a correct response, so that without processing an editor may choose
 *     match_correct
 */
public record Scorability(boolean scorable, List<Problem> problems, List<Problem> notes, boolean hasKey) {

    public Scorability {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    public static Scorability of(ItemContent item) {
        return of(Compiled.of(item));
    }

    public static Scorability of(Compiled compiled) {
        ItemContent item = compiled.item();
        List<Problem> problems = new ArrayList<>();
        boolean hasKey =
                item.responses().stream().anyMatch(each -> !each.correct().isEmpty());
        if (item.responses().isEmpty() && item.templates().isEmpty()) {
            problems.add(new Problem(Reason.NO_RESPONSE, "", "nothing is asked"));
        }
        if (Compiled.outside(item)) {
            problems.add(Compiled.OUTSIDE);
        }
        problems.addAll(compiled.problems());
        if (problems.isEmpty()) {
            unset(compiled).ifPresent(problems::add);
        }
        if (problems.isEmpty()) {
            problems.addAll(missingKeys(compiled));
        }
        List<Problem> notes = new ArrayList<>(compiled.notes());
        notes.addAll(anchors(item));
        return new Scorability(problems.isEmpty(), problems, notes, hasKey);
    }

    /** The first reason, for a report; empty when scorable. */
    public String reason() {
        return problems.isEmpty() ? "" : problems.get(0).toString();
    }

    private static Optional<Problem> unset(Compiled compiled) {
        if (compiled.set().isEmpty()) {
            boolean essay = compiled.item().interactions().stream()
                    .anyMatch(each -> each.kind() == InteractionKind.EXTENDED_TEXT
                            || each.kind() == InteractionKind.UPLOAD
                            || each.kind() == InteractionKind.DRAWING);
            return Optional.of(new Problem(
                    essay ? Reason.EXTERNAL_SCORING : Reason.NO_PROCESSING,
                    "",
                    essay ? "is for people to mark" : "no rule says what a response is worth"));
        }
        boolean number = compiled.set().stream()
                .anyMatch(each -> compiled.variables()
                        .find(each)
                        .filter(Variable::numeric)
                        .isPresent());
        return number
                ? Optional.empty()
                : Optional.of(new Problem(Reason.NO_SCORE, "", "no rule sets an outcome that is a number"));
    }

    /** Correct responses that are asked for, not declared and not set by template processing. */
    private static List<Problem> missingKeys(Compiled compiled) {
        List<Problem> problems = new ArrayList<>();
        List<String> computed = compiled.item().root().first("qti-template-processing").stream()
                .flatMap(Element::walk)
                .filter(each -> each.is("qti-set-correct-response"))
                .map(each -> each.attribute("identifier", ""))
                .toList();
        compiled.rules().stream()
                .flatMap(Element::walk)
                .filter(each -> each.is("qti-correct"))
                .map(each -> each.attribute("identifier", "").strip())
                .distinct()
                .filter(each -> !computed.contains(each))
                .filter(each -> compiled.variables()
                        .find(each)
                        .filter(variable -> variable.correct() == Value.NULL)
                        .isPresent())
                .forEach(each -> problems.add(
                        new Problem(Reason.NO_KEY, each, "its correct response is asked for and not declared")));
        return problems;
    }

    private static List<Problem> anchors(ItemContent item) {
        boolean found = item.processing().stream()
                .flatMap(Element::walk)
                .filter(each -> each.is("qti-pattern-match"))
                .map(each -> each.attribute("pattern", "").strip())
                .anyMatch(each -> each.startsWith("^") || (each.endsWith("$") && !each.endsWith("\\$")));
        return found
                ? List.of(new Problem(
                        Reason.REMARK,
                        "qti-pattern-match",
                        "\"^\" and \"$\" are plain characters in QTI; a pattern always matches the whole text"))
                : List.of();
    }
}
