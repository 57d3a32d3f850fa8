package nl.kennispeil.bank.exchange.qti;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;

/** Whether the processing of an item names what the item declares, and ends in a score. */
final class ProcessingCheck {

    private static final Set<String> BUILT_IN = Set.of("numAttempts", "duration", "completionStatus", "QTI_CONTEXT");
    private static final Set<String> READS = Set.of("qti-variable", "qti-default");
    private static final Set<String> KEYS = Set.of("qti-correct", "qti-map-response", "qti-map-response-point");

    private final Findings findings;
    private final ItemContent item;
    private final Map<String, Declaration> responses = new TreeMap<>();
    private final Map<String, Declaration> outcomes = new TreeMap<>();
    private final Map<String, Declaration> templates = new TreeMap<>();
    private boolean sound = true;

    ProcessingCheck(ItemContent item, Findings findings) {
        this.item = item;
        this.findings = findings;
        item.responses().forEach(each -> responses.put(each.identifier(), each));
        item.outcomes().forEach(each -> outcomes.put(each.identifier(), each));
        item.templates().forEach(each -> templates.put(each.identifier(), each));
    }

    /** True when the processing can compute SCORE. */
    boolean scores() {
        item.root().first("qti-template-processing").ifPresent(this::names);
        shown();
        Optional<Element> processing = item.processing();
        boolean human = outcomes.containsKey("SCORE")
                && outcomes.get("SCORE").element().attribute("external-scored").isPresent();
        if (human) {
            findings.note("SCORE is given by people or by another machine, as the item says");
            return false;
        }
        if (processing.isEmpty()
                || (processing.get().children().isEmpty()
                        && processing.get().attribute("template").isEmpty())) {
            if (item.responses().stream().anyMatch(each -> !each.correct().isEmpty())) {
                findings.note("no response processing, although a key is there: offer match_correct");
            } else if (!item.interactions().isEmpty()) {
                findings.note("no response processing and no key: people score it, or nobody");
            }
            return false;
        }
        parts(processing.get());
        Optional<String> template = processing.get().attribute("template");
        if (template.isPresent()) {
            return template(template.get()) && sound;
        }
        names(processing.get());
        boolean sets = processing
                .get()
                .walk()
                .anyMatch(each -> (each.is("qti-set-outcome-value") || each.is("qti-lookup-outcome-value"))
                        && each.attribute("identifier", "").equals("SCORE"));
        if (!sets) {
            findings.note("response processing never sets SCORE");
        }
        return sets && sound;
    }

    /** A whole number cannot hold half a point: the rule would fail at the first answer that is worth it. */
    private void parts(Element processing) {
        Declaration score = outcomes.get("SCORE");
        boolean maps = processing.attribute("template", "").contains("map_response")
                || processing.walk().anyMatch(each -> each.is("qti-map-response") || each.is("qti-map-response-point"));
        if (score == null || score.baseType() != BaseType.INTEGER || !maps) {
            return;
        }
        for (Declaration response : responses.values()) {
            response.element()
                    .walk()
                    .flatMap(each ->
                            Stream.of("mapped-value", "default-value").flatMap(name -> each.attribute(name).stream()))
                    .filter(each -> each.strip().matches("[-+]?[0-9]*\\.[0-9]*[1-9][0-9]*"))
                    .findFirst()
                    .ifPresent(each -> wrong("SCORE is declared a whole number, and the mapping of "
                            + response.identifier() + " is worth " + each.strip()));
        }
    }

    private boolean template(String uri) {
        Optional<String> name = Templates.name(uri);
        if (name.isEmpty()) {
            wrong("response processing template " + uri + " is not one of QTI and is not in the package");
            return false;
        }
        Declaration response = responses.get("RESPONSE");
        if (response == null) {
            wrong("template " + name.get() + " scores RESPONSE, which is not declared");
            return false;
        }
        if (!outcomes.containsKey("SCORE")) {
            findings.note("SCORE is not declared: template " + name.get() + " makes it a float");
        }
        if (name.get().contains("match") && response.correct().isEmpty()) {
            boolean made = item.root().descendants("qti-set-correct-response").stream()
                    .anyMatch(each -> each.attribute("identifier", "").equals("RESPONSE"));
            if (!made) {
                wrong("template " + name.get() + " needs a correct response of RESPONSE, and there is none");
            }
        } else if (name.get().equals("map_response_point")
                && response.element().first("qti-area-mapping").isEmpty()) {
            wrong("template map_response_point needs an area mapping of RESPONSE, and there is none");
        } else if (name.get().endsWith("map_response") && response.mapping().isEmpty()) {
            wrong("template " + name.get() + " needs a mapping of RESPONSE, and there is none");
        }
        if (responses.size() > 1) {
            Set<String> answering = new TreeSet<>();
            item.interactions().forEach(each -> {
                // how often a film was played is no answer
                if (each.kind() != InteractionKind.END_ATTEMPT && each.kind() != InteractionKind.MEDIA) {
                    answering.add(each.response());
                }
            });
            answering.remove("RESPONSE");
            if (!answering.isEmpty()) {
                wrong("template " + name.get() + " scores RESPONSE only; the item also asks "
                        + String.join(", ", answering));
            }
        }
        return true;
    }

