package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.List;

/**
 * Why no form can meet a blueprint, or what a form that was made misses.
 *
 * @param kind what is wrong
 * @param about which demand, as {@link Constraint#about()}, or a column
 * @param wanted what it takes
 * @param there what there is at best
 */
public record Shortfall(Kind kind, String about, double wanted, double there) {

    /** What is wrong. */
    public enum Kind {
        /** Fewer usable items than the form is long. */
        TOO_FEW_ITEMS,
        /** Fewer usable items in a cell than it takes. */
        TOO_FEW_IN_CELL,
        /** So few items outside a cell that more than allowed must come from it. */
        TOO_MANY_FORCED,
        /** The cells of a column ask more together than the form is long. */
        MINIMA_TOO_LARGE,
        /** The cells of a column allow fewer together than the form is long. */
        MAXIMA_TOO_SMALL,
        /** Even the items with the smallest or largest numbers give too much or too little. */
        SUM_OUT_OF_REACH,
        /** At most one item of each set of enemies leaves too few. */
        TOO_MANY_ENEMIES,
        /** Too few items outside an earlier form. */
        TOO_MUCH_OVERLAP,
        /** What was chosen by hand is more than is allowed already. */
        CHOSEN_TOO_MANY,
        /** A form was made, and has fewer than it takes. */
        FOUND_TOO_FEW,
        /** A form was made, and has more than is allowed. */
        FOUND_TOO_MANY,
        /** A form was made, and so many of its items do not tell the number that is asked. */
        NOT_KNOWN
    }

    /** What a form misses, in the order of its blueprint. */
    static List<Shortfall> of(Coverage coverage) {
        List<Shortfall> reasons = new ArrayList<>();
        row(coverage.length(), reasons);
        coverage.rows().forEach(each -> row(each, reasons));
        coverage.unasked().forEach(each -> reasons.add(new Shortfall(Kind.FOUND_TOO_MANY, each, 0, 1)));
        return reasons;
    }

    private static void row(Coverage.Row row, List<Shortfall> reasons) {
        switch (row.standing()) {
            case SHORT -> reasons.add(new Shortfall(Kind.FOUND_TOO_FEW, row.about(), row.min(), row.got()));
            case OVER -> reasons.add(new Shortfall(Kind.FOUND_TOO_MANY, row.about(), row.max(), row.got()));
            case UNKNOWN -> reasons.add(new Shortfall(Kind.NOT_KNOWN, row.about(), 0, row.unknown()));
            case MET -> {}
        }
    }
}
