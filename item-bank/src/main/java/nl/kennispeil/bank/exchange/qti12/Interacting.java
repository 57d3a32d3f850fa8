package nl.kennispeil.bank.exchange.qti12;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.draft.Identifiers;
import nl.kennispeil.bank.exchange.draft.Interactions;
import nl.kennispeil.bank.exchange.draft.Interactions.Choice;
import nl.kennispeil.bank.exchange.draft.ItemDraft;
import nl.kennispeil.bank.exchange.draft.Placeholders;
import nl.kennispeil.bank.exchange.html.HtmlFragment;
import nl.kennispeil.bank.exchange.qti12.Target.Kind;

/** Makes the interactions of an item and the text they stand in. */
final class Interacting {

    private static final Set<String> IN_TEXT =
            Set.of("fill_in_multiple_blanks_question", "multiple_dropdowns_question");

    private final Meta meta;
    private final boolean scored;
    private final ItemDraft draft;
    private final Identifiers responseNames = new Identifiers();
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final List<Element> fillers = new ArrayList<>();
    private final List<Node> leftOver = new ArrayList<>();
    private boolean alone;

    /** @param scored true when a condition of the item sets a score */
    Interacting(Meta meta, boolean scored, ItemDraft draft) {
        this.meta = meta;
        this.scored = scored;
        this.draft = draft;
    }

    Map<String, Target> targets() {
        return targets;
    }

    /** What goes in the place of each mark. */
    List<Element> fillers() {
        return fillers;
    }

    /** Interactions whose place in the text was not found. */
    List<Node> leftOver() {
        return leftOver;
    }

    /** The presentation as HTML with a mark for each interaction. */
    String html(XmlElement presentation) throws Unscored {
        List<Response> responses = presentation
                .walk()
                .filter(element -> element.name().matches("response_(lid|str|num|xy|grp)"))
                .map(Response::of)
                .toList();
        alone = responses.size() == 1;
        if (IN_TEXT.contains(meta.canvas())) {
            return inText(Placeholders.unmarked(material(presentation)), responses);
        }
        boolean rows = responses.size() > 1
                && responses.stream().allMatch(each -> each.kind().equals("lid") && each.isRendered("choice"));
        boolean alike = responses.stream()
                        .map(each -> each.labels().keySet())
                        .distinct()
                        .count()
                == 1;
        if (rows && (alike || meta.canvas().equals("matching_question")) && matched(responses)) {
            return material(presentation) + mark(match(responses, false));
        }
        if (responses.size() > 0 && meta.canvas().equals("categorization_question")) {
            return material(presentation) + mark(match(responses, true));
        }
        StringBuilder html = new StringBuilder();
        flow(presentation, html);
        if (meta.canvas().equals("file_upload_question") && responses.isEmpty()) {
            html.append(mark(upload()));
        }
        if (meta.canvas().equals("essay_question") && responses.isEmpty()) {
            html.append(mark(essay()));
        }
        return html.toString();
    }

    private static boolean matched(List<Response> responses) {
        return responses.stream().allMatch(each -> !each.ownHtml().isBlank() && each.isSingle());
    }

    private void flow(XmlElement parent, StringBuilder html) throws Unscored {
        for (XmlElement child : parent.elements()) {
            if (child.name().startsWith("response_") && !child.is("response_label")) {
                Response response = Response.of(child);
                html.append(Placeholders.unmarked(response.ownHtml()));
                html.append(mark(interaction(response)));
            } else if (child.is("flow")) {
                boolean block = !child.attribute("class", "Block").equalsIgnoreCase("inline");
                html.append(block ? "<div>" : "");
                flow(child, html);
                html.append(block ? "</div>" : "");
            } else {
                html.append(Placeholders.unmarked(Material.element(child)));
            }
        }
    }

    /** All material of the presentation outside its responses. */
    private static String material(XmlElement presentation) {
        StringBuilder html = new StringBuilder();
        for (XmlElement child : presentation.elements()) {
            if (child.is("flow")) {
                html.append(material(child));
            } else if (!child.name().startsWith("response_")) {
                html.append(Material.element(child));
            }
        }
        return html.toString();
    }

    private String mark(Element interaction) {
        fillers.add(interaction);
        String mark = Placeholders.mark(fillers.size() - 1);
        return Placeholders.isInline(interaction) ? mark : "<div>" + mark + "</div>";
    }

