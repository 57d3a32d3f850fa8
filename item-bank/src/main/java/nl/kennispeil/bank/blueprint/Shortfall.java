package nl.kennispeil.bank.blueprint;

/**
 * Why no form can meet a blueprint.
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
        /** This assembler does not know such a demand. */
        NOT_SUPPORTED,
        /** No bound is broken, and yet nothing was found. */
        NOT_FOUND
    }
}
