package nl.kennispeil.bank.exchange.qti;

import java.util.Locale;
import java.util.Optional;
import nl.kennispeil.bank.exchange.XmlElement;

/** A version of QTI, told by the name space and the names of a file. */
public enum QtiVersion {
    V20("qti20"),
    V21("qti21"),
    V22("qti22"),
    V30("qti30");

    private final String format;

    QtiVersion(String format) {
        this.format = format;
    }

    /** As it stands in a report: {@code qti22}. */
    public String format() {
        return format;
    }

    /** The version of a file; empty when its root is none of items, tests, sections and stimuli of QTI 2 or 3. */
    static Optional<QtiVersion> of(XmlElement root) {
        String name = root.name();
        if (name.startsWith("qti-assessment-")) {
            return Optional.of(V30);
        }
        if (!name.equals("assessmentItem")
                && !name.equals("assessmentTest")
                && !name.equals("assessmentSection")
                && !name.equals("assessmentStimulus")) {
            return Optional.empty();
        }
        String namespace = root.namespace().toLowerCase(Locale.ROOT);
        if (namespace.contains("v2p0")) {
            return Optional.of(V20);
        }
        if (namespace.contains("v2p1")) {
            return Optional.of(V21);
        }
        return Optional.of(namespace.contains("v3p0") ? V30 : V22);
    }
}
