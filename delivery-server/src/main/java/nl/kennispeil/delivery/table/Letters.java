package nl.kennispeil.delivery.table;

/** Option letters as bits: A is bit 0. */
final class Letters {

    private Letters() {}

    /** The options named, such as {@code AC}; −1 when something else stands there or a letter stands twice. */
    static int bits(String letters) {
        int bits = 0;
        for (int i = 0; i < letters.length(); i++) {
            int option = Character.toUpperCase(letters.charAt(i)) - 'A';
            if (option < 0 || option >= Key.MOST_OPTIONS || (bits >> option & 1) == 1) {
                return -1;
            }
            bits |= 1 << option;
        }
        return bits;
    }

    static char of(int option) {
        return (char) ('A' + option);
    }
}
