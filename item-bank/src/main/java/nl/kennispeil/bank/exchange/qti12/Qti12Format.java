package nl.kennispeil.bank.exchange.qti12;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.ItemFormat;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;

/** Files with root {@code questestinterop}. Items of all sections come in, in order; the sections do not. */
public final class Qti12Format implements ItemFormat {

    private static final int MAX_SECTIONS_DEEP = 50;

    @Override
    public String name() {
        return "qti12";
    }

    @Override
    public boolean recognises(SourceFile file) {
        int length = Math.min(file.bytes().length, 20_000);
        String head = new String(file.bytes(), 0, length, StandardCharsets.ISO_8859_1).replace("\0", "");
        return head.matches("(?s).*<([A-Za-z_][\\w.-]{0,50}:)?questestinterop[\\s>/].*");
    }

    @Override
    public List<Incoming> read(SourceFile file) {
        XmlElement root;
        try {
            root = SafeXml.parse(file.bytes());
        } catch (XmlFault fault) {
            return List.of(Incoming.refused(file.path(), "", "", fault.reason()));
        }
        if (!root.is("questestinterop")) {
            return List.of(Incoming.refused(
                    file.path(), "", "", "the root is <" + root.name() + ">: QTI 1.2 starts with <questestinterop>"));
        }
        Map<String, XmlElement> stimuli = new LinkedHashMap<>();
        root.walk()
                .filter(element -> element.is("item"))
                .forEach(item -> stimuli.putIfAbsent(item.attribute("ident", ""), item));
        List<Incoming> items = new ArrayList<>();
        collect(file.path(), root, "", stimuli, items, 0);
        if (items.isEmpty()) {
            items.add(Incoming.refused(file.path(), "", "", "there is no item in the file"));
        }
        return items;
    }

    private static void collect(
            String file,
            XmlElement parent,
            String group,
            Map<String, XmlElement> stimuli,
            List<Incoming> items,
            int depth) {
        for (XmlElement child : parent.elements()) {
            switch (child.name()) {
                case "item" -> items.add(new Qti12Item(file, child, group, stimuli).read());
                case "itemref", "bankentry_item", "sectionref" -> items.add(elsewhere(file, child));
                case "assessment", "section", "objectbank" -> {
                    if (depth > MAX_SECTIONS_DEEP) {
                        items.add(Incoming.refused(
                                file, child.attribute("ident", ""), "", "sections are nested deeper than 50"));
                    } else {
                        collect(file, child, group(child, group, file, items), stimuli, items, depth + 1);
                    }
                }
                default -> {
                    // Metadata, rubrics and rules of a test: they are no items.
                }
            }
        }
    }

    private static Incoming elsewhere(String file, XmlElement reference) {
        String to = reference.attribute("item_ref", reference.attribute("linkrefid", ""));
        String bank = reference.attribute("sourcebank_ref", "");
        return Incoming.refused(
                file,
                to,
                "",
                "line " + reference.line() + ": <" + reference.name() + "> points at item \"" + to + "\""
                        + (bank.isEmpty() ? "" : " of bank \"" + bank + "\"")
                        + ", which is not in this file: hand in the bank it is in");
    }

    /** What a section says about its items, for people; a bank it draws from is refused by itself. */
    private static String group(XmlElement section, String outer, String file, List<Incoming> items) {
        XmlElement selection = section.first("selection_ordering")
                .flatMap(ordering -> ordering.first("selection"))
                .orElse(null);
        if (selection == null) {
            return outer;
        }
        String title = section.attribute("title", section.attribute("ident", ""));
        String number = selection
                .first("selection_number")
                .map(XmlElement::text)
                .orElse("all")
                .strip();
        String bank = selection
                .first("sourcebank_ref")
                .map(XmlElement::text)
                .orElse("")
                .strip();
        boolean empty = section.elements("item").isEmpty();
        if (!bank.isEmpty() && empty) {
            items.add(Incoming.refused(
                    file,
                    section.attribute("ident", ""),
                    title,
                    "line " + section.line() + ": group \"" + title + "\" draws " + number + " from bank \"" + bank
                            + "\", which is not in this file: hand in that bank"));
        }
        return "in group \"" + title + "\", of which " + number + " are drawn";
    }
}
