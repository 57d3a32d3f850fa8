package nl.kennispeil.bank.exchange.qti12;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.draft.Decimals;
import nl.kennispeil.bank.exchange.draft.ItemDraft;
import nl.kennispeil.bank.exchange.draft.Part;
import nl.kennispeil.bank.exchange.draft.Qti;
import nl.kennispeil.bank.exchange.draft.Share;
import nl.kennispeil.bank.exchange.html.HtmlFragment;
import nl.kennispeil.bank.exchange.qti12.Rules.Rule;

/**
 * Scores an item as its file does. Common patterns become a key or a mapping with a standard template, the rest a tree
 * of rules. Canvas writes percentages of the points of the question: 100 is all of {@code points_possible}.
 */
final class Scoring {

    private static final Share HUNDRED = Share.of(100, 1);

    private final XmlElement item;
    private final Meta meta;
    private final ItemDraft draft;
    private final Map<String, Target> targets;
    private final Conditions conditions;
    private final List<XmlElement> declared;

    Scoring(XmlElement item, Meta meta, ItemDraft draft, Map<String, Target> targets) {
        this.item = item;
        this.meta = meta;
        this.draft = draft;
        this.targets = targets;
        this.conditions = new Conditions(targets, meta.isCanvas(), draft);
        this.declared = item.elements("resprocessing").stream()
                .flatMap(processing -> processing.elements("outcomes").stream())
                .flatMap(outcomes -> outcomes.elements("decvar").stream())
                .toList();
    }

    /** Adds the parts and rules to the draft; what cannot be said is a repair, and nothing is scored then. */
    void add() {
        try {
            List<Rule> rules = Rules.of(item, meta.isCanvas());
            List<Rule> scoring = rules.stream().filter(Rule::scores).toList();
            feedback(rules);
            if (scoring.isEmpty()) {
                unscored();
                if (targets.values().stream().anyMatch(target -> target.kind() != Target.Kind.OTHER)) {
                    draft.repair("the file has no condition that scores: give the item a key");
                }
                return;
            }
            for (Rule rule : scoring) {
                Conditions.checkMargins(rule.condition());
            }
            checkMetadata();
            score(rules, scoring);
        } catch (Unscored reason) {
            unscored();
            draft.repair("the scoring is not taken over: " + reason.reason());
        }
    }

    private void feedback(List<Rule> rules) throws Unscored {
        Set<String> names = new HashSet<>();
        Map<String, String> known = new HashMap<>();
        for (XmlElement feedback : item.elements("itemfeedback")) {
            String ident = feedback.attribute("ident", "");
            String name = "feedback_" + (known.size() + 1);
            StringBuilder html = new StringBuilder();
            for (XmlElement child : feedback.elements()) {
                html.append(child.is("solution") || child.is("hint") ? "" : Material.element(child));
                if (child.is("solution") || child.is("hint")) {
                    draft.note("line " + child.line() + ": a <" + child.name() + "> is left out");
                }
            }
            HtmlFragment content = draft.html(html.toString());
            if (!content.isEmpty() && known.putIfAbsent(ident, name) == null) {
                boolean shown = rules.stream().anyMatch(rule -> rule.feedback().contains(ident));
                if (shown) {
                    names.add(name);
                    draft.feedbackText(name, content);
                } else {
                    draft.note("feedback \"" + ident + "\" is never shown by the file and is left out");
                }
            }
        }
        if (!names.isEmpty()) {
            new Rules(rules, conditions, meta.isCanvas())
                    .feedback(ident -> {
                        String name = known.getOrDefault(ident, "");
                        return names.contains(name) ? name : "";
                    })
                    .forEach(draft::lastRule);
        }
    }

    private void score(List<Rule> rules, List<Rule> scoring) throws Unscored {
        String variable = variable(scoring);
        XmlElement decvar = declared.isEmpty() ? null : declared.get(0);
        Share start = decvar == null
                ? Share.NONE
                : Share.parse(decvar.attribute("defaultval", "0")).orElse(Share.NONE);
        boolean inOrder = rules.indexOf(scoring.get(0)) == 0
                || rules.subList(0, rules.indexOf(scoring.get(0))).stream().noneMatch(Rule::stops);
        if (start.isZero()
                && inOrder
                && scoring.stream().allMatch(rule -> rule.sets().size() == 1)) {
            Optional<Map<String, Map<String, Share>>> worth = worth(scoring);
            if (worth.isPresent() && mapped(worth.get(), scoring)) {
                return;
            }
            if (scoring.size() == 1 && wholly(scoring.get(0))) {
                return;
            }
        }
        general(rules, variable, start);
    }