    private void names(Element processing) {
        processing.walk().forEach(each -> {
            String identifier = each.attribute("identifier", "");
            String name = each.name();
            if (READS.contains(name) && !known(identifier) && !BUILT_IN.contains(identifier)) {
                wrong(name.substring(4) + " reads " + identifier + ", which is not declared");
            } else if (KEYS.contains(name)) {
                key(name, identifier);
            } else if ((name.equals("qti-set-outcome-value") || name.equals("qti-lookup-outcome-value"))
                    && !outcomes.containsKey(identifier)
                    && !BUILT_IN.contains(identifier)) {
                wrong(name.substring(4) + " sets " + identifier + ", which is not a declared outcome");
            } else if (name.equals("qti-lookup-outcome-value")
                    && outcomes.containsKey(identifier)
                    && outcomes.get(identifier)
                            .element()
                            .first("qti-match-table")
                            .isEmpty()
                    && outcomes.get(identifier)
                            .element()
                            .first("qti-interpolation-table")
                            .isEmpty()) {
                wrong("lookup-outcome-value " + identifier + ": the outcome has no table");
            } else if ((name.equals("qti-set-correct-response") || name.equals("qti-set-response-value"))
                    && !responses.containsKey(identifier)) {
                wrong(name.substring(4) + " sets " + identifier + ", which is not a declared response");
            } else if (name.equals("qti-set-template-value") && !templates.containsKey(identifier)) {
                wrong(name.substring(4) + " sets " + identifier + ", which is not a declared template variable");
            } else if (name.equals("qti-set-default-value") && !known(identifier)) {
                wrong(name.substring(4) + " sets " + identifier + ", which is not declared");
            } else if (name.equals("qti-custom-operator")) {
                wrong("custom operator " + each.attribute("class", each.attribute("definition", ""))
                        + " is code of its maker, which is not run");
            } else if (name.equals("qti-base-value")) {
                BaseType type = BaseType.of(each.attribute("base-type", ""));
                if (!Literal.fits(type, each.text())) {
                    wrong("base-value \"" + each.text().strip() + "\" is no " + type.qti());
                }
            }
        });
    }

    private void key(String name, String identifier) {
        Declaration response = responses.get(identifier);
        if (response == null) {
            if (!(name.equals("qti-correct") && BUILT_IN.contains(identifier))) {
                wrong(name.substring(4) + " uses " + identifier + ", which is not a declared response");
            }
        } else if (name.equals("qti-map-response") && response.mapping().isEmpty()) {
            wrong("map-response " + identifier + ": the response has no mapping");
        } else if (name.equals("qti-map-response-point")
                && response.element().first("qti-area-mapping").isEmpty()) {
            wrong("map-response-point " + identifier + ": the response has no area mapping");
        } else if (name.equals("qti-correct")
                && response.correct().isEmpty()
                && item.root().descendants("qti-set-correct-response").stream()
                        .noneMatch(each -> each.attribute("identifier", "").equals(identifier))) {
            wrong("correct " + identifier + ": the response has no correct value");
        }
    }

    /** Feedback, template blocks and printed variables of the body. */
    private void shown() {
        item.root().walk().forEach(each -> {
            each.attribute("outcome-identifier").ifPresent(outcome -> {
                if (!outcomes.containsKey(outcome) && !BUILT_IN.contains(outcome)) {
                    wrong(each.name().substring(4) + " shows by " + outcome + ", which is not a declared outcome");
                }
            });
            each.attribute("template-identifier").ifPresent(template -> {
                if (!templates.containsKey(template)) {
                    wrong(each.name().replaceFirst("^qti-", "") + " shows by " + template
                            + ", which is not a declared template variable");
                }
            });
            if (each.is("qti-printed-variable") && !known(each.attribute("identifier", ""))) {
                wrong("printed-variable shows " + each.attribute("identifier", "") + ", which is not declared");
            }
        });
    }

    private boolean known(String identifier) {
        return responses.containsKey(identifier)
                || outcomes.containsKey(identifier)
                || templates.containsKey(identifier);
    }

    private void wrong(String what) {
        sound = false;
        findings.repair(what);
    }
}