    private String name(Response response) {
        return alone ? "RESPONSE" : responseNames.of(response.ident().isEmpty() ? "response" : response.ident());
    }

    private void target(Response response, Kind kind, Map<String, String> values, List<String> accepted)
            throws Unscored {
        if (targets.putIfAbsent(response.ident(), new Target(response, name(response), kind, values, accepted))
                != null) {
            throw new Unscored("line " + response.element().line() + ": response \"" + response.ident()
                    + "\" stands in the item twice");
        }
    }

    private Element interaction(Response response) throws Unscored {
        return switch (response.kind()) {
            case "lid" -> labelled(response);
            case "str", "num" -> entry(response);
            case "xy" -> point(response);
            default -> group(response);
        };
    }

    private Element labelled(Response response) throws Unscored {
        if (response.labels().isEmpty()) {
            throw new Unscored("line " + response.element().line() + ": response \"" + response.ident()
                    + "\" has nothing to choose from");
        }
        Identifiers identifiers = new Identifiers();
        Map<String, String> values = new LinkedHashMap<>();
        response.labels().keySet().forEach(label -> values.put(label, identifiers.of(label)));
        if (response.isRendered("hotspot")) {
            throw new Unscored(
                    "line " + response.element().line()
                            + ": spots on a picture: their measures read differently in different systems, make the item again");
        }
        if (response.isRendered("slider") || response.isRendered("fib")) {
            throw new Unscored("line " + response.element().line() + ": a <"
                    + response.render().orElseThrow().name() + "> over labels is not read");
        }
        if (response.isOrdered()) {
            target(response, Kind.ORDER, values, List.of());
            outsideLabels(response);
            return Interactions.order(name(response), choices(response, values), response.shuffles());
        }
        if (isTrueFalse(response) && response.isSingle()) {
            List<String> labels = List.copyOf(response.labels().keySet());
            values.put(labels.get(0), "true");
            values.put(labels.get(1), "false");
        }
        boolean several = !response.isSingle();
        target(response, several ? Kind.CHOICES : Kind.CHOICE, values, List.of());
        Element choice = Interactions.choice(name(response), choices(response, values), several, response.shuffles());
        String most = response.renderAttribute("maxnumber", "");
        return several && most.matches("[1-9][0-9]{0,2}") ? choice.with("max-choices", most) : choice;
    }

    /** Two labels that read true and false, in this order. */
    private boolean isTrueFalse(Response response) {
        if (response.labels().size() != 2) {
            return false;
        }
        List<String> texts = response.labels().keySet().stream()
                .map(label ->
                        draft.html(Material.escaped(response.labelText(label))).plain())
                .map(text -> text.replaceAll("<[^>]*>", "").strip().toLowerCase(Locale.ROOT))
                .toList();
        return texts.equals(List.of("true", "false"))
                || texts.equals(List.of("waar", "onwaar"))
                || texts.equals(List.of("juist", "onjuist"));
    }

    private List<Choice> choices(Response response, Map<String, String> values) {
        List<Choice> choices = new ArrayList<>();
        response.labels().forEach((label, element) -> {
            HtmlFragment content = draft.html(Material.html(element));
            if (content.isEmpty()) {
                draft.repair("line " + element.line() + ": option \"" + label + "\" is empty");
            }
            choices.add(new Choice(values.getOrDefault(label, label), content.compact()));
        });
        return choices;
    }

    private void outsideLabels(Response response) {
        response.render()
                .ifPresent(render -> render.elements("material").forEach(material -> {
                    draft.note("line " + material.line() + ": a label beside the order is written after the question");
                    leftOver.addAll(draft.html(Material.element(material)).blocks());
                }));
    }

