package nl.kennispeil.bank.exchange.qti;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;
import nl.kennispeil.bank.exchange.XmlText;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;

/** Holds written XML against {@code published.txt}, as a validator would. */
public final class PublishedCheck {

    private static final String QTI22_HTML5 = "http://www.imsglobal.org/xsd/imsqtiv2p2_html5_v1p0";

    /** What QTI 2.2 took from HTML 5: its schema has these in their own name space. */
    private static final Set<String> HTML5 = Set.of(
            "article",
            "aside",
            "audio",
            "bdi",
            "figcaption",
            "figure",
            "footer",
            "header",
            "nav",
            "rb",
            "rp",
            "rt",
            "rtc",
            "ruby",
            "section",
            "source",
            "track",
            "video");

    private final Target target;
    private final Published published;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private PublishedCheck(Target target) {
        this.target = target;
        this.published = Published.of(target);
        for (String name : published.names()) {
            names.put(target == Target.QTI22 && name.startsWith("qti-") ? Names.oldElement(name) : name, name);
        }
    }

    /** What written XML does not keep to; empty when a validator would say nothing. */
    public static List<String> faults(String xml, Target target) throws XmlFault {
        PublishedCheck check = new PublishedCheck(target);
        check.element(SafeXml.parse(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return check.faults;
    }

    private void element(XmlElement xml) {
        if (xml.namespace().equals(Names.MATHML)) {
            return;
        }
        if (xml.name().equals("qti-companion-materials-info")) {
            return; // not in the table
        }
        String space = target == Target.QTI22 && HTML5.contains(xml.name()) ? QTI22_HTML5 : target.namespace();
        if (!xml.namespace().equals(space)) {
            faults.add(xml.name() + " in name space " + xml.namespace());
        }
        String name = names.get(xml.name());
        Published.Row row = name == null ? null : published.row(name).orElse(null);
        if (row == null) {
            faults.add(xml.name() + " is unknown");
            return;
        }
        StringBuilder order = new StringBuilder();
        for (XmlElement child : xml.elements()) {
            order.append(names.getOrDefault(child.name(), child.name())).append(';');
            element(child);
        }
        if (!row.order().matcher(order).matches()) {
            faults.add(xml.name() + " holds " + order);
        }
        if (!row.mixed()
                && xml.children().stream()
                        .anyMatch(each ->
                                each instanceof XmlText text && !text.value().isBlank())) {
            faults.add(xml.name() + " holds text");
        }
        attributes(xml, row);
    }

    private void attributes(XmlElement xml, Published.Row row) {
        Set<String> seen = new HashSet<>();
        xml.attributes().forEach((given, value) -> {
            if (given.startsWith("{http://www.w3.org/2001/XMLSchema-instance}")) {
                return;
            }
            String name = target == Target.QTI22 && row.name().startsWith("qti-") && !given.startsWith("data-")
                    ? row.attributes().keySet().stream()
                            .filter(each -> Names.oldAttribute(each).equals(given))
                            .findFirst()
                            .orElse(given)
                    : given;
            seen.add(name);
            if (!published.allows(row, name)) {
                faults.add("attribute " + given + " of " + xml.name());
            } else if (!published.fits(row, name, value)) {
                faults.add(given + "=\"" + value + "\" of " + xml.name());
            }
            Published.Attribute rule = row.attributes().get(name);
            if (rule != null && rule.type().equals("uid") && !ids.add(value)) {
                faults.add(given + "=\"" + value + "\" of " + xml.name() + " a second time");
            }
        });
        row.attributes().values().stream()
                .filter(each -> each.required() && !seen.contains(each.name()))
                .forEach(each -> faults.add(xml.name() + " has no " + each.name()));
    }
}
