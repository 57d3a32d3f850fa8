package nl.kennispeil.bank.exchange;

import java.util.Optional;

/** The other files of the package an item came in; nothing outside it can be reached. */
public interface Surroundings {

    /** No other files. */
    Surroundings NONE = path -> Optional.empty();

    /**
     * Another file, whole.
     *
     * @param path its path inside the package, with slashes, no dots
     * @return empty when there is none, or it is too large or damaged
     */
    Optional<byte[]> file(String path);

    /**
     * The path inside the package of what a file refers to.
     *
     * @param from path of the file that refers
     * @param reference a relative reference; a query or fragment is left out, escapes are resolved
     * @return empty when it is not relative or leads outside the package
     */
    static Optional<String> path(String from, String reference) {
        return References.path(from, reference);
    }
}
