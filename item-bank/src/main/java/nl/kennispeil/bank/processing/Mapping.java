package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Element;

/**
 * The mapping of a response to a score (2.1, {@code mapping}, {@code mapEntry}, {@code mapResponse}). A value that comes
 * several times counts once; a value without entry counts as the default; the first entry that fits is taken; no response
 * at all is worth the default, or the entry with an empty key. Bounds hold for one value too, as in qti-sdk.
 */
final class Mapping {

    /**
     * One entry.
     *
     * @param key what is mapped; NULL for an empty key of type string
     * @param caseSensitive false to compare text without regard to case
     * @param worth its score
     */
    record Entry(Value key, boolean caseSensitive, double worth) {
        private boolean fits(Value.Single value) {
            if (!caseSensitive && key instanceof Value.Characters mine && value instanceof Value.Characters other) {
                return mine.text().equalsIgnoreCase(other.text());
            }
            return key instanceof Value.Single single && Same.singles(single, value);
        }
    }

    private final List<Entry> entries;
    private final double otherwise;
    private final OptionalDouble lowest;
    private final OptionalDouble highest;

    private Mapping(List<Entry> entries, double otherwise, OptionalDouble lowest, OptionalDouble highest) {
        this.entries = entries;
        this.otherwise = otherwise;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** @throws Unscorable when the response declares no mapping, or one that cannot be read */
    static Mapping of(Variable variable) {
        Element element = holder(variable, "qti-mapping");
        BaseType type = variable.type();
        if (type == null) {
            throw new Unscorable(Reason.TYPE, "a record cannot be mapped");
        }
        List<Entry> entries = new ArrayList<>();
        for (Element entry : element.elements("qti-map-entry")) {
            String sensitive = entry.attribute("case-sensitive", "true").toLowerCase(Locale.ROOT);
            entries.add(new Entry(
                    Literals.read(type, entry.attribute("map-key", "").strip()),
                    !sensitive.equals("false") && !sensitive.equals("0"),
                    Literals.number(entry.attribute("mapped-value", "").strip())));
        }
        return new Mapping(
                entries,
                Literals.number(element.attribute("default-value", "0").strip()),
                bound(element, "lower-bound"),
                bound(element, "upper-bound"));
    }

    static Element holder(Variable variable, String name) {
        Element declaration = variable.element();
        if (declaration == null || declaration.first(name).isEmpty()) {
            throw new Unscorable(
                    Reason.NO_MAPPING, "\"" + variable.identifier() + "\" declares no " + name.substring(4));
        }
        return declaration.first(name).get();
    }

    static OptionalDouble bound(Element element, String name) {
        String text = element.attribute(name, "").strip();
        return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Literals.number(text));
    }

    double map(Value value) {
        double sum = 0;
        if (value instanceof Value.Single single) {
            sum = worth(single);
        } else if (value instanceof Value.Container container) {
            for (Value.Single each : Same.distinct(container.values())) {
                sum += worth(each);
            }
        } else {
            sum = empty();
        }
        return bounded(sum);
    }

    double bounded(double sum) {
        if (lowest.isPresent() && sum < lowest.getAsDouble()) {
            return lowest.getAsDouble();
        }
        return highest.isPresent() && sum > highest.getAsDouble() ? highest.getAsDouble() : sum;
    }

    List<Entry> entries() {
        return entries;
    }

    double otherwise() {
        return otherwise;
    }

    OptionalDouble highest() {
        return highest;
    }

    private double worth(Value.Single value) {
        for (Entry entry : entries) {
            if (entry.fits(value)) {
                return entry.worth();
            }
        }
        return otherwise;
    }

    private double empty() {
        for (Entry entry : entries) {
            if (entry.key() == Value.NULL) {
                return entry.worth();
            }
        }
        return otherwise;
    }
}
