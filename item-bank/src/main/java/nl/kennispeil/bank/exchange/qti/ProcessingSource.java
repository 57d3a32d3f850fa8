package nl.kennispeil.bank.exchange.qti;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.Surroundings;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;

/** Where the rules of response processing stand: in the item, in a standard template, or in a file of the package. */
final class ProcessingSource {

    private final Surroundings surroundings;
    private final Findings findings;

    ProcessingSource(Surroundings surroundings, Findings findings) {
        this.surroundings = surroundings;
        this.findings = findings;
    }

    /** The item with its rules in it; without processing when which rules it means cannot be told. */
    Element resolved(Element item, String path) {
        List<Node> children = new ArrayList<>();
        for (Node child : item.children()) {
            if (child instanceof Element each && each.is("qti-response-processing")) {
                try {
                    processing(each, path).ifPresent(children::add);
                } catch (Refusal refusal) {
                    if (refusal.isWhole()) {
                        throw refusal;
                    }
                    findings.repair("response processing is left out: " + refusal.reason());
                }
            } else {
                children.add(child);
            }
        }
        return item.withChildren(children);
    }

    private Optional<Element> processing(Element given, String path) {
        String uri = given.attribute("template", "").strip();
        String location = given.attribute("template-location", "").strip();
        Element bare = given.without("template").without("template-location");
        if (!given.children().isEmpty()) {
            if (!uri.isEmpty() && Templates.official(uri).isEmpty()) {
                findings.note("response processing has rules of its own; template " + uri + " is left out");
                return Optional.of(bare);
            }
            if (!uri.isEmpty()) {
                findings.repair("response processing is left out: it has both rules and template " + uri
                        + ", which may differ");
                return Optional.empty();
            }
            return Optional.of(bare);
        }
        if (uri.isEmpty() && location.isEmpty()) {
            return Optional.of(bare);
        }
        Optional<Element> own = file(location, path).or(() -> file(uri, path));
        Optional<String> official = Templates.official(uri).or(() -> Templates.official(location));
        if (official.isPresent()) {
            return Optional.of(bare.with("template", official.get()));
        }
        if (own.isPresent()) {
            findings.note("response processing template " + uri + " of the package stands in the item itself now");
            return own;
        }
        return Optional.of(bare.with("template", uri.isEmpty() ? location : uri));
    }

    private Optional<Element> file(String reference, String path) {
        Optional<byte[]> bytes = reference.isEmpty()
                ? Optional.empty()
                : Surroundings.path(path, reference).flatMap(surroundings::file);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            XmlElement root = SafeXml.parse(bytes.get());
            if (!root.is("responseProcessing") && !root.is("qti-response-processing")) {
                return Optional.empty();
            }
            Element lifted = Spaces.canonical(Lift.strict(findings).lift(root));
            return Optional.of(lifted.without("template").without("template-location"));
        } catch (XmlFault wrong) {
            throw new Refusal("response processing template \"" + reference + "\": " + wrong.reason());
        }
    }
}