    private Element entry(Response response) throws Unscored {
        if (response.isRendered("slider")) {
            return slider(response);
        }
        int rows = whole(response.renderAttribute("rows", ""));
        boolean nothingScores = !scored && !response.isNumber();
        if (nothingScores && meta.canvas().isEmpty()) {
            draft.note("nothing in the file scores the text that is asked: people mark it");
        }
        boolean essay = meta.canvas().equals("essay_question")
                || nothingScores
                || rows > 1
                || meta.field("qmd_itemtype").toLowerCase(Locale.ROOT).contains("essay");
        if (meta.canvas().equals("file_upload_question")) {
            target(response, Kind.OTHER, Map.of(), List.of("file"));
            return Interactions.upload(name(response));
        }
        if (essay || (meta.canvas().isEmpty() && response.render().isEmpty())) {
            target(response, Kind.OTHER, Map.of(), List.of());
            limits(response);
            return Interactions.extendedText(name(response), rows);
        }
        boolean number = response.isNumber() || meta.canvas().equals("numerical_question");
        if (!response.isSingle()) {
            throw new Unscored("line " + response.element().line() + ": a text response with cardinality "
                    + response.cardinality() + ": allowed is Single");
        }
        target(response, number ? Kind.NUMBER : Kind.TEXT, Map.of(), List.of());
        return Interactions.textEntry(name(response), whole(response.renderAttribute("maxchars", "")));
    }

    private void limits(Response response) {
        XmlElement element = response.element();
        if (element.attribute("word_limit_enabled", "No").equalsIgnoreCase("yes")) {
            draft.note("the file limits the answer to " + element.attribute("word_limit_min", "0") + " to "
                    + element.attribute("word_limit_max", "?") + " words; this is not taken over");
        }
    }

    private Element slider(Response response) throws Unscored {
        String low = response.renderAttribute("lowerbound", "");
        String high = response.renderAttribute("upperbound", "");
        if (!low.matches("-?[0-9]{1,6}") || !high.matches("-?[0-9]{1,6}")) {
            throw new Unscored("line " + response.element().line() + ": a slider from \"" + low + "\" to \"" + high
                    + "\": allowed are whole numbers");
        }
        target(response, Kind.NUMBER, Map.of(), List.of());
        Map<String, String> attributes =
                new TreeMap<>(Map.of("response-identifier", name(response), "lower-bound", low, "upper-bound", high));
        String step = response.renderAttribute("step", "");
        if (step.matches("[1-9][0-9]{0,5}")) {
            attributes.put("step", step);
        }
        if (response.renderAttribute("orientation", "Horizontal").equalsIgnoreCase("vertical")) {
            attributes.put("orientation", "vertical");
        }
        return Element.of("qti-slider-interaction", attributes);
    }

    private Element point(Response response) throws Unscored {
        HtmlFragment picture = draft.html(response.render().map(Material::html).orElse(""));
        List<Element> images = picture.nodes().stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .flatMap(Element::walk)
                .filter(element -> element.is("img"))
                .toList();
        if (images.isEmpty()) {
            throw new Unscored("line " + response.element().line() + ": a hot spot has no picture");
        }
        target(response, Kind.POINT, Map.of(), List.of());
        List<String> areas = response.labels().values().stream()
                .map(label -> label.attribute("rarea", "area") + " "
                        + label.text().strip().replaceAll("\\s+", ""))
                .toList();
        if (!areas.isEmpty()) {
            draft.repair("the right areas are given as parts of the picture and must be drawn again: " + areas);
        }
        return Element.of(
                "qti-select-point-interaction",
                Map.of("response-identifier", name(response), "max-choices", response.isSingle() ? "1" : "0"),
                images.get(0));
    }

    /** Groups name the labels they may be matched with. */
    private Element group(Response response) throws Unscored {
        Identifiers identifiers = new Identifiers();
        Map<String, String> values = new LinkedHashMap<>();
        List<Choice> rows = new ArrayList<>();
        List<Choice> columns = new ArrayList<>();
        response.labels().forEach((ident, label) -> {
            Choice choice = new Choice(
                    identifiers.of(ident), draft.html(Material.html(label)).compact());
            (label.attribute("match_group").isPresent() ? rows : columns).add(choice);
        });
        if (rows.isEmpty() || columns.isEmpty()) {
            throw new Unscored("line " + response.element().line() + ": a group to match needs labels with and without"
                    + " match_group");
        }
        for (String row : response.labels().keySet()) {
            for (String column : response.labels().keySet()) {
                values.put(row + "," + column, identifiers.of(row) + " " + identifiers.of(column));
            }
        }
        target(response, Kind.PAIRS, values, List.of());
        return Interactions.match(name(response), rows, columns, 1, 0, response.shuffles());
    }

