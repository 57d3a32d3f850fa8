package nl.kennispeil.bank.exchange.measure;

/** Counts of one row of the table. */
final class Tally {

    int files;
    int imported;
    int repair;
    int refused;
    int equal3;
    int equal22;
    int scorable;
    int keyed;
    int declared;
    int wrong;

    String cells() {
        return files + " | " + imported + " | " + repair + " | " + refused + " | " + equal3 + " of " + imported + " | "
                + equal22 + " of " + imported + " | " + scorable + " | " + declared + " of " + keyed + " | " + wrong;
    }
}
