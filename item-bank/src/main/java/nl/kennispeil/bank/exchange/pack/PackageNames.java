package nl.kennispeil.bank.exchange.pack;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of files in a package. */
final class PackageNames {

    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);
    private static final int MAX_LENGTH = 500;

    private PackageNames() {}

    /**
     * The path with slashes.
     *
     * @throws PackageFault when no honest package has such a name
     */
    static String checked(String name) throws PackageFault {
        String path = name.replace('\\', '/');
        String shown = "\"" + name.replaceAll("\\p{Cntrl}", "?") + "\"";
        if (name.chars().anyMatch(c -> c < 32 || c == 127)) {
            throw new PackageFault("the name " + shown + " holds characters that no name has");
        }
        if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
            throw new PackageFault("the name " + shown + " is absolute: a package holds its own files only");
        }
        if (path.length() > MAX_LENGTH) {
            throw new PackageFault("a name of " + path.length() + " characters: allowed are " + MAX_LENGTH);
        }
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                throw new PackageFault("the name " + shown + " leads out of the package");
            }
        }
        String clean = path.replaceAll("/\\./", "/").replaceAll("^\\./", "").replaceAll("/+", "/");
        if (clean.isEmpty()) {
            throw new PackageFault("a file of the package has no name");
        }
        return clean;
    }

    /** What macOS and Windows leave in archives, which nobody put there. */
    static boolean litter(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return path.startsWith("__MACOSX/")
                || name.startsWith("._")
                || name.equals(".DS_Store")
                || name.equalsIgnoreCase("Thumbs.db")
                || name.equalsIgnoreCase("desktop.ini");
    }

    /** The one of these paths that is meant, when it is written with other capitals or accents; empty when none or several. */
    static Optional<String> meant(String path, Collection<String> paths) {
        String wanted = Normalizer.normalize(path, Normalizer.Form.NFC);
        List<String> found = paths.stream()
                .filter(each -> Normalizer.normalize(each, Normalizer.Form.NFC).equalsIgnoreCase(wanted))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** A name that every file system takes, of one part. */
    static String safe(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.+", "_");
        if (safe.isEmpty() || safe.matches("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?")) {
            safe = "_" + safe;
        }
        return safe.length() <= 80 ? safe : safe.substring(0, 80);
    }
}
