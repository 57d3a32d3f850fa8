package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Element;

/**
 * The table of an outcome (2.1, {@code matchTable}, {@code interpolationTable}, {@code lookupOutcomeValue}): the first
 * entry that is equal to, or for interpolation at or below, the source. Without such an entry, or without a source, the
 * default of the table, which is NULL when it declares none.
 */
final class LookupTable {

    /**
     * One entry.
     *
     * @param source number it stands for, or the lowest of its range
     * @param withBoundary false when the range starts above {@code source}
     * @param target what it gives
     */
    private record Entry(double source, boolean withBoundary, Value target) {}

    private final boolean interpolates;
    private final List<Entry> entries;
    private final Value otherwise;

    private LookupTable(boolean interpolates, List<Entry> entries, Value otherwise) {
        this.interpolates = interpolates;
        this.entries = entries;
        this.otherwise = otherwise;
    }

    /** @throws Unscorable when the outcome declares no table, or one that cannot be read */
    static LookupTable of(Variable variable) {
        Element declaration = variable.element();
        BaseType type = variable.type();
        if (declaration == null || type == null) {
            throw missing(variable);
        }
        boolean interpolates = declaration.first("qti-interpolation-table").isPresent();
        Element table = declaration
                .first(interpolates ? "qti-interpolation-table" : "qti-match-table")
                .orElseThrow(() -> missing(variable));
        List<Entry> entries = new ArrayList<>();
        for (Element entry : table.elements(table.name() + "-entry")) {
            String boundary = entry.attribute("include-boundary", "true").toLowerCase(Locale.ROOT);
            entries.add(new Entry(
                    Literals.number(entry.attribute("source-value", "").strip()),
                    !boundary.equals("false") && !boundary.equals("0"),
                    Literals.read(type, entry.attribute("target-value", "").strip())));
        }
        return new LookupTable(
                interpolates,
                entries,
                Literals.read(type, table.attribute("default-value", "").strip()));
    }

    Value at(Value source) {
        if (source == Value.NULL) {
            return otherwise;
        }
        double number = Numbers.of(source);
        for (Entry entry : entries) {
            if (interpolates
                    ? number > entry.source() || (entry.withBoundary() && number == entry.source())
                    : number == entry.source()) {
                return entry.target();
            }
        }
        return otherwise;
    }

    private static Unscorable missing(Variable variable) {
        return new Unscorable(Reason.NO_MAPPING, "\"" + variable.identifier() + "\" declares no lookup table");
    }
}