    /**
     * What each value of each response is worth, when every condition asks for one value and nothing depends on the
     * order of conditions: by variable, then by value in QTI 3, not yet scaled.
     */
    private Optional<Map<String, Map<String, Share>>> worth(List<Rule> scoring) throws Unscored {
        Map<String, Map<String, Share>> worth = new LinkedHashMap<>();
        boolean exclusive = targets.size() == 1;
        for (Rule rule : scoring) {
            List<XmlElement> atoms = atoms(rule.condition());
            XmlElement set = rule.sets().get(0);
            String action = set.attribute("action", "Set");
            if (atoms.isEmpty() || !(action.equals("Add") || action.equals("Set"))) {
                return Optional.empty();
            }
            Target target = conditions.target(atoms.get(0));
            exclusive &= target.kind() == Target.Kind.CHOICE
                    || target.kind() == Target.Kind.TEXT
                    || target.kind() == Target.Kind.BLANK;
            boolean text = target.kind() == Target.Kind.TEXT;
            if (atoms.size() > 1 && !text) {
                return Optional.empty();
            }
            Map<String, Share> values = worth.computeIfAbsent(target.variable(), name -> new LinkedHashMap<>());
            for (XmlElement atom : atoms) {
                target.equal(atom);
                for (String value : values(target, atom)) {
                    if (values.putIfAbsent(value, Rules.value(set)) != null && !text) {
                        return Optional.empty();
                    }
                }
            }
        }
        boolean adds = scoring.stream()
                .allMatch(rule -> rule.sets().get(0).attribute("action", "Set").equals("Add"));
        if (exclusive) {
            return Optional.of(worth);
        }
        if (!adds) {
            return Optional.empty();
        }
        if (scoring.stream().anyMatch(Rule::stops)) {
            if (scoring.stream().anyMatch(Rule::said)) {
                return Optional.empty();
            }
            if (scoring.size() > 1) {
                draft.repair("the file does not say whether scoring goes on after a condition that holds; all were"
                        + " added up: check the scoring");
            }
        }
        return Optional.of(worth);
    }

    /** The {@code varequal}s of a condition that is one of them, or one out of several for the same response. */
    private static List<XmlElement> atoms(XmlElement condition) {
        List<XmlElement> parts = condition.elements();
        if (parts.size() == 1 && parts.get(0).is("or")) {
            parts = parts.get(0).elements();
        }
        boolean same = parts.stream()
                        .map(part -> part.attribute("respident", "") + part.attribute("case", "No"))
                        .distinct()
                        .count()
                == 1;
        return same && parts.stream().allMatch(part -> part.is("varequal")) ? parts : List.of();
    }

    private static Collection<String> values(Target target, XmlElement atom) throws Unscored {
        String label = atom.text().strip();
        return switch (target.kind()) {
            case CHOICE, CHOICES, PAIRS -> List.of(target.known(label, atom));
            case TEXT -> List.of(label);
            case BLANK -> target.accepted();
            default -> throw new Unscored("line " + atom.line() + ": cannot be asked of this response");
        };
    }

