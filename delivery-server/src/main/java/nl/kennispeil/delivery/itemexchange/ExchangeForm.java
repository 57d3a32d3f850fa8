package nl.kennispeil.delivery.itemexchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Markup;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.exchange.qti.QtiFormat;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.itembank.IncomingMetadata;
import nl.kennispeil.delivery.itembank.MetaField;
import nl.kennispeil.delivery.secret.Digests;
import org.jspecify.annotations.Nullable;

/**
 * Between the bank's form of an item and that of a package. In the bank a reference to a stimulus holds its text, and items
 * that ship with the program name media by other names than their content; in a package a stimulus is a file of its own.
 */
public final class ExchangeForm {

    private static final List<String> MEDIA = List.of("src", "data", "poster", "href");
    private static final Set<String> SHOWING = Set.of("img", "object", "audio", "video", "source", "track");

    /** A file is named by its bytes. */
    static final String MEDIA_NAME = "[0-9a-f]{64}\\.[a-z0-9]{2,5}";

    private static final String REFERENCE = "qti-assessment-stimulus-ref";
    private static final ItemFile.Source NOWHERE = new ItemFile.Source("", "", "", "");

    /** Fields of a card that go along; who wrote it, what may not be with it and what blocks it stay. */
    private static final List<MetaField> TOLD = List.of(
            MetaField.THEME,
            MetaField.CATEGORY,
            MetaField.ICPC,
            MetaField.ICPC_TITLE,
            MetaField.AGE,
            MetaField.ASPECT,
            MetaField.CHARACTER,
            MetaField.TARGET_GROUPS,
            MetaField.REFERENCES,
            MetaField.OWNER,
            MetaField.LICENCE);

    private ExchangeForm() {}

    /**
     * A version as a package holds it, under its own identifier and with what the bank knows of it.
     *
     * @param named the name of a file by its content, for a name as an item gives it
     * @param titles the title of a version of a case; empty for what is none
     */
    public static ItemFile outgoing(
            ItemVersion version,
            @Nullable ItemCard card,
            UnaryOperator<String> named,
            Function<CaseRef, Optional<String>> titles) {
        String id = version.ref().id().value();
        Map<String, Element> stimuli = new TreeMap<>();
        ItemContent content = apart(version.content(), id, named, stimuli);
        stimuli.replaceAll((name, tree) -> CaseRef.parse(name)
                .flatMap(titles)
                .map(each -> tree.with("title", each))
                .orElse(tree));
        List<String> repairs = card != null && card.state() == ItemState.REPAIR
                ? List.of("the item waits for repair in the bank it comes from")
                : List.of();
        return new ItemFile(id, content, List.of(), repairs, NOWHERE, Map.of(), stimuli, metadata(version, card));
    }

    /** Names of what goes along of a card, and of what may come in with a file, by what the bank calls it. */
    static Map<MetaField, String> fields(Map<String, String> metadata) {
        Map<MetaField, String> fields = new HashMap<>();
        TOLD.forEach(
                each -> Optional.ofNullable(metadata.get(each.code())).ifPresent(value -> fields.put(each, value)));
        return fields;
    }

    private static Map<String, String> metadata(ItemVersion version, @Nullable ItemCard card) {
        Map<String, String> said = new TreeMap<>();
        if (card != null) {
            IncomingMetadata.of(card, version, (field, value) -> {
                if (TOLD.contains(field)) {
                    said.put(field.code(), value);
                }
            });
        }
        said.put(Metadata.OWN_ID, version.ref().id().value());
        said.put(Metadata.OWN_VERSION, Integer.toString(version.ref().version()));
        said.put(Metadata.LANGUAGE, version.language());
        said.put(Metadata.TESTS, String.join(" ", version.tests()));
        if (version.synthetic()) {
            said.put(Metadata.SYNTHETIC, "true");
        }
        if (!version.rationale().text().equals(IncomingMetadata.NOTHING)) {
            said.put(Metadata.RATIONALE, version.rationale().text());
        }
        said.put(Metadata.SOURCE_KIND, version.rationale().sourceKind());
        said.put(Metadata.SOURCE, version.rationale().sourceName());
        said.values().removeIf(String::isBlank);
        return said;
    }

    private static ItemContent apart(
            ItemContent content, String identifier, UnaryOperator<String> named, Map<String, Element> stimuli) {
        Element root = renamed(content.root(), named);
        List<Node> children = new ArrayList<>();
        for (Node each : root.children()) {
            if (each instanceof Element reference && reference.is(REFERENCE)) {
                String name = reference.attribute("identifier", "");
                Optional<Element> body = reference.first("qti-stimulus-body");
                body.ifPresent(text -> stimuli.put(name, stimulus(name, reference.attribute("title", ""), text)));
                children.add(
                        body.isEmpty()
                                ? reference
                                : reference
                                        .withChildren(List.of())
                                        .with("href", name)
                                        .without("title"));
            } else {
                children.add(each);
            }
        }
        return ItemContent.of(root.withChildren(children).with("identifier", identifier));
    }

