package nl.kennispeil.delivery.table;

/**
 * How much of a file is read before it is refused.
 *
 * @param bytes of the whole file
 * @param lineBytes of one line
 * @param rows below the header
 * @param columns of the header
 */
record Limits(long bytes, int lineBytes, int rows, int columns) {

    static final Limits USUAL = new Limits(1L << 30, 4 << 20, 1_000_000, 5_000);
}
