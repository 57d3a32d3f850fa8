package nl.kennispeil.bank.exchange.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/** Where media that come in are put, each once, under a name of its content. */
final class MediaShelf {

    private final Path folder;
    private final Set<String> names = new TreeSet<>();

    /** @param folder is made when the first file comes */
    MediaShelf(Path folder) {
        this.folder = folder;
    }

    void put(String name, byte[] bytes) throws IOException {
        if (names.add(name)) {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), bytes);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
