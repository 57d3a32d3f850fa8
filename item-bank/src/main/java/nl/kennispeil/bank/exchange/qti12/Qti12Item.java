package nl.kennispeil.bank.exchange.qti12;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.exchange.OriginalNames;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.draft.Embedded;
import nl.kennispeil.bank.exchange.draft.Identifiers;
import nl.kennispeil.bank.exchange.draft.ItemDraft;
import nl.kennispeil.bank.exchange.draft.Part;
import nl.kennispeil.bank.exchange.draft.Placeholders;
import nl.kennispeil.bank.exchange.draft.Qti;
import nl.kennispeil.bank.exchange.html.HtmlFragment;

/** Reads one item. */
final class Qti12Item {

    private static final int MOST_SHOWN = 12;

    private final String file;
    private final XmlElement item;
    private final Map<String, XmlElement> items;
    private final Meta meta;
    private final ItemDraft draft;

    Qti12Item(String file, XmlElement given, String group, Map<String, XmlElement> items) {
        XmlElement item = Dialects.plain(given);
        this.file = file;
        this.item = item;
        this.items = items;
        this.meta = Meta.of(item);
        this.draft = new ItemDraft(
                file, item.attribute("ident", ""), item.attribute("title", ""), new Embedded(Material.pictures()));
        Dialects.contradiction(item).ifPresent(draft::repair);
        if (!group.isEmpty()) {
            draft.note(group + "; groups do not come in");
        }
    }

    Incoming read() {
        try {
            return item();
        } catch (Unscored reason) {
            return Incoming.refused(file, item.attribute("ident", ""), item.attribute("title", ""), reason.reason());
        }
    }

    private Incoming item() throws Unscored {
        if (meta.canvas().equals("calculated_question")
                || !item.elements("itemproc_extension").isEmpty()) {
            throw new Unscored("line " + item.line() + ": a formula question draws other numbers for each candidate,"
                    + " which this bank does not do: make it a question with fixed numbers");
        }
        XmlElement presentation = item.first("presentation").orElse(null);
        if (presentation == null) {
            throw new Unscored("line " + item.line() + ": the item has no <presentation>");
        }
        draft.language(language());
        draft.metadata(Metadata.AUTHOR, meta.field("qmd_author"));
        draft.metadata(Metadata.CATEGORY, meta.field("qmd_topic"));
        stimulus();
        if (!meta.field("calculator_type").isEmpty()
                && !meta.field("calculator_type").equals("none")) {
            draft.note("the file offers a calculator (" + meta.field("calculator_type")
                    + "); tools are set per form here");
        }
        Interacting interacting = new Interacting(meta, item.walk().anyMatch(each -> each.is("setvar")), draft);
        HtmlFragment stem = draft.html(interacting.html(presentation));
        draft.titleFrom(HtmlFragment.ofText(Placeholders.shown(stem.plain()).replaceAll("…\\s*$", "")));
        List<Node> filled = Placeholders.filled(stem.blocks(), interacting.fillers());
        draft.body(filled);
        draft.body(interacting.leftOver());
        if (interacting.targets().isEmpty()) {
            return draft.incoming();
        }
        renamed(interacting.targets());
        new Scoring(item, meta, draft, interacting.targets()).add();
        return draft.incoming();
    }

    /** Keeps what the file calls responses and labels that have other names here, and says which could not stay. */
    private void renamed(Map<String, Target> targets) {
        Map<String, OriginalNames.Response> responses = new LinkedHashMap<>();
        Map<String, String> shown = new LinkedHashMap<>();
        targets.forEach((ident, target) -> {
            Map<String, String> values = new LinkedHashMap<>();
            if (target.kind() != Target.Kind.BLANK) {
                target.values().forEach((label, value) -> {
                    if (!label.equals(value)) {
                        values.put(label, value);
                    }
                });
            }
            if (!ident.isEmpty() && !(ident.equals(target.variable()) && values.isEmpty())) {
                responses.put(ident, new OriginalNames.Response(target.variable(), values));
            }
            if (!ident.isEmpty() && !Identifiers.isValid(ident)) {
                shown.put(ident, target.variable());
            }
            values.forEach((label, value) -> {
                if (!Identifiers.isValid(label)
                        && target.kind() != Target.Kind.PAIRS
                        && !List.of("true", "false").contains(value)) {
                    shown.put(label, value);
                }
            });
        });
        draft.metadata(Metadata.NAMES, OriginalNames.of(responses).write());
        if (!shown.isEmpty()) {
            draft.note("names that QTI 2 and 3 do not allow became others: "
                    + shown.entrySet().stream()
                            .limit(MOST_SHOWN)
                            .map(each -> "\"" + each.getKey() + "\" → " + each.getValue())
                            .collect(Collectors.joining(", "))
                    + (shown.size() > MOST_SHOWN ? " …" : ""));
        }
    }

    private String language() {
        String own = item.attribute("xml:lang", "");
        return own.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? own : "";
    }

    /** New Quizzes keeps a shared text as an item without question. */
    private void stimulus() {
        String parent = meta.field("parent_stimulus_item_ident");
        XmlElement stimulus = items.get(parent);
        if (parent.isEmpty()) {
            return;
        }
        if (stimulus == null || stimulus.first("presentation").isEmpty()) {
            draft.repair("the shared text \"" + parent + "\" is not in the file");
            return;
        }
        HtmlFragment text =
                draft.html(Material.html(stimulus.first("presentation").orElseThrow()));
        List<Node> blocks = new ArrayList<>();
        blocks.add(Element.of("div", Map.of("class", "qti-shared-stimulus"), text.blocks()));
        draft.body(blocks);
        draft.stimulus(
                parent,
                Element.of(
                        "qti-assessment-stimulus",
                        Map.of("identifier", parent, "title", stimulus.attribute("title", "")),
                        Element.of("qti-stimulus-body", Map.of(), text.blocks())));
        draft.note("the shared text \"" + stimulus.attribute("title", parent) + "\" is written before the question");
    }

    static Part unmarked(Target target, List<String> correct) {
        Map<Target.Kind, Cardinality> cardinalities = new LinkedHashMap<>();
        cardinalities.put(Target.Kind.CHOICES, Cardinality.MULTIPLE);
        cardinalities.put(Target.Kind.PAIRS, Cardinality.MULTIPLE);
        cardinalities.put(Target.Kind.ORDER, Cardinality.ORDERED);
        BaseType type = switch (target.kind()) {
            case CHOICE, CHOICES, ORDER -> BaseType.IDENTIFIER;
            case PAIRS -> BaseType.DIRECTED_PAIR;
            case NUMBER -> BaseType.FLOAT;
            case POINT -> BaseType.POINT;
            case TEXT, BLANK -> BaseType.STRING;
            case OTHER -> target.accepted().contains("file") ? BaseType.FILE : BaseType.STRING;
        };
        Cardinality cardinality = cardinalities.getOrDefault(target.kind(), Cardinality.SINGLE);
        return new Part(Qti.response(target.variable(), cardinality, type, correct), List.of(), Optional.empty());
    }
}
