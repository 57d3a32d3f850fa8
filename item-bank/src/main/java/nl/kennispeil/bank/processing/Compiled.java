package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import org.jspecify.annotations.Nullable;

/**
 * An item ready to score: its processing as compiled rules. Immutable and safe for several threads; compile an item once
 * and score it for every candidate. Scoring a single choice takes one to three microseconds.
 */
public final class Compiled {

    /** Times template processing starts again before it gives up (2.1, templateConstraint: at least 100). */
    static final int MAX_TRIES = 100;

    static final Problem OUTSIDE =
            new Problem(Reason.EXTERNAL_SCORING, Outcomes.SCORE, "is declared to be scored outside the item");

    private final ItemContent item;
    private final Variables variables;
    private final List<Variable> all;
    private final List<Variable> outcomes;
    private final ResponseReader reader;
    private final @Nullable Rule templates;
    private final List<Element> source;
    private final Rule rules;
    private final Optional<String> template;
    private final Set<String> set;
    /** SCORE when people or another machine set it, else empty. */
    private final String external;

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();
    private final Value[] starts;
    private final Value[] corrects;

    private Compiled(ItemContent item) {
        this.item = item;
        this.variables = Variables.of(item);
        RuleCompiler compiler = new RuleCompiler(variables, problems);
        Element processing = item.processing().orElse(Element.of("qti-response-processing"));
        this.template = template(processing);
        if (setsScore(processing)) {
            variables.score();
        }
        this.templates = item.root()
                .first("qti-template-processing")
                .map(found -> compiler.compile(found.elements(), 1))
                .orElse(null);
        // When both are there, the rules of the item are preferred (2.1, responseProcessing, template).
        this.source = processing.elements().isEmpty()
                ? template.map(StandardTemplates::rules).orElse(List.of())
                : processing.elements();
        this.rules = compiler.compile(source, 1);
        this.set = Set.copyOf(compiler.set());
        this.problems.addAll(0, variables.problems());
        this.notes.addAll(variables.notes());
        this.all = variables.all();
        this.outcomes = variables.outcomes();
        this.reader = new ResponseReader(item);
        this.external = outside(item) ? Outcomes.SCORE : "";
        this.starts = all.stream().map(Variable::defaultValue).toArray(Value[]::new);
        this.corrects = all.stream().map(Variable::correct).toArray(Value[]::new);
    }

    /** Compiles an item; what is wrong with its processing is told by {@link Scorability} and by each scoring. */
    public static Compiled of(ItemContent item) {
        return new Compiled(item);
    }

    /**
     * What responses are worth. A response that is not in the map has its default value; one with an empty list, or that
     * cannot be a value of its type (with a note), was not answered.
     *
     * @param responses by identifier of the response; values as QTI writes them. Identifiers the item does not declare
     *     get a note.
     */
    public Outcomes score(Map<String, List<String>> responses, Settings settings) {
        List<Problem> remarks = new ArrayList<>(notes);
        if (template.isEmpty() && source.isEmpty()) {
            Problem why = problems.isEmpty()
                    ? new Problem(Reason.NO_PROCESSING, "", "no rule says what a response is worth")
                    : problems.get(0);
            return Outcomes.none(outcomeNames(), why, remarks);
        }
        Run run = new Run(
                starts.clone(),
                templates == null ? corrects : corrects.clone(),
                templates == null ? starts : starts.clone(),
                settings.seed());
        try {
            if (templates != null) {
                run = templated(templates, run, settings, remarks);
            }
            respond(run, responses, settings, remarks);
            rules.apply(run);
        } catch (Unscorable wrong) {
            return Outcomes.none(outcomeNames(), wrong.problem(), remarks);
        }
        return outcomes(run, remarks);
    }

    /** The values of template variables for a seed, for who shows the item; NULL ones are left out. */
    public Map<String, Value> templateValues(Settings settings) {
        Map<String, Value> values = new TreeMap<>();
        if (templates == null) {
            return values;
        }
        Run run = templated(
                templates,
                new Run(starts.clone(), corrects.clone(), starts.clone(), settings.seed()),
                settings,
                new ArrayList<>());
        for (Variable variable : all) {
            if (variable.kind() == Variable.Kind.TEMPLATE && run.failed(variable) == null) {
                values.put(variable.identifier(), run.values[variable.slot()]);
            }
        }
        values.values().removeIf(value -> value == Value.NULL);
        return values;
    }

    ItemContent item() {
        return item;
    }

    Variables variables() {
        return variables;
    }

    Optional<String> template() {
        return template;
    }

    /** The rules of response processing as they stand, or those of the template. */
    List<Element> rules() {
        return source;
    }

    boolean hasTemplateRules() {
        return templates != null;
    }

    /** Identifiers of outcomes that some rule sets. */
    Set<String> set() {
        return set;
    }