    /** Several responses with the same labels as one interaction. */
    private Element match(List<Response> responses, boolean labelsAreRows) throws Unscored {
        alone = true;
        Identifiers identifiers = new Identifiers();
        Map<String, Choice> labels = new LinkedHashMap<>();
        List<Choice> asked = new ArrayList<>();
        for (Response response : responses) {
            String own = identifiers.of("row " + response.ident());
            asked.add(new Choice(own, draft.html(response.ownHtml()).compact()));
            Map<String, String> values = new LinkedHashMap<>();
            response.labels().forEach((ident, label) -> {
                labels.computeIfAbsent(
                        ident,
                        each -> new Choice(
                                identifiers.of(ident),
                                draft.html(Material.html(label)).compact()));
                values.put(
                        ident, labelsAreRows ? identifiers.of(ident) + " " + own : own + " " + identifiers.of(ident));
            });
            target(response, Kind.PAIRS, values, List.of());
        }
        if (responses.stream().map(each -> each.labels().keySet()).distinct().count() > 1) {
            draft.note("the rows do not all offer the same answers in the file; here every row offers all of them");
        }
        List<Choice> others = List.copyOf(labels.values());
        return labelsAreRows
                ? Interactions.match("RESPONSE", others, asked, 1, 0, false)
                : Interactions.match("RESPONSE", asked, others, 1, 0, false);
    }

    private String inText(String stem, List<Response> responses) throws Unscored {
        String html = stem;
        for (Response response : responses) {
            String blank = response.ident().startsWith("response_")
                    ? response.ident().substring("response_".length())
                    : response.ident();
            Element interaction = blank(response);
            fillers.add(interaction);
            String place = "[" + blank + "]";
            int at = html.indexOf(place);
            if (at < 0) {
                at = html.indexOf("[" + Material.escaped(blank) + "]");
                place = "[" + Material.escaped(blank) + "]";
            }
            if (at < 0) {
                draft.repair("the text has no place [" + blank + "]: the question stands below it");
                leftOver.add(Placeholders.paragraph(interaction));
            } else {
                html = html.substring(0, at)
                        + Placeholders.mark(fillers.size() - 1)
                        + html.substring(at + place.length());
            }
        }
        return html;
    }

    private Element blank(Response response) throws Unscored {
        Map<String, String> values = new LinkedHashMap<>();
        Identifiers identifiers = new Identifiers();
        response.labels().keySet().forEach(label -> values.put(label, identifiers.of(label)));
        List<XmlElement> labels = List.copyOf(response.labels().values());
        String type = labels.isEmpty() ? "" : labels.get(0).attribute("answer_type", "");
        boolean list = meta.canvas().equals("multiple_dropdowns_question") || type.matches("dropdown|wordbank");
        if (list) {
            if (type.equals("wordbank")) {
                draft.note("the word bank is shown as a list in each place");
            }
            target(response, Kind.CHOICE, values, List.of());
            return Interactions.inlineChoice(name(response), choices(response, values), response.shuffles());
        }
        for (XmlElement label : labels) {
            String algorithm = label.attribute("scoring_algorithm", "");
            if (!algorithm.isEmpty() && !algorithm.equals("TextInChoices")) {
                draft.repair("line " + label.line() + ": place \"" + response.ident() + "\" is compared by " + algorithm
                        + " in New Quizzes; here its answers count whole, in capitals or not");
            }
        }
        List<String> accepted = response.labels().keySet().stream()
                .map(response::labelText)
                .filter(text -> !text.isEmpty())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        if (accepted.isEmpty()) {
            throw new Unscored(
                    "line " + response.element().line() + ": place \"" + response.ident() + "\" accepts no answer");
        }
        target(response, Kind.BLANK, values, accepted);
        return Interactions.textEntry(
                name(response), accepted.stream().mapToInt(String::length).max().orElse(0));
    }

    private Element upload() {
        Response none = Response.of(new XmlElement("", "response_str", new TreeMap<>(), List.of(), 0));
        targets.put("", new Target(none, "RESPONSE", Kind.OTHER, Map.of(), List.of("file")));
        return Interactions.upload("RESPONSE");
    }

    private Element essay() {
        Response none = Response.of(new XmlElement("", "response_str", new TreeMap<>(), List.of(), 0));
        targets.put("", new Target(none, "RESPONSE", Kind.OTHER, Map.of(), List.of()));
        return Interactions.extendedText("RESPONSE", 0);
    }

    private static int whole(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }
}
