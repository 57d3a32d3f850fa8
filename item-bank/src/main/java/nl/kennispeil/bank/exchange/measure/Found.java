package nl.kennispeil.bank.exchange.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;
import nl.kennispeil.bank.exchange.qti.QtiFormat;
import nl.kennispeil.bank.exchange.qti12.Qti12Format;

/**
 * One item of a folder.
 *
 * @param name file, and for QTI 1.2 the item in it; relative to the folder
 * @param version such as {@code qti22}
 * @param interactions names as in QTI 2; {@code (none)} when it has none
 * @param item what came of it
 */
record Found(String name, String version, Set<String> interactions, Incoming item) {

    /**
     * Everything that was found.
     *
     * @param items by name
     * @param broken files that are not well-formed, but speak of items
     */
    record All(List<Found> items, int broken) {}

    /** Reads every file of a folder, at any depth. */
    static All in(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(each -> each.toString().endsWith(".xml"))
                    .filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
            List<Optional<List<Found>>> read =
                    files.stream().map(each -> read(folder, each)).toList();
            return new All(
                    read.stream()
                            .flatMap(Optional::stream)
                            .flatMap(List::stream)
                            .toList(),
                    (int) read.stream().filter(Optional::isEmpty).count());
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /** The items of a file, none when it holds something else; empty when it is broken. */
    private static Optional<List<Found>> read(Path folder, Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String name = folder.relativize(file).toString().replace('\\', '/');
        XmlElement root;
        try {
            root = SafeXml.parse(bytes);
        } catch (XmlFault notWellFormed) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            boolean items = Stream.of("assessmentItem", "qti-assessment-item", "<questestinterop")
                    .anyMatch(text::contains);
            return items ? Optional.empty() : Optional.of(List.of());
        }
        if (root.is("questestinterop")) {
            return Optional.of(new Qti12Format()
                    .read(new SourceFile(name, bytes)).stream()
                            .filter(each -> each.content().isPresent() || isItem(root, each))
                            .map(each -> each.content().isEmpty() ? each : QtiFormat.canonical(each))
                            .map(each -> new Found(
                                    name + "#" + each.identifier(), "qti12", names(each, Set.of("(none)")), each))
                            .toList());
        } else if (QtiFormat.isItem(root)) {
            Incoming item = QtiFormat.read(root, name, path -> beside(folder, path));
            return Optional.of(List.of(new Found(name, QtiFormat.version(root), names(item, named(root)), item)));
        }
        return Optional.of(List.of());
    }

    /** Not a pointer at an item of a bank that is another file, nor a whole file without items. */
    private static boolean isItem(XmlElement root, Incoming refused) {
        return root.walk()
                .anyMatch(each -> each.is("item")
                        && !refused.identifier().isEmpty()
                        && each.attribute("ident", "").equals(refused.identifier()));
    }

    private static Set<String> names(Incoming item, Set<String> refused) {
        Set<String> names = item.content().stream()
                .flatMap(each -> each.interactions().stream())
                .map(each -> QtiFormat.interactionName(each.kind()))
                .collect(Collectors.toCollection(TreeSet::new));
        return item.content().isEmpty() ? refused : names.isEmpty() ? Set.of("(none)") : names;
    }

    /** Interactions by what the file holds, so that refused items count in their rows too. */
    private static Set<String> named(XmlElement root) {
        Set<String> names = root.walk()
                .map(XmlElement::name)
                .filter(each -> each.endsWith("Interaction"))
                .collect(Collectors.toCollection(TreeSet::new));
        return names.isEmpty() ? Set.of("(none)") : names;
    }

    private static Optional<byte[]> beside(Path folder, String path) {
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Files.size(file) > SafeXml.MAX_BYTES ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
