package nl.kennispeil.bank.exchange.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.html.HtmlFragment;

/** An item in the making. Not safe for several threads. */
public final class ItemDraft {

    private static final String FEEDBACK = "FEEDBACK";

    private final String file;
    private final String identifier;
    private String title;
    private String language = "";
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> repairs = new LinkedHashSet<>();
    private final Map<String, String> metadata = new TreeMap<>();
    private final Map<String, Element> stimuli = new TreeMap<>();
    private final List<Node> body = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Element> outcomes = new ArrayList<>();
    private final List<Element> feedbackRules = new ArrayList<>();
    private final List<Element> feedback = new ArrayList<>();
    private final List<Element> lastRules = new ArrayList<>();
    private final Embedded embedded;
    private Optional<Share> points = Optional.empty();
    private String score = "0";

    /**
     * @param file where it was found
     * @param identifier as in the file; empty when it has none
     * @param title as in the file; may be empty
     * @param embedded pictures the file brings
     */
    public ItemDraft(String file, String identifier, String title, Embedded embedded) {
        this.file = file;
        this.identifier = identifier;
        this.title = title.strip();
        this.embedded = embedded;
    }

    public void note(String note) {
        notes.add(note);
    }

    public void repair(String repair) {
        repairs.add(repair);
    }

    public boolean needsRepair() {
        return !repairs.isEmpty();
    }

    /** Keeps what the file says about the item; blank values are left out. */
    public void metadata(String name, String value) {
        if (!value.isBlank()) {
            metadata.merge(name, value.strip(), (before, more) -> before + "\n" + more);
        }
    }

    public void stimulus(String name, Element stimulus) {
        stimuli.put(name, stimulus);
    }

    public void language(String code) {
        language = code;
    }

    public boolean hasTitle() {
        return !title.isEmpty();
    }

    /** Names an item without a title after the beginning of its text. */
    public void titleFrom(HtmlFragment stem) {
        if (title.isEmpty()) {
            String plain = stem.plain().replaceAll("\\s+", " ");
            title = plain.length() <= 80 ? plain : plain.substring(0, 79).strip() + "…";
        }
    }

    /** HTML of the file as safe elements; what was lost is noted here. */
    public HtmlFragment html(String html) {
        HtmlFragment fragment = HtmlFragment.of(html, embedded);
        fragment.notes().forEach(this::note);
        fragment.repairs().forEach(this::repair);
        return fragment;
    }

    public void body(List<? extends Node> nodes) {
        body.addAll(nodes);
    }

    public void body(Node node) {
        body.add(node);
    }

    public List<Node> body() {
        return List.copyOf(body);
    }

    /** Puts other nodes in the place of the whole body. */
    public void replaceBody(List<? extends Node> nodes) {
        List<Node> others = List.copyOf(nodes);
        body.clear();
        body.addAll(others);
    }

    public void part(Part part) {
        parts.add(part);
    }

    /** Adds what a question scores and tells, and what it brought to say; where it stands is up to the caller. */
    public void ask(Asked asked) {
        part(asked.part());
        asked.notes().forEach(this::note);
        asked.repairs().forEach(this::repair);
        for (Asked.Told told : asked.told()) {
            feedback("feedback_" + (feedback.size() + 1), told.when(), told.content());
        }
    }

    /** Declares an outcome besides SCORE, MAXSCORE and FEEDBACK. */
    public void outcome(Element declaration) {
        outcomes.add(declaration);
    }

    /** What SCORE is before any rule. */
    public void startScore(String start) {
        score = start;
    }

    /** The most that can be scored; an item without this has no MAXSCORE. */
    public void points(Share most) {
        points = Optional.of(most);
    }

    /** A rule after all scoring. */
    public void lastRule(Element rule) {
        lastRules.add(rule);
    }

    /** Feedback that is shown when a condition holds. */
    public void feedback(String name, Element condition, HtmlFragment content) {
        if (content.isEmpty()) {
            return;
        }
        feedbackText(name, content);
        feedbackRules.add(Qti.when(condition, showFeedback(name)));
    }

    /** Feedback that rules of the item itself show, with {@link #showFeedback}. */
    public void feedbackText(String name, HtmlFragment content) {
        feedback.add(Element.of(
                "qti-modal-feedback",
                Map.of("identifier", name, "outcome-identifier", FEEDBACK, "show-hide", "show"),
                Element.of("qti-content-body", Map.of(), content.blocks())));
    }

    public static Element showFeedback(String name) {
        return Qti.set(FEEDBACK, Qti.op("multiple", Qti.variable(FEEDBACK), Qti.value(BaseType.IDENTIFIER, name)));
    }

    public Incoming refused(String reason) {
        return Incoming.refused(file, identifier, title, reason);
    }

    /** The item, or a refusal when its parts do not fit together. */
    public Incoming incoming() {
        ItemContent content;
        try {
            content = ItemContent.of(root());
        } catch (IllegalArgumentException misfit) {
            return refused(String.valueOf(misfit.getMessage()));
        }
        return new Incoming(
                file,
                identifier,
                title,
                Optional.of(content),
                "",
                List.copyOf(notes),
                List.copyOf(repairs),
                stimuli,
                embedded.used(),
                metadata);
    }

    private Element root() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("identifier", new Identifiers().of(identifier.isBlank() ? "item" : identifier));
        attributes.put("title", title);
        attributes.put("adaptive", "false");
        attributes.put("time-dependent", "false");
        if (!language.isEmpty()) {
            attributes.put("xml:lang", language);
        }
        List<Node> children = new ArrayList<>();
        parts.forEach(part -> children.add(part.declaration()));
        if (!parts.isEmpty()) {
            children.add(Qti.outcome(Qti.SCORE, Cardinality.SINGLE, BaseType.FLOAT, score));
            points.ifPresent(
                    most -> children.add(Qti.outcome(Qti.MAXSCORE, Cardinality.SINGLE, BaseType.FLOAT, most.text())));
        }
        children.addAll(outcomes);
        if (!feedback.isEmpty()) {
            children.add(Qti.outcome(FEEDBACK, Cardinality.MULTIPLE, BaseType.IDENTIFIER, ""));
        }
        children.add(Element.of("qti-item-body", Map.of(), body));
        processing().ifPresent(children::add);
        children.addAll(feedback);
        return Element.of(ItemContent.ROOT, attributes, children);
    }

    private Optional<Element> processing() {
        List<Element> rules = new ArrayList<>();
        parts.forEach(part -> rules.addAll(part.rules()));
        rules.addAll(lastRules);
        rules.addAll(feedbackRules);
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        boolean alone = parts.size() == 1
                && lastRules.isEmpty()
                && feedbackRules.isEmpty()
                && score.equals("0")
                // The standard templates speak of this response only.
                && parts.get(0).declaration().attribute("identifier", "").equals("RESPONSE");
        Optional<String> template = alone ? parts.get(0).template() : Optional.empty();
        return Optional.of(template.map(
                        name -> Element.of("qti-response-processing", Map.of("template", Qti.TEMPLATES + name)))
                .orElseGet(() -> Element.of("qti-response-processing", Map.of(), rules)));
    }
}
