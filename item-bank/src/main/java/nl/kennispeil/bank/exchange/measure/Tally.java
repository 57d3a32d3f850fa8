package nl.kennispeil.bank.exchange.measure;

/** Counts of one row of the table. */
final class Tally {

    /** Heads of the columns, in the order of {@link #cells}. */
    static final String HEAD = "items | imported | of which repair | refused | 3.0 and back equal"
            + " | 2.2 and back equal | scorable | scored as declared | responses scored identically | silently wrong";

    int files;
    int imported;
    int repair;
    int refused;
    int equal3;
    int equal22;
    int scorable;
    int keyed;
    int declared;
    int compared;
    int same;
    int wrong;

    String cells() {
        return files + " | " + imported + " | " + repair + " | " + refused + " | " + equal3 + " of " + imported + " | "
                + equal22 + " of " + imported + " | " + scorable + " | " + declared + " of " + keyed + " | " + same
                + " of " + compared + " | " + wrong;
    }
}
