package nl.kennispeil.bank.exchange.html;

import java.util.Optional;

/** Says under what name a tree may show a picture, film or sound; nothing is ever fetched. */
@FunctionalInterface
public interface Pictures {

    /**
     * The name to use in the tree.
     *
     * @param source as it stood in the HTML: a path, an address, a data URI
     * @return empty when it may not be shown
     */
    Optional<String> name(String source);

    /** No picture at all. */
    static Pictures none() {
        return source -> Optional.empty();
    }

    /** Paths inside a package, as they stand; never an address outside it. */
    static Pictures local() {
        return source -> isLocal(source) ? Optional.of(source) : Optional.empty();
    }

    /** True for a relative path without a scheme, a host, or a way up. */
    static boolean isLocal(String source) {
        String path = source.strip();
        return !path.isEmpty()
                && !path.startsWith("/")
                && !path.startsWith("\\")
                && !path.startsWith("#")
                && !path.contains("..")
                && path.chars().noneMatch(character -> character < ' ')
                && !path.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*");
    }
}
