package nl.kennispeil.bank.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/** References inside a package. */
final class References {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private References() {}

    static Optional<String> path(String from, String reference) {
        String bare = reference.strip().replaceFirst("[?#].*$", "").replace('\\', '/');
        if (bare.isEmpty() || bare.startsWith("/") || SCHEME.matcher(bare).matches()) {
            return Optional.empty();
        }
        int folder = from.lastIndexOf('/');
        String full = (folder < 0 ? "" : from.substring(0, folder + 1)) + unescaped(bare);
        Deque<String> parts = new ArrayDeque<>();
        for (String part : full.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return parts.isEmpty() || full.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(String.join("/", parts));
    }

    private static String unescaped(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return path;
        }
    }
}
