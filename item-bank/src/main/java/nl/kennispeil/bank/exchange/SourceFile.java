package nl.kennispeil.bank.exchange;

/**
 * A file that was handed in, whole.
 *
 * @param path its path inside the package, with slashes, or its name
 * @param bytes content, not to be changed; already bounded in size
 */
public record SourceFile(
        String path,
        @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {

    @Override
    public String toString() {
        return path + " (" + bytes.length + " bytes)";
    }
}
