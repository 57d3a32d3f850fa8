package nl.kennispeil.bank.exchange.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A folder, or one file of it with what stands beside and below it. Links are not followed. */
final class FolderBundle implements Bundle {

    private final Path folder;
    private final String name;
    private final boolean many;
    private final Set<String> paths;
    private final Map<String, Path> files = new TreeMap<>();

    private FolderBundle(Path folder, String name, boolean many, Set<String> paths) {
        this.folder = folder;
        this.name = name;
        this.many = many;
        this.paths = paths;
    }

    /** @throws PackageFault when it holds more than may come in */
    static FolderBundle of(Path folder) throws IOException, PackageFault {
        Set<String> paths = new TreeSet<>();
        Path root = folder.toRealPath();
        String name = String.valueOf(root.getFileName());
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !attributes.isSymbolicLink()) {
                    paths.add(root.relativize(file).toString().replace('\\', '/'));
                }
                return paths.size() > MAX_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        if (paths.size() > MAX_FILES) {
            throw new PackageFault("the folder holds more than " + MAX_FILES + " files, which is what is allowed");
        }
        return new FolderBundle(root, name, true, paths);
    }

    static FolderBundle ofFile(Path file) throws IOException {
        Path real = file.toRealPath();
        String name = String.valueOf(real.getFileName());
        Path folder = real.getParent();
        return new FolderBundle(folder == null ? real : folder, name, false, new TreeSet<>(Set.of(name)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean holdsMany() {
        return many;
    }

    @Override
    public Set<String> paths() {
        return Collections.unmodifiableSet(paths);
    }

    @Override
    public Optional<byte[]> file(String path) {
        Path target = files.computeIfAbsent(path, each -> folder.resolve(each).normalize());
        if (!target.startsWith(folder) || !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            // A folder on the way may be a link, too.
            if (!target.toRealPath().startsWith(folder) || Files.size(target) > MAX_FILE) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(target)) {
                byte[] bytes = in.readNBytes((int) MAX_FILE + 1);
                return bytes.length > MAX_FILE ? Optional.empty() : Optional.of(bytes);
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> damage(String path) {
        try {
            long size = Files.size(folder.resolve(path));
            return size > MAX_FILE
                    ? Optional.of("the file is " + size + " bytes: allowed are " + MAX_FILE)
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of("the file cannot be read");
        }
    }

    @Override
    public void close() {}
}
