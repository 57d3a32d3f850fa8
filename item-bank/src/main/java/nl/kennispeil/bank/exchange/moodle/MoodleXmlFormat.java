package nl.kennispeil.bank.exchange.moodle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.ItemFormat;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;

/** Files with root {@code quiz} and {@code question}s in it ({@code qformat_xml} of Moodle). */
public final class MoodleXmlFormat implements ItemFormat {

    @Override
    public String name() {
        return "moodle";
    }

    @Override
    public boolean recognises(SourceFile file) {
        int length = Math.min(file.bytes().length, 20_000);
        String head = new String(file.bytes(), 0, length, StandardCharsets.ISO_8859_1).replace("\0", "");
        return head.matches("(?s)[^<]*(<\\?[^>]*>\\s*|<!--.*?-->\\s*)*<quiz(\\s[^>]*)?/?>.*")
                && (head.contains("<question ") || !head.contains("<question"));
    }

    @Override
    public List<Incoming> read(SourceFile file) {
        XmlElement root;
        try {
            root = SafeXml.parse(file.bytes());
        } catch (XmlFault fault) {
            return List.of(Incoming.refused(file.path(), "", "", fault.reason()));
        }
        if (!root.is("quiz")) {
            return List.of(Incoming.refused(
                    file.path(), "", "", "the root is <" + root.name() + ">: Moodle XML starts with <quiz>"));
        }
        List<Incoming> items = new ArrayList<>();
        String category = "";
        int number = 0;
        for (XmlElement question : root.elements("question")) {
            if (question.attribute("type", "").equals("category")) {
                category = question.first("category")
                        .map(XmlElement::text)
                        .orElse("")
                        .strip();
            } else {
                number++;
                items.add(new MoodleQuestion(file.path(), question, category, number).read());
            }
        }
        if (items.isEmpty()) {
            items.add(Incoming.refused(file.path(), "", "", "there is no question in the file"));
        }
        return items;
    }
}
