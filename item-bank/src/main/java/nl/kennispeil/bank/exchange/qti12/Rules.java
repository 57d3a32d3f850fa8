package nl.kennispeil.bank.exchange.qti12;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.draft.ItemDraft;
import nl.kennispeil.bank.exchange.draft.Qti;
import nl.kennispeil.bank.exchange.draft.Share;

/** The {@code respcondition}s of an item as rules of QTI 3, with their order and where they stop. */
final class Rules {

    private static final int MAX_CONDITIONS = 500;
    private static final int MAX_NESTED = 30;

    /**
     * One {@code respcondition}.
     *
     * @param condition what must hold
     * @param stops true when nothing after it is looked at once it holds
     * @param said true when the file says so, or that it goes on, itself
     * @param sets its {@code setvar}s
     * @param feedback names of feedback it shows
     */
    record Rule(
            XmlElement element,
            XmlElement condition,
            boolean stops,
            boolean said,
            List<XmlElement> sets,
            List<String> feedback) {

        boolean scores() {
            return !sets.isEmpty();
        }
    }

    private final List<Rule> rules;
    private final Conditions conditions;
    private final boolean canvas;

    Rules(List<Rule> rules, Conditions conditions, boolean canvas) {
        this.rules = rules;
        this.conditions = conditions;
        this.canvas = canvas;
    }

    /** All conditions of an item. Canvas leaves {@code continue} out where it means to go on. */
    static List<Rule> of(XmlElement item, boolean canvas) throws Unscored {
        List<Rule> rules = new ArrayList<>();
        for (XmlElement processing : item.elements("resprocessing")) {
            for (XmlElement element : processing.elements()) {
                if (element.is("respcondition")) {
                    rules.add(rule(element, canvas));
                } else if (!element.is("outcomes") && !element.is("qticomment")) {
                    throw new Unscored(
                            "line " + element.line() + ": <" + element.name() + "> in the processing is not read");
                }
            }
        }
        if (rules.size() > MAX_CONDITIONS) {
            throw new Unscored("there are " + rules.size() + " conditions: allowed are " + MAX_CONDITIONS);
        }
        if (item.elements("resprocessing").size() > 1) {
            throw new Unscored("there are several scoring models (<resprocessing>) in one item");
        }
        return rules;
    }

    private static Rule rule(XmlElement element, boolean canvas) throws Unscored {
        XmlElement condition = element.first("conditionvar").orElse(null);
        if (condition == null) {
            throw new Unscored("line " + element.line() + ": a <respcondition> has no condition");
        }
        List<String> feedback = element.elements("displayfeedback").stream()
                .map(shown -> shown.attribute("linkrefid", ""))
                .toList();
        Optional<String> goesOn = element.attribute("continue");
        boolean stops = goesOn.map(value -> !value.equalsIgnoreCase("yes")).orElse(!canvas);
        return new Rule(element, condition, stops, goesOn.isPresent(), element.elements("setvar"), feedback);
    }

    interface Actions {
        List<Element> of(Rule rule) throws Unscored;
    }

    /** Rules that do {@code actions} in the order of the file. */
    List<Element> tree(Actions actions) throws Unscored {
        return tree(0, actions, new ArrayList<>(), 0);
    }

    private List<Element> tree(int from, Actions actions, List<Element> before, int depth) throws Unscored {
        if (depth > MAX_NESTED) {
            throw new Unscored("the conditions stop and go on more than " + MAX_NESTED + " times");
        }
        List<Element> result = new ArrayList<>();
        int at = from;
        while (at < rules.size()) {
            if (!rules.get(at).stops()) {
                Rule rule = rules.get(at);
                Element condition = conditions.expression(rule.condition(), other(before));
                before.add(condition);
                List<Element> does = actions.of(rule);
                if (!does.isEmpty()) {
                    result.add(Qti.firstOf(List.of(new Qti.Branch(condition, does)), List.of()));
                }
                at++;
                continue;
            }
            List<Qti.Branch> branches = new ArrayList<>();
            while (at < rules.size() && rules.get(at).stops()) {
                Rule rule = rules.get(at);
                Element condition = conditions.expression(rule.condition(), other(before));
                before.add(condition);
                branches.add(new Qti.Branch(condition, actions.of(rule)));
                at++;
            }
            List<Element> rest = tree(at, actions, before, depth + 1);
            if (!rest.isEmpty()
                    || branches.stream().anyMatch(branch -> !branch.actions().isEmpty())) {
                result.add(Qti.firstOf(branches, rest));
            }
            return result;
        }
        return result;
    }

    /** In Canvas it always holds where it is reached; by the specification when nothing before it did. */
    private Element other(List<Element> before) {
        if (canvas || before.isEmpty()) {
            return Qti.value(BaseType.BOOLEAN, "true");
        }
        List<Element> none = new ArrayList<>();
        for (Element condition : before) {
            // A condition that is null did not hold either.
            none.add(Qti.op("or", Qti.op("is-null", condition), Qti.op("not", condition)));
        }
        return Qti.joined("and", none);
    }

    /** What a {@code setvar} does to an outcome. */
    static Element action(XmlElement setvar, String outcome, Share factor) throws Unscored {
        String action = setvar.attribute("action", "Set");
        Share value = value(setvar);
        boolean scaled = action.equals("Set") || action.equals("Add") || action.equals("Subtract");
        Share worth = scaled ? value.times(factor) : value;
        if (!worth.isDecimal()) {
            throw new Unscored("line " + setvar.line() + ": a score of " + worth + " cannot be written as a number");
        }
        Element number = Qti.value(BaseType.FLOAT, worth.text());
        Element variable = Qti.variable(outcome);
        return switch (action) {
            case "Set" -> Qti.set(outcome, number);
            case "Add" -> Qti.set(outcome, Qti.op("sum", variable, number));
            case "Subtract" -> Qti.set(outcome, Qti.op("subtract", variable, number));
            case "Multiply" -> Qti.set(outcome, Qti.op("product", variable, number));
            case "Divide" -> {
                if (worth.isZero()) {
                    throw new Unscored("line " + setvar.line() + ": a score is divided by 0");
                }
                yield Qti.set(outcome, Qti.op("divide", variable, number));
            }
            default ->
                throw new Unscored("line " + setvar.line() + ": <setvar> has action \"" + action
                        + "\": allowed is Set, Add, Subtract, Multiply or Divide");
        };
    }

    static Share value(XmlElement setvar) throws Unscored {
        Share value = Share.parse(setvar.text()).orElse(null);
        if (value == null) {
            throw new Unscored("line " + setvar.line() + ": <setvar> has \""
                    + setvar.text().strip() + "\", which is no number");
        }
        return value;
    }

    /** Rules that show feedback where the file does, and nothing else. */
    List<Element> feedback(UnaryOperator<String> names) throws Unscored {
        return tree(rule -> rule.feedback().stream()
                .map(names)
                .filter(name -> !name.isEmpty())
                .map(ItemDraft::showFeedback)
                .toList());
    }
}