    private boolean mapped(Map<String, Map<String, Share>> worth, List<Rule> scoring) throws Unscored {
        for (Target target : targets.values()) {
            if (target.kind() == Target.Kind.NUMBER
                    || target.kind() == Target.Kind.ORDER
                    || target.kind() == Target.Kind.POINT) {
                return false;
            }
        }
        Share most = Share.NONE;
        Share least = Share.NONE;
        int pieces = 0;
        Set<Share> different = new HashSet<>();
        for (Map.Entry<String, Map<String, Share>> response : worth.entrySet()) {
            boolean adds =
                    kind(response.getKey()) == Target.Kind.CHOICES || kind(response.getKey()) == Target.Kind.PAIRS;
            Share best = Share.NONE;
            for (Share share : response.getValue().values()) {
                best = adds && share.signum() > 0 ? best.plus(share) : best.compareTo(share) < 0 ? share : best;
                least = share.signum() < 0 ? least.plus(share) : least;
                different.add(share);
                pieces += adds ? 1 : 0;
            }
            pieces += adds ? 0 : 1;
            most = most.plus(best);
        }
        Share exact = Share.NONE;
        if (declaredBound("maxvalue").filter(HUNDRED::equals).isPresent() && different.size() == 1 && pieces > 1) {
            exact = evenPart(different.iterator().next(), pieces);
            most = exact.isZero() ? most : HUNDRED;
        }
        if (most.signum() <= 0) {
            throw new Unscored("no answer earns points: the item has no key");
        }
        bounded(most, least);
        Share factor = factor(most);
        Share part = exact;
        for (Map.Entry<String, Map<String, Share>> response : worth.entrySet()) {
            Map<String, Share> scaled = new LinkedHashMap<>();
            response.getValue().forEach((value, share) -> {
                if (!share.isZero()) {
                    scaled.put(value, (part.isZero() ? share : part).times(factor));
                }
            });
            draft.part(part(response.getKey(), scaled, scoring, most.times(factor)));
        }
        remaining(worth.keySet());
        draft.points(most.times(factor));
        return true;
    }

    private Part part(String variable, Map<String, Share> scaled, List<Rule> scoring, Share most) throws Unscored {
        Target.Kind kind = kind(variable);
        boolean text = kind == Target.Kind.TEXT || kind == Target.Kind.BLANK;
        boolean caseSensitive = kind == Target.Kind.TEXT
                && atoms(scoring.get(0).condition())
                        .get(0)
                        .attribute("case", "No")
                        .equalsIgnoreCase("yes");
        List<String> right = new ArrayList<>();
        Share best = scaled.values().stream().max(Share::compareTo).orElse(Share.NONE);
        boolean several = kind == Target.Kind.CHOICES || kind == Target.Kind.PAIRS;
        scaled.forEach((value, share) -> {
            if (several ? share.signum() > 0 : share.equals(best) && (right.isEmpty() || !text)) {
                right.add(value);
            }
        });
        if (kind == Target.Kind.CHOICE && scaled.size() == 1 && best.equals(Share.FULL)) {
            return Part.allRight(variable, Cardinality.SINGLE, BaseType.IDENTIFIER, right, Share.FULL);
        }
        boolean penalties = scaled.values().stream().anyMatch(share -> share.signum() < 0);
        Optional<Part.Bounds> bounds = penalties && minimum().isPresent() && several
                ? Optional.of(new Part.Bounds(minimum().get(), most))
                : Optional.empty();
        return Part.mapped(
                variable,
                several ? Cardinality.MULTIPLE : Cardinality.SINGLE,
                text ? BaseType.STRING : kind == Target.Kind.PAIRS ? BaseType.DIRECTED_PAIR : BaseType.IDENTIFIER,
                right,
                scaled,
                caseSensitive,
                bounds);
    }

    /** One condition that asks for all right labels and none of the others. */
    private boolean wholly(Rule rule) throws Unscored {
        List<XmlElement> parts = rule.condition().elements();
        if (parts.size() == 1 && parts.get(0).is("and")) {
            parts = parts.get(0).elements();
        }
        XmlElement set = rule.sets().get(0);
        if (targets.size() != 1 || set.attribute("action", "Set").matches("Subtract|Multiply|Divide")) {
            return false;
        }
        Target target = targets.values().iterator().next();
        if (target.kind() == Target.Kind.ORDER) {
            List<String> order = conditions.orderIn(rule.condition());
            return !order.isEmpty() && whole(target, Cardinality.ORDERED, order, set);
        }
        if (target.kind() != Target.Kind.CHOICES) {
            return false;
        }
        List<String> right = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (XmlElement part : parts) {
            boolean not = part.is("not") && part.elements().size() == 1;
            XmlElement equal = not ? part.elements().get(0) : part;
            if (!equal.is("varequal")) {
                return false;
            }
            String value = conditions.target(equal).known(equal.text().strip(), equal);
            if (!named.add(value)) {
                return false;
            }
            if (!not) {
                right.add(value);
            }
        }
        boolean all = named.size() == target.values().size();
        return all && !right.isEmpty() && whole(target, Cardinality.MULTIPLE, right, set);
    }

