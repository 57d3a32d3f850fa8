package nl.kennispeil.bank.exchange.qti;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Markup;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.ItemFormat;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.Surroundings;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;
import nl.kennispeil.bank.processing.Reason;
import nl.kennispeil.bank.processing.Scorability;

/**
 * Items of QTI 2.0, 2.1, 2.2 and 3.0. References to media stay as they stand in the file; whoever holds the package
 * resolves them.
 */
public final class QtiFormat implements ItemFormat {

    private static final Set<Reason> MARKED_BY_PEOPLE =
            Set.of(Reason.EXTERNAL_SCORING, Reason.NO_PROCESSING, Reason.NO_RESPONSE);

    @Override
    public String name() {
        return "qti";
    }

    @Override
    public String name(SourceFile file) {
        try {
            return QtiVersion.of(SafeXml.parse(file.bytes()))
                    .map(QtiVersion::format)
                    .orElse(name());
        } catch (XmlFault unreadable) {
            return name();
        }
    }

    @Override
    public boolean recognises(SourceFile file) {
        try {
            return isItem(SafeXml.parse(file.bytes()));
        } catch (XmlFault unreadable) {
            return false;
        }
    }

    /** What an interaction is called in QTI 2, such as {@code choiceInteraction}. */
    public static String interactionName(InteractionKind kind) {
        return Names.oldElement(kind.element());
    }

    /** Such as {@code qti22}; {@code qti} when the root says no version. */
    public static String version(XmlElement root) {
        return QtiVersion.of(root).map(QtiVersion::format).orElse("qti");
    }

    /** True when the root is an item of QTI 2 or 3. */
    public static boolean isItem(XmlElement root) {
        return root.is("assessmentItem") || root.is("qti-assessment-item");
    }

    @Override
    public List<Incoming> read(SourceFile file) {
        return read(file, Surroundings.NONE);
    }

    @Override
    public List<Incoming> read(SourceFile file, Surroundings surroundings) {
        try {
            return List.of(read(SafeXml.parse(file.bytes()), file.path(), surroundings));
        } catch (XmlFault wrong) {
            return List.of(Incoming.refused(file.path(), "", "", wrong.reason()));
        }
    }

    /** Reads one item that is parsed already. */
    public static Incoming read(XmlElement marked, String path, Surroundings surroundings) {
        XmlElement root = Fitting.undone(marked);
        String identifier = root.attribute("identifier", "").strip();
        String title = Values.collapsed(root.attribute("title", "")).strip();
        Findings findings = new Findings();
        try {
            if (!isItem(root)) {
                throw new Refusal("<" + root.name() + "> is no item");
            }
            if (identifier.isEmpty()) {
                throw new Refusal("the item has no identifier");
            }
            if (identifier.length() > 250) {
                throw new Refusal("the identifier is " + identifier.length() + " characters: allowed are 250");
            }
            XmlElement whole = new Includes(surroundings, findings).resolved(root, path);
            Element lifted = Spaces.canonical(new Lift(findings).lift(whole));
            Element processed = new ProcessingSource(surroundings, findings).resolved(lifted, path);
            ItemContent content = ItemContent.of(Order.kept(new Undeclared(findings).declared(processed)));
            if (depth(processed) > Markup.MAX_DEPTH) {
                throw new Refusal("the item is nested deeper than " + Markup.MAX_DEPTH);
            }
            if (Soundness.scorable(content, findings)) {
                uncomputed(content, findings);
            }
            Map<String, Element> stimuli = new Stimuli(surroundings, findings).of(content, path);
            ItemContent named = ItemContent.of(Stimuli.named(content.root(), stimuli.keySet()));
            return new Incoming(
                    path, identifier, title, Optional.of(named), "", findings.notes(), findings.repairs(), stimuli);
        } catch (Refusal refusal) {
            return Incoming.refused(path, identifier, title, refusal.reason());
        } catch (IllegalArgumentException wrong) {
            return Incoming.refused(path, identifier, title, String.valueOf(wrong.getMessage()));
        }
    }

