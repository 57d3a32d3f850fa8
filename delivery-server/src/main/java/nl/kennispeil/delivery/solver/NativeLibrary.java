package nl.kennispeil.delivery.solver;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The libraries of OR-Tools for the machine this runs on, out of the jar and into the process that asks. */
final class NativeLibrary {

    private static final String FIRST = "libjniortools.so";

    private NativeLibrary() {}

    /** The folder in the jar that fits this machine; null where none does. */
    static @Nullable String folder() {
        return folder(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static @Nullable String folder(String system, String processor) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
            return null;
        }
        return switch (processor.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x86-64" -> "ortools-linux-x86-64";
            case "aarch64", "arm64" -> "ortools-linux-aarch64";
            default -> null;
        };
    }

    /** True when this build holds libraries for this machine. */
    static boolean present() {
        String folder = folder();
        return folder != null && resource(folder) != null;
    }

    /**
     * Unpacks (67 to 76 MB) and loads, and takes the files away again: what is loaded needs them no more, so a process
     * that is killed leaves nothing behind.
     *
     * @param into an empty folder from which programs may be run
     * @throws IOException when nothing fits this machine or the folder cannot hold it
     */
    static void load(Path into) throws IOException {
        String folder = folder();
        URL first = folder == null ? null : resource(folder);
        if (folder == null || first == null) {
            throw new IOException("there is no native solver for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch"));
        }
        try {
            URLConnection connection = first.openConnection();
            if (!(connection instanceof JarURLConnection jar)) {
                throw new IOException("the native solver is not in a jar");
            }
            jar.setUseCaches(false);
            try (JarFile file = jar.getJarFile()) {
                for (JarEntry entry : Collections.list(file.entries())) {
                    String name = entry.getName();
                    if (name.startsWith(folder + "/") && name.matches("[A-Za-z0-9_-]+/lib[A-Za-z0-9._-]+")) {
                        try (InputStream in = file.getInputStream(entry)) {
                            Files.copy(in, into.resolve(name.substring(folder.length() + 1)));
                        }
                    }
                }
            }
            // it finds the others beside itself
            System.load(into.resolve(FIRST).toAbsolutePath().toString());
        } finally {
            empty(into);
        }
    }

    /** Takes away a folder and the files in it; what cannot be taken away stays. */
    static void empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path each : files) {
                Files.deleteIfExists(each);
            }
        }
        Files.deleteIfExists(folder);
    }

    private static @Nullable URL resource(String folder) {
        return NativeLibrary.class.getClassLoader().getResource(folder + "/" + FIRST);
    }
}