    private boolean whole(Target target, Cardinality cardinality, List<String> right, XmlElement set) throws Unscored {
        Share most = Rules.value(set);
        if (most.signum() <= 0) {
            throw new Unscored("no answer earns points: the item has no key");
        }
        bounded(most, Share.NONE);
        Share points = most.times(factor(most));
        draft.part(Part.allRight(target.variable(), cardinality, BaseType.IDENTIFIER, right, points));
        draft.points(points);
        if (meta.canvas().equals("multiple_answers_question")) {
            draft.note("all right options and no others earn the points, as the file says; Canvas itself gives part of"
                    + " the points for part of the options");
        }
        return true;
    }

    private void general(List<Rule> rules, String variable, Share start) throws Unscored {
        Optional<Share> maximum = declaredBound("maxvalue");
        Share factor = Share.FULL;
        if (meta.isCanvas() && maximum.filter(HUNDRED::equals).isPresent()) {
            factor = factor(HUNDRED);
        }
        Share scale = factor;
        List<Element> tree = new Rules(rules, conditions, meta.isCanvas()).tree(rule -> {
            List<Element> actions = new ArrayList<>();
            for (XmlElement set : rule.sets()) {
                actions.add(Rules.action(set, Qti.SCORE, scale));
            }
            return actions;
        });
        long adding = rules.stream()
                .flatMap(rule -> rule.sets().stream())
                .filter(set -> !set.attribute("action", "Set").equals("Set"))
                .count();
        boolean silent = rules.stream().anyMatch(rule -> rule.scores() && rule.stops() && !rule.said());
        if (silent && adding > 1) {
            draft.repair("the file does not say whether scoring goes on after a condition that holds; it was stopped,"
                    + " as the specification says: check the scoring");
        }
        remaining(Set.of());
        tree.forEach(draft::lastRule);
        draft.startScore(start.times(scale).text());
        Optional<Share> minimum = declaredBound("minvalue");
        boolean fixed = rules.stream()
                .flatMap(rule -> rule.sets().stream())
                .allMatch(set -> set.attribute("action", "Set").equals("Set"));
        if (!fixed) {
            minimum.ifPresent(low -> clamp("max", low.times(scale)));
            maximum.ifPresent(high -> clamp("min", high.times(scale)));
        }
        if (maximum.isPresent()) {
            draft.points(maximum.get().times(scale));
        } else {
            draft.note("the file does not say the highest score of variable " + variable);
        }
    }

    private void clamp(String operator, Share bound) {
        draft.lastRule(
                Qti.set(Qti.SCORE, Qti.op(operator, Qti.variable(Qti.SCORE), Qti.value(BaseType.FLOAT, bound.text()))));
    }

    /** Declares the responses that have no part yet, with the key of a lone number where the rules show it. */
    private void remaining(Set<String> done) {
        Set<String> declaredNow = new HashSet<>(done);
        for (Target target : targets.values()) {
            if (declaredNow.add(target.variable())) {
                draft.part(Qti12Item.unmarked(target, key(target)));
            }
        }
    }

    /** A number the rules give points for, so that a key can be shown. */
    private List<String> key(Target target) {
        if (target.kind() != Target.Kind.NUMBER) {
            return List.of();
        }
        return item.walk()
                .filter(each -> each.is("respcondition") && each.first("setvar").isPresent())
                .flatMap(XmlElement::walk)
                .filter(each -> each.is("varequal")
                        && each.attribute("respident", "")
                                .equals(target.source().ident()))
                .flatMap(each -> Decimals.parse(each.text()).stream())
                .map(Decimals::text)
                .limit(1)
                .toList();
    }

    private void unscored() {
        remaining(Set.of());
        meta.points().filter(points -> points.signum() > 0).ifPresent(draft::points);
    }

