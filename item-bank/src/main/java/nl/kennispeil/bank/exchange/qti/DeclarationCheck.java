package nl.kennispeil.bank.exchange.qti;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import org.jspecify.annotations.Nullable;

/** Whether the values a declaration holds are of its type. */
final class DeclarationCheck {

    private static final Map<String, Integer> CORNERS = Map.of("rect", 4, "circle", 3, "ellipse", 4);

    private final Findings findings;
    private boolean sound = true;

    DeclarationCheck(Findings findings) {
        this.findings = findings;
    }

    boolean sound() {
        return sound;
    }

    void check(Declaration declaration) {
        String what = declaration.element().name().replaceFirst("^qti-", "") + " " + declaration.identifier();
        BaseType type = declaration.baseType();
        for (String holder : Set.of("qti-default-value", "qti-correct-response")) {
            Optional<Element> found = declaration.element().first(holder);
            if (found.isEmpty()) {
                continue;
            }
            var values = found.get().elements("qti-value");
            if (declaration.cardinality() == Cardinality.SINGLE && values.size() > 1) {
                wrong(what + ": " + holder.substring(4) + " holds " + values.size() + " values, and it is single");
            }
            for (Element value : values) {
                typed(what, declaration, type, value);
            }
        }
        if (type != null) {
            mapping(what, declaration, type);
        }
        declaration
                .element()
                .walk()
                .filter(each -> each.is("qti-area-map-entry"))
                .forEach(each -> area(what, each));
        for (String bounds : Set.of("qti-mapping", "qti-area-mapping")) {
            declaration.element().first(bounds).ifPresent(each -> bounds(what, each));
        }
        if (declaration.element().first("qti-area-mapping").isPresent() && type != BaseType.POINT) {
            wrong(what + ": an area mapping goes with points");
        }
        tables(what, declaration, type);
    }

    private void typed(String what, Declaration declaration, @Nullable BaseType type, Element value) {
        Optional<String> own = value.attribute("base-type");
        if (declaration.cardinality() == Cardinality.RECORD) {
            if (own.isEmpty() || value.attribute("field-identifier").isEmpty()) {
                wrong(what + ": a value of a record has no name or type");
            } else if (!Literal.fits(BaseType.of(own.get()), value.text())) {
                wrong(what + ": \"" + value.text().strip() + "\" is no " + own.get());
            }
        } else if (type != null && !Literal.fits(type, value.text())) {
            wrong(what + ": \"" + value.text().strip() + "\" is no " + type.qti());
        }
    }

    private void mapping(String what, Declaration declaration, BaseType type) {
        declaration.mapping().ifPresent(mapping -> {
            Set<String> seen = new HashSet<>();
            for (Element entry : mapping.elements("qti-map-entry")) {
                String key = entry.attribute("map-key", "");
                if (!key.isBlank() && !Literal.fits(type, key)) {
                    wrong(what + ": map-key \"" + key + "\" is no " + type.qti());
                }
                if (!seen.add(key)) {
                    wrong(what + ": map-key \"" + key + "\" stands there twice");
                }
            }
        });
    }

    private void bounds(String what, Element mapping) {
        Optional<String> low = mapping.attribute("lower-bound");
        Optional<String> high = mapping.attribute("upper-bound");
        if (low.isPresent() && high.isPresent() && Double.parseDouble(low.get()) > Double.parseDouble(high.get())) {
            wrong(what + ": the lower bound " + low.get() + " is above the upper bound " + high.get());
        }
    }

    private void tables(String what, Declaration declaration, @Nullable BaseType type) {
        if (type == null) {
            return;
        }
        declaration.element().walk().forEach(each -> {
            each.attribute("target-value")
                    .filter(value -> !Literal.fits(type, value))
                    .ifPresent(value -> wrong(what + ": target-value \"" + value + "\" is no " + type.qti()));
            if (each.is("qti-match-table") || each.is("qti-interpolation-table")) {
                each.attribute("default-value")
                        .filter(value -> !Literal.fits(type, value))
                        .ifPresent(value -> wrong(what + ": default-value \"" + value + "\" is no " + type.qti()));
            }
        });
    }

    /** Also for hotspots. */
    void area(String what, Element area) {
        String shape = area.attribute("shape", "");
        String coords = area.attribute("coords", "");
        int numbers = coords.isEmpty() ? 0 : coords.split(",", -1).length;
        boolean right = shape.equals("default")
                || (shape.equals("poly")
                        ? numbers >= 6 && numbers % 2 == 0
                        : numbers == CORNERS.getOrDefault(shape, 0));
        if (!right) {
            wrong(what + ": coords \"" + coords + "\" are no " + shape);
        }
    }

    private void wrong(String what) {
        sound = false;
        findings.repair(what);
    }
}
