package nl.kennispeil.delivery.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a table comes from, and how messages call it. */
public final class Source {

    private static final String STDIN = "-";

    /** Opens the bytes; called once. */
    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    private final String name;
    private final Opening opening;

    private Source(String name, Opening opening) {
        this.name = name;
        this.opening = opening;
    }

    /** A file; standard input for {@code -}. */
    public static Source of(Path file) {
        return file.toString().equals(STDIN)
                ? new Source("standard input", () -> System.in)
                : new Source(file.toString(), () -> open(file));
    }

    /** A text that is at hand. */
    public static Source ofText(String name, String text) {
        return new Source(name, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    public String name() {
        return name;
    }

    InputStream open() throws IOException {
        return opening.open();
    }

    private static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new TableException(file + ": is a folder, allowed is a file");
        }
        if (!Files.isReadable(file)) {
            throw new TableException(file + ": there is no such file that can be read");
        }
        return Files.newInputStream(file);
    }
}