    /** What one point of the file is worth: Canvas' percentages become points of the question. */
    private Share factor(Share most) {
        boolean percent = meta.isCanvas()
                && declaredBound("maxvalue").filter(HUNDRED::equals).isPresent();
        Optional<Share> points = meta.points();
        if (!percent) {
            return Share.FULL;
        }
        if (points.isEmpty()) {
            return Share.of(1, 100);
        }
        if (points.get().signum() <= 0) {
            draft.repair("the question is worth " + points.get().text() + " points in the file and counts as 1 here");
            return Share.of(1, 100);
        }
        if (most.equals(HUNDRED)) {
            return points.get().over(100);
        }
        if (most.equals(points.get())) {
            draft.note("the scores of the options are points, as New Quizzes writes them when points vary by answer");
            return Share.FULL;
        }
        draft.repair("the best answer earns " + most.text() + " of 100 percent: check the scoring");
        return points.get().over(100);
    }

    /** A part that Canvas rounded: 33.33 of three is a third of 100; zero when it is no even part. */
    private static Share evenPart(Share written, int pieces) {
        Share even = HUNDRED.over(pieces);
        Share off = written.plus(even.times(Share.of(-1, 1)));
        Share allowed = Share.of(6, 1000);
        boolean near = off.compareTo(allowed) < 0 && off.times(Share.of(-1, 1)).compareTo(allowed) < 0;
        return near ? even : Share.NONE;
    }

    private void bounded(Share most, Share least) throws Unscored {
        Optional<Share> maximum = declaredBound("maxvalue");
        if (maximum.isPresent() && most.compareTo(maximum.get()) > 0) {
            throw new Unscored("the right answers earn " + most.text() + " where at most "
                    + maximum.get().text() + " is allowed");
        }
        if (least.signum() < 0 && minimum().isPresent()) {
            draft.repair("wrong answers cost points and the score has a floor of "
                    + minimum().get().text()
                    + "; the floor is applied to the sum, the file does not say whether to each step");
        }
    }

    private void checkMetadata() {
        String algorithm = meta.field("scoring_algorithm");
        if (algorithm.isEmpty()) {
            algorithm = item.elements("itemmetadata").stream()
                    .flatMap(XmlElement::walk)
                    .filter(field ->
                            field.is("fieldlabel") && field.text().strip().equals("scoring_algorithm"))
                    .map(field -> "given")
                    .findFirst()
                    .orElse("");
        }
        if (!algorithm.isEmpty()) {
            draft.repair("the file names scoring algorithm \"" + algorithm
                    + "\" beside its conditions; the conditions were followed: check the scoring");
        }
    }

    private Optional<Share> minimum() {
        return declaredBound("minvalue");
    }

    private Optional<Share> declaredBound(String attribute) {
        return declared.stream()
                .findFirst()
                .flatMap(decvar -> decvar.attribute(attribute))
                .flatMap(Share::parse);
    }

    private String variable(List<Rule> scoring) throws Unscored {
        if (declared.size() > 1) {
            throw new Unscored("the file declares " + declared.size() + " score variables: one is taken over");
        }
        String name = declared.isEmpty() ? Qti.SCORE : declared.get(0).attribute("varname", Qti.SCORE);
        String type = declared.isEmpty() ? "Decimal" : declared.get(0).attribute("vartype", "Integer");
        if (!type.matches("(?i)integer|decimal|scientific")) {
            throw new Unscored("score variable \"" + name + "\" has type " + type + ": allowed is Integer or Decimal");
        }
        for (Rule rule : scoring) {
            for (XmlElement set : rule.sets()) {
                if (!set.attribute("varname", Qti.SCORE).equals(name)) {
                    throw new Unscored("line " + set.line() + ": <setvar> sets \"" + set.attribute("varname", "SCORE")
                            + "\", which is not declared; declared is \"" + name + "\"");
                }
            }
        }
        if (!name.equals(Qti.SCORE)) {
            draft.note("score variable " + name + " is named SCORE");
        }
        return name;
    }

    private Target.Kind kind(String variable) {
        return targets.values().stream()
                .filter(target -> target.variable().equals(variable))
                .map(Target::kind)
                .findFirst()
                .orElse(Target.Kind.OTHER);
    }
}