    private static int depth(Element element) {
        return 1 + element.elements().stream().mapToInt(QtiFormat::depth).max().orElse(0);
    }

    /**
     * An item of another format in the form an item of QTI has: held against the same table and checks, so that it comes
     * back equal from an export; refused when it holds what QTI cannot.
     */
    public static Incoming canonical(Incoming item) {
        if (item.content().isEmpty()) {
            return item;
        }
        Incoming again;
        Map<String, Element> stimuli = new TreeMap<>();
        Findings shared = new Findings();
        try {
            for (Map.Entry<String, Element> each : item.stimuli().entrySet()) {
                String xml =
                        QtiWriter.write(each.getValue(), QtiWriter.Target.QTI3).xml();
                XmlElement root = SafeXml.parse(xml.getBytes(StandardCharsets.UTF_8));
                stimuli.put(each.getKey(), Spaces.canonical(new Lift(shared).lift(root)));
            }
            String xml = QtiWriter.write(referring(item), QtiWriter.Target.QTI3).xml();
            again = read(SafeXml.parse(xml.getBytes(StandardCharsets.UTF_8)), item.file(), Surroundings.NONE);
        } catch (XmlFault wrong) {
            return Incoming.refused(item.file(), item.identifier(), item.title(), wrong.reason());
        } catch (Refusal refusal) {
            return Incoming.refused(item.file(), item.identifier(), item.title(), refusal.reason());
        }
        if (again.content().isEmpty()) {
            return Incoming.refused(item.file(), item.identifier(), item.title(), again.reason());
        }
        List<String> notes = new ArrayList<>(item.notes());
        again.notes().stream().filter(each -> !notes.contains(each)).forEach(notes::add);
        // A stimulus is put in the item's package when it goes out; here it came along with the item itself.
        List<String> repairs = new ArrayList<>(item.repairs());
        again.repairs().stream()
                .filter(each -> !each.startsWith("stimulus ") && !repairs.contains(each))
                .forEach(repairs::add);
        return new Incoming(
                item.file(),
                item.identifier(),
                item.title(),
                again.content(),
                "",
                notes,
                repairs,
                stimuli,
                item.embedded(),
                item.metadata());
    }

    /** The tree of an item with a reference to each of its stimuli, without which an export would lose them. */
    private static Element referring(Incoming item) {
        Element root = item.content().orElseThrow().root();
        List<Node> children = new ArrayList<>(root.children());
        List<String> named = root.elements("qti-assessment-stimulus-ref").stream()
                .map(each -> each.attribute("identifier", ""))
                .toList();
        int body = root.first("qti-item-body").map(children::indexOf).orElse(children.size());
        for (String each : item.stimuli().keySet().stream().sorted().toList()) {
            if (!named.contains(each)) {
                children.add(
                        body++, Element.of("qti-assessment-stimulus-ref", Map.of("identifier", each, "href", each)));
            }
        }
        return root.withChildren(children);
    }

    /** Rules that are there and sound, and still give no score: nobody should find that out at the first answer. */
    private static void uncomputed(ItemContent content, Findings findings) {
        Scorability.of(content).problems().stream()
                .filter(each -> !MARKED_BY_PEOPLE.contains(each.reason()))
                .forEach(each -> findings.repair("the scoring cannot be computed: \"" + each + "\""));
    }

    /** The findings of a tree that is an item already, such as one an editor made. */
    public static List<String> faults(ItemContent content) {
        Findings findings = new Findings();
        List<String> faults = new ArrayList<>();
        try {
            if (Soundness.scorable(content, findings)) {
                uncomputed(content, findings);
            }
        } catch (Refusal refusal) {
            faults.add(refusal.reason());
        }
        faults.addAll(findings.repairs());
        return List.copyOf(faults);
    }

    /** True when the processing of an item computes SCORE and nothing in it says that it could be wrong. */
    public static boolean scorable(ItemContent content) {
        try {
            return Soundness.scorable(content, new Findings())
                    && Scorability.of(content).scorable();
        } catch (Refusal refusal) {
            return false;
        }
    }
}