    List<Problem> problems() {
        return problems;
    }

    List<Problem> notes() {
        return notes;
    }

    private Optional<String> template(Element processing) {
        String uri = processing.attribute("template", processing.attribute("template-location", ""));
        if (uri.isBlank() || !processing.elements().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> name = StandardTemplates.name(uri)
                .or(() -> StandardTemplates.name(processing.attribute("template-location", "")));
        if (name.isEmpty()) {
            problems.add(new Problem(
                    Reason.UNKNOWN_TEMPLATE, processing.name(), "its template is none of the standard ones"));
        }
        return name;
    }

    /** The attribute of QTI 3 and of 2.2 with extensions. */
    static boolean outside(ItemContent item) {
        return item.outcomes().stream()
                .anyMatch(each -> each.identifier().equals(Outcomes.SCORE)
                        && !each.element().attribute("external-scored", "").isBlank());
    }

    private boolean setsScore(Element processing) {
        return template.isPresent()
                || processing
                        .walk()
                        .anyMatch(each -> (each.is("qti-set-outcome-value") || each.is("qti-lookup-outcome-value"))
                                && each.attribute("identifier", "").strip().equals(Outcomes.SCORE));
    }

    /** Runs template processing until its constraints hold; after {@link #MAX_TRIES} the declared defaults stand. */
    private Run templated(Rule rule, Run first, Settings settings, List<Problem> remarks) {
        SplittableRandom seeds = new SplittableRandom(settings.seed());
        Run run = first;
        for (int i = 0; i < MAX_TRIES; i++) {
            if (rule.apply(run) != Rule.Then.AGAIN) {
                return fresh(run);
            }
            run = new Run(starts.clone(), corrects.clone(), starts.clone(), seeds.nextLong());
        }
        remarks.add(new Problem(
                Reason.CONSTRAINT,
                "qti-template-constraint",
                "not met in " + MAX_TRIES + " tries: the template variables have their defaults"));
        return new Run(starts.clone(), corrects.clone(), starts.clone(), settings.seed());
    }

    /** Defaults that template processing set are the values responses and outcomes start with. */
    private Run fresh(Run run) {
        for (Variable variable : all) {
            if (variable.kind() != Variable.Kind.TEMPLATE && run.failed(variable) == null) {
                run.values[variable.slot()] = run.defaultOf(variable);
            }
        }
        return run;
    }

    private void respond(Run run, Map<String, List<String>> responses, Settings settings, List<Problem> remarks) {
        variables
                .find(Variables.NUM_ATTEMPTS)
                .ifPresent(each -> run.set(each, new Value.Whole(settings.numAttempts())));
        variables.find(Variables.DURATION).ifPresent(each -> run.set(each, new Value.Real(settings.duration())));
        for (Map.Entry<String, Value> before : settings.outcomes().entrySet()) {
            variables
                    .find(before.getKey())
                    .filter(each -> each.kind() == Variable.Kind.OUTCOME)
                    .ifPresent(each -> run.set(each, before.getValue()));
        }
        int used = 0;
        for (Variable variable : all) {
            if (variable.kind() != Variable.Kind.RESPONSE) {
                continue;
            }
            List<String> texts = responses.get(variable.identifier());
            if (texts != null) {
                used++;
                run.values[variable.slot()] = read(variable, texts, remarks);
            } else if (variable.defaultValue() == Value.NULL && reader.endsAttempt(variable)) {
                run.values[variable.slot()] = Value.FALSE;
            }
        }
        if (used < responses.size()) {
            remarks.add(new Problem(
                    Reason.BAD_RESPONSE, "", "responses were given to variables the item does not declare"));
        }
    }

    private Value read(Variable variable, List<String> texts, List<Problem> remarks) {
        try {
            return reader.read(variable, texts);
        } catch (Unscorable bad) {
            remarks.add(bad.at(variable.identifier()).problem());
            return Value.NULL;
        }
    }

    private Outcomes outcomes(Run run, List<Problem> remarks) {
        TreeMap<String, Value> values = new TreeMap<>();
        TreeMap<String, Problem> failed = new TreeMap<>(run.undeclared());
        for (Variable variable : outcomes) {
            Problem problem = external.equals(variable.identifier()) ? OUTSIDE : run.failed(variable);
            if (problem != null) {
                failed.put(variable.identifier(), problem);
            } else if (variable.element() != null
                    || !variable.identifier().equals(Variables.COMPLETION)
                    || set.contains(Variables.COMPLETION)) {
                values.put(variable.identifier(), run.values[variable.slot()]);
            }
        }
        return new Outcomes(values, failed, remarks);
    }

    private List<String> outcomeNames() {
        return outcomes.stream()
                .filter(each -> each.element() != null)
                .map(Variable::identifier)
                .toList();
    }
}
