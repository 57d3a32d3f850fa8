package nl.kennispeil.bank.exchange.draft;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Element;

/**
 * One response of an item with what it is worth.
 *
 * @param declaration the response with its key and mapping
 * @param rules response rules that add to SCORE; empty when people mark it
 * @param template file name of the standard template that does the same when the part stands alone
 */
public record Part(Element declaration, List<Element> rules, Optional<String> template) {

    public Part {
        rules = List.copyOf(rules);
    }

    /**
     * A response that is worth what it is mapped to.
     *
     * @param values worth of each value; the rest is worth nothing
     * @param correct the key
     * @param bounds lowest and highest sum for several values together; empty for none
     */
    public static Part mapped(
            String response,
            Cardinality cardinality,
            BaseType type,
            List<String> correct,
            Map<String, Share> values,
            boolean caseSensitive,
            Optional<Bounds> bounds) {
        List<Share> all = new ArrayList<>(values.values());
        bounds.ifPresent(each -> all.addAll(List.of(each.low(), each.high())));
        BigInteger divisor = Share.divisor(all);
        Share factor = new Share(divisor, BigInteger.ONE);
        List<Element> entries = new ArrayList<>();
        values.forEach((key, share) ->
                entries.add(Qti.mapEntry(key, share.times(factor).text(), type == BaseType.STRING, caseSensitive)));
        Map<String, String> attributes = new TreeMap<>(Map.of("default-value", "0"));
        bounds.ifPresent(each -> {
            attributes.put("lower-bound", each.low().times(factor).text());
            attributes.put("upper-bound", each.high().times(factor).text());
        });
        Element declaration =
                Qti.response(response, cardinality, type, correct, Element.of("qti-mapping", attributes, entries));
        Element worth = Qti.mapResponse(response);
        boolean whole = divisor.equals(BigInteger.ONE);
        if (!whole) {
            worth = Qti.op("divide", worth, Qti.value(BaseType.FLOAT, divisor.toString()));
        }
        Element rule = Qti.when(Qti.op("not", Qti.op("is-null", Qti.variable(response))), Qti.add(Qti.SCORE, worth));
        return new Part(declaration, List.of(rule), whole ? Optional.of("map_response.xml") : Optional.empty());
    }

    /**
     * @param low lowest sum of the worth of several values
     * @param high highest sum
     */
    public record Bounds(Share low, Share high) {}

    /** A response that is worth its points when it is the key entirely, and nothing otherwise. */
    public static Part allRight(
            String response, Cardinality cardinality, BaseType type, List<String> correct, Share points) {
        Element rule = Qti.when(
                Qti.op("match", Qti.variable(response), Qti.correct(response)),
                Qti.add(Qti.SCORE, Qti.value(BaseType.FLOAT, points.text())));
        return new Part(
                Qti.response(response, cardinality, type, correct),
                List.of(rule),
                points.equals(Share.FULL) ? Optional.of("match_correct.xml") : Optional.empty());
    }

    /** A response that is worth what the first case that holds says. */
    public static Part cases(Element declaration, List<Case> cases) {
        List<Qti.Branch> branches = cases.stream()
                .map(each -> new Qti.Branch(each.condition(), List.of(Qti.add(Qti.SCORE, each.worth()))))
                .toList();
        return new Part(
                declaration,
                branches.isEmpty() ? List.of() : List.of(Qti.firstOf(branches, List.of())),
                Optional.empty());
    }

    /**
     * @param condition when it holds
     * @param points what it is worth
     */
    public record Case(Element condition, Share points) {

        Element worth() {
            return points.isDecimal()
                    ? Qti.value(BaseType.FLOAT, points.text())
                    : Qti.op(
                            "divide",
                            Qti.value(BaseType.FLOAT, points.numerator().toString()),
                            Qti.value(BaseType.FLOAT, points.denominator().toString()));
        }
    }

    /** A response that people mark. */
    public static Part unmarked(String response, Cardinality cardinality, BaseType type) {
        return new Part(Qti.response(response, cardinality, type, List.of()), List.of(), Optional.empty());
    }

    /**
     * A choice out of options.
     *
     * @param shares worth of each option by identifier, in order, as part of {@code points}
     * @param several true when several may be chosen: their shares are added, and the sum stays within 0 and 1
     */
    public static Part choice(String response, Map<String, Share> shares, boolean several, Share points) {
        List<String> right = new ArrayList<>();
        Map<String, Share> worth = new LinkedHashMap<>();
        shares.forEach((identifier, share) -> {
            if (several ? share.signum() > 0 : share.compareTo(Share.FULL) >= 0) {
                right.add(identifier);
            }
            if (!share.isZero()) {
                worth.put(identifier, share.times(points));
            }
        });
        if (!several && right.size() == 1 && worth.size() == 1 && points.equals(Share.FULL)) {
            return allRight(response, Cardinality.SINGLE, BaseType.IDENTIFIER, right, points);
        }
        return mapped(
                response,
                several ? Cardinality.MULTIPLE : Cardinality.SINGLE,
                BaseType.IDENTIFIER,
                right,
                worth,
                true,
                several ? Optional.of(new Bounds(Share.NONE, points)) : Optional.empty());
    }
}
