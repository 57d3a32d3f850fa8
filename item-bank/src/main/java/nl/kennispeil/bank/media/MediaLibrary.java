package nl.kennispeil.bank.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The media of a bank, all in memory. Immutable, so safe for several threads.
 *
 * <p>Only types on the allow-list enter, told by their first bytes. SVG can carry scripts, so it is taken from our own
 * class path only, never from a folder.
 */
public final class MediaLibrary implements MediaFiles {

    private final Map<String, Media> byFile = new LinkedHashMap<>();
    private final Map<String, Media> byHash = new LinkedHashMap<>();

    private MediaLibrary(Collection<Media> media) {
        for (Media one : media) {
            byFile.put(one.file(), one);
            byHash.put(one.sha256(), one);
        }
    }

    /**
     * Media that ship with the program.
     *
     * @param folder class-path folder with slashes, such as {@code /demo/media}; its {@code index.txt} names one file
     *     per line
     * @throws IllegalArgumentException when a named file is missing or of a type that is not allowed
     */
    public static MediaLibrary ofClassPath(String folder) {
        String index = new String(resource(folder + "/index.txt"), StandardCharsets.UTF_8);
        return new MediaLibrary(index.lines()
                .filter(file -> !file.isBlank())
                .map(file -> media(file, resource(folder + "/" + file), true))
                .toList());
    }

    /**
     * All files directly in a folder.
     *
     * @throws IllegalArgumentException when a file is of a type that is not allowed, SVG included
     */
    public static MediaLibrary ofFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            return new MediaLibrary(sorted.stream()
                    .map(path -> media(String.valueOf(path.getFileName()), read(path), false))
                    .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException("media folder " + folder + " cannot be listed", failed);
        }
    }

    @Override
    public Optional<Media> byFile(String file) {
        return Optional.ofNullable(byFile.get(file));
    }

    @Override
    public Optional<Media> byHash(String sha256) {
        return Optional.ofNullable(byHash.get(sha256));
    }

    /** All media, in the order of the index or of the file names. */
    public List<Media> all() {
        return List.copyOf(byFile.values());
    }

    private static Media media(String file, byte[] bytes, boolean own) {
        MediaType type = MediaType.sniff(bytes)
                .filter(sniffed -> own || sniffed != MediaType.SVG)
                .orElseThrow(() -> new IllegalArgumentException("media file " + file
                        + " is of no allowed type: allowed are png, jpeg, webm, mp4, vtt, and svg that ships with the"
                        + " program"));
        return new Media(Media.hash(bytes), type.mime, bytes, file);
    }

    private static byte[] resource(String name) {
        try (InputStream in = MediaLibrary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("media file " + name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException("media file " + name + " cannot be read", failed);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("media file " + file + " cannot be read", failed);
        }
    }
}
