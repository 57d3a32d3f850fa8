package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Markup;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import org.jspecify.annotations.Nullable;

/**
 * From fields to the tree of an item and back. An item can be edited by field only when writing its fields gives exactly
 * the item again; of every other item the words can be changed and nothing else, so that nothing gets lost.
 */
public final class DraftTree {

    /** The field that keeps the item a draft began as, for what the fields do not speak of. */
    public static final String BASE = "base";

    /** The field that names the case an item belongs to, with its version, as {@link CaseRef} writes it. */
    public static final String CASE = "case";

    /** The field that holds what that version of the case tells: formatted text that is only shown with the item. */
    public static final String TOLD = "told";

    private static final String REFERENCE = "qti-assessment-stimulus-ref";

    /** What comes after a reference to a stimulus. */
    private static final Set<String> BEHIND = Set.of("qti-companion-materials-info", "qti-stylesheet", "qti-item-body");

    private static final Set<String> WITHOUT_WORDS = Set.of(
            "qti-assessment-item",
            "qti-item-body",
            "qti-choice-interaction",
            "qti-order-interaction",
            "qti-match-interaction",
            "qti-simple-match-set",
            "qti-gap-match-interaction",
            "qti-hotspot-interaction",
            "qti-hottext-interaction",
            "qti-inline-choice-interaction",
            "qti-extended-text-interaction",
            "qti-slider-interaction",
            "qti-rubric-block",
            "qti-response-declaration",
            "qti-outcome-declaration",
            "qti-correct-response",
            "qti-mapping",
            "qti-default-value",
            "qti-response-processing",
            "qti-response-condition",
            "qti-response-if",
            "table",
            "thead",
            "tbody",
            "tr",
            "ul",
            "ol");

    private DraftTree() {}

    /**
     * The item a draft says. Half a draft gives half an item; {@link DraftCheck} says what it lacks.
     *
     * @param identifier of an item that is new
     * @throws IllegalArgumentException when the fields make no tree, which a browser of ours does not send
     */
    public static ItemContent content(ItemDraft draft, String identifier) {
        String before = draft.get(BASE);
        ItemContent base = before.isEmpty() ? null : ItemContent.of(Markup.read(before));
        if (draft.type() == DraftType.TEXT_ONLY) {
            if (base == null) {
                throw new IllegalArgumentException("a draft of words only has no item behind it");
            }
            return ItemContent.of(told(titled(TextOnlyShape.replaced(base, draft), draft), draft));
        }
        ItemParts parts = new ItemParts(base);
        Shape.of(draft.type()).write(draft, parts);
        return ItemContent.of(told(parts.item(draft, identifier), draft));
    }

    /** The fields of an item: by part where that is exact, else its words. */
    public static ItemDraft draft(ItemContent item) {
        ItemContent plain = ItemContent.of(withoutSpace(item.root()));
        DraftType type = DraftType.of(plain);
        if (type != DraftType.TEXT_ONLY && fits(plain)) {
            Map<String, String> fields = head(plain, type);
            Shape.of(type).read(plain, plain.interactions().get(0), fields);
            try {
                ItemDraft draft = ItemDraft.of(fields);
                ItemContent written = content(draft, "");
                if (written.equals(plain)
                        || (plain.processing().isEmpty() && bare(written).equals(bare(plain)))) {
                    return draft;
                }
            } catch (IllegalArgumentException beyondFields) {
                // its words can still be changed
            }
        }
        Map<String, String> fields = head(item, DraftType.TEXT_ONLY);
        TextOnlyShape.words(item, fields);
        return ItemDraft.of(fields);
    }

    /**
     * Without what says how it is scored. An item that came in without that waits for repair, and gets the scoring of its
     * kind from whoever writes on.
     */
    private static Element bare(ItemContent item) {
        return item.root()
                .withChildren(item.root().children().stream()
                        .filter(each -> !(each instanceof Element element
                                && (element.is("qti-response-processing") || element.is("qti-outcome-declaration"))))
                        .toList());
    }

    /** Several interactions only where they stand in one running text. */
    private static boolean fits(ItemContent item) {
        DraftType type = DraftType.of(item);
        boolean inText = type == DraftType.INLINE_CHOICE || type == DraftType.NUMERIC || type == DraftType.SHORT_TEXT;
        return item.templates().isEmpty()
                && (item.interactions().size() == 1
                        || (inText && !item.interactions().isEmpty()));
    }

    private static Map<String, String> head(ItemContent item, DraftType type) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("type", type.name());
        fields.put("title", item.title());
        fields.put("language", item.language());
        fields.put(BASE, Markup.write(item.root()));
        item.stimuli().stream()
                .filter(each -> CaseRef.parse(each.identifier()).isPresent())
                .findFirst()
                .ifPresent(each -> {
                    fields.put(CASE, each.identifier());
                    fields.put(TOLD, Rich.write(each.body().children()));
                });
        return fields;
    }

    /** The item with the version of the case its draft names, and without any other; what came from elsewhere stays. */
    private static Element told(Element root, ItemDraft draft) {
        boolean member = CaseRef.parse(draft.get(CASE)).isPresent();
        List<Node> children = new ArrayList<>();
        boolean put = !member;
        for (Node child : root.children()) {
            Element element = child instanceof Element each ? each : null;
            boolean ours = element != null
                    && element.is(REFERENCE)
                    && CaseRef.parse(element.attribute("identifier", "")).isPresent();
            if (!put && (ours || (element != null && BEHIND.contains(element.name())))) {
                children.add(reference(draft, ours && element != null ? element : null));
                put = true;
            }
            if (!ours) {
                children.add(child);
            }
        }
        return children.equals(root.children()) ? root : root.withChildren(children);
    }

    /** A reference to the same version keeps what else it says, such as the address of a file. */
    private static Element reference(ItemDraft draft, @Nullable Element before) {
        boolean same = before != null && before.attribute("identifier", "").equals(draft.get(CASE));
        Map<String, String> attributes =
                before != null && same ? before.attributes() : Map.of("identifier", draft.get(CASE));
        return Element.of(
                REFERENCE, attributes, List.of(Element.of("qti-stimulus-body", Map.of(), Rich.nodes(draft.get(TOLD)))));
    }

    private static Element titled(Element root, ItemDraft draft) {
        Element titled = draft.get("title").isEmpty() ? root : root.with("title", draft.get("title"));
        return draft.get("language").isEmpty() ? titled : titled.with("xml:lang", draft.get("language"));
    }

    /** White space between the parts of a question means nothing, and editors do not keep it. */
    static Element withoutSpace(Element root) {
        return root.rewrite(element -> {
            if (!WITHOUT_WORDS.contains(element.name())) {
                return element;
            }
            List<Node> children = element.children().stream()
                    .filter(each -> !(each instanceof Text text && text.value().isBlank()))
                    .toList();
            return children.size() == element.children().size() ? element : element.withChildren(children);
        });
    }
}