    /** Stimuli by their number; what they are titled is a matter of their case. */
    private static ItemContent counted(ItemContent content) {
        List<Node> children = new ArrayList<>();
        int count = 0;
        for (Node each : content.root().children()) {
            if (each instanceof Element one && one.is(REFERENCE)) {
                boolean told = one.first("qti-stimulus-body").isPresent();
                children.add(
                        told
                                ? Element.of(REFERENCE, Map.of("identifier", "S" + ++count), one.children())
                                : one.without("title"));
            } else {
                children.add(each);
            }
        }
        return ItemContent.of(content.root().withChildren(children));
    }

    private static Element stimulus(String name, String title, Element body) {
        return Element.of("qti-assessment-stimulus", Map.of("identifier", name, "title", title), List.of(body));
    }

    /** An item that came in as the bank keeps it: its stimuli in their references, media under the names of the library. */
    static ItemContent embedded(ItemContent content, Map<String, Element> stimuli, UnaryOperator<String> named) {
        Map<String, Element> texts = new LinkedHashMap<>();
        stimuli.forEach((name, tree) -> texts.put(name, renamed(tree, named)));
        ItemContent whole = ItemContent.of(renamed(content.root(), named)).withStimuli(texts);
        // one that becomes no case of the bank has no other place for its title
        return ItemContent.of(whole.root().rewrite(each -> {
            Element text = each.is(REFERENCE) ? texts.get(each.attribute("identifier", "")) : null;
            String title = text == null ? "" : text.attribute("title", "").strip();
            return title.isEmpty() || each.attribute("title").isPresent() ? each : each.with("title", title);
        }));
    }

    /** What the trees show or play as a file, by its name; support in other ways may lack. */
    static Set<String> files(ItemContent content, Collection<Element> stimuli) {
        Set<String> files = new TreeSet<>();
        Stream.concat(Stream.of(content.root()), stimuli.stream())
                .flatMap(Element::walk)
                .filter(each -> !each.is(REFERENCE))
                .forEach(each -> {
                    MEDIA.forEach(attribute -> each.attribute(attribute)
                            .filter(name -> SHOWING.contains(each.name()) || name.matches(MEDIA_NAME))
                            .ifPresent(files::add));
                    if (each.is("qti-file-href") && each.text().matches(MEDIA_NAME)) {
                        files.add(each.text());
                    }
                });
        return files;
    }

    static Element renamed(Element root, UnaryOperator<String> named) {
        return root.rewrite(each -> {
            Element changed = each;
            for (String attribute : MEDIA) {
                Optional<String> value = each.attribute(attribute);
                if (value.isPresent() && !each.is(REFERENCE)) {
                    changed = changed.with(attribute, named.apply(value.get()));
                }
            }
            return changed.is("qti-file-href")
                    ? Element.text(changed.name(), changed.attributes(), named.apply(changed.text()))
                    : changed;
        });
    }

    /** Likewise for what a case tells. */
    static String digest(List<Node> told, UnaryOperator<String> named) {
        Element body = Element.of("qti-stimulus-body", Map.of(), told);
        return digest(
                ItemContent.of(Element.of(
                        "qti-assessment-item",
                        Map.of("identifier", "item", "title", "", "adaptive", "false", "time-dependent", "false"),
                        Element.of(REFERENCE, Map.of("identifier", "S1"), body),
                        Element.of("qti-item-body", Element.of("p", new Text("?"))))),
                named);
    }

    /**
     * The same for two items of which one is what an export and an import make of the other, whatever they are called. Nor
     * does it matter what a stimulus is called: in the bank it becomes a case with an identifier of its own.
     */
    static String digest(ItemContent content, UnaryOperator<String> named) {
        Map<String, Element> stimuli = new TreeMap<>();
        ItemContent plain = apart(counted(content), "item", named, stimuli);
        Incoming read = QtiFormat.canonical(new Incoming(
                "", "item", "", Optional.of(plain), "", List.of(), List.of(), stimuli, List.of(), Map.of()));
        StringBuilder all = new StringBuilder(
                Markup.write(read.content().orElse(plain).root().with("identifier", "item")));
        new TreeMap<>(read.content().isPresent() ? read.stimuli() : stimuli)
                .forEach((name, tree) -> all.append('\n')
                        .append(name)
                        .append(tree.first("qti-stimulus-body")
                                .map(Markup::write)
                                .orElse("")));
        return Digests.sha256Hex(all.toString());
    }
}
