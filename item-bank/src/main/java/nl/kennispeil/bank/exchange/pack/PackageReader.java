package nl.kennispeil.bank.exchange.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.Formats;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.ItemFormat;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.Surroundings;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;
import nl.kennispeil.bank.exchange.qti.QtiFormat;

/** Reads all items of one package, each by itself: what one gets wrong never stops another. */
final class PackageReader {

    /** Takes what is found, in order. */
    interface Sink {

        void item(Arrival arrival, byte[] source, Map<String, byte[]> media) throws IOException;

        /**
         * A test, after all items of its package.
         *
         * @param rules the file {@link PackageTest#RULES} beside it
         */
        void test(String shown, String path, XmlElement root, byte[] source, Optional<byte[]> rules) throws IOException;

        /** A file that is no item, and what it is. */
        void file(String shown, String what);

        /** Before each file. */
        void reading(String shown, int done, int total);
    }

    private static final Pattern TABLE = Pattern.compile("(?i).*\\.(csv|tsv|docx)");
    private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(zip|imscc|jar|gz|7z|rar)");

    private record Parsed(XmlElement root, byte[] bytes) {}

    private final Bundle bundle;
    private final Formats formats;
    private final Sink sink;
    private final List<Manifest> manifests = new ArrayList<>();
    private final Map<String, Parsed> tests = new LinkedHashMap<>();

    /** Shared texts by their path, and how many items refer to a path. */
    private final Map<String, String> stimuli = new TreeMap<>();

    private final Map<String, Integer> referred = new HashMap<>();

    /** Items that came in or were refused. */
    private int delivered;

    /** Of the item being read. */
    private final Map<String, byte[]> media = new TreeMap<>();

    PackageReader(Bundle bundle, Formats formats, Sink sink) {
        this.bundle = bundle;
        this.formats = formats;
        this.sink = sink;
    }

    void read() throws IOException {
        manifests();
        Set<String> seen = new LinkedHashSet<>();
        for (Manifest manifest : manifests) {
            for (Manifest.Resource resource : manifest.resources()) {
                if (resource.role() == Manifest.Role.ITEM) {
                    resource.target().flatMap(this::meant).ifPresent(seen::add);
                    missing(resource);
                }
            }
        }
        Set<String> listed = Set.copyOf(seen);
        bundle.paths().stream().filter(this::mayHoldItems).forEach(seen::add);
        int done = 0;
        for (String path : seen) {
            sink.reading(shown(path), done++, seen.size());
            if (!path.endsWith(Manifest.NAME)) {
                one(path, listed.contains(path));
            }
        }
        stimuli.forEach((path, title) -> {
            int items = referred.getOrDefault(path, 0);
            sink.file(
                    shown(path),
                    items == 0
                            ? "shared text \"" + title + "\" that no item refers to: it does not come in"
                            : "shared text \"" + title + "\" of " + items + " items: it comes in with them");
        });
        others();
        if (delivered == 0 && tests.isEmpty() && bundle.holdsMany()) {
            sink.item(
                    Arrival.refused(bundle.name(), bundle.name(), "holds no item or test that is read"),
                    new byte[0],
                    Map.of());
        }
        for (Map.Entry<String, Parsed> test : tests.entrySet()) {
            sink.test(
                    shown(test.getKey()),
                    test.getKey(),
                    test.getValue().root(),
                    test.getValue().bytes(),
                    rules(test.getKey()));
        }
    }

    /** In the folder of the test, or the nearest above it. */
    private Optional<byte[]> rules(String test) {
        for (int end = test.lastIndexOf('/'); ; end = test.lastIndexOf('/', end - 1)) {
            Optional<byte[]> found = bundle.file(test.substring(0, end + 1) + PackageTest.RULES);
            if (found.isPresent() || end < 0) {
                return found;
            }
        }
    }

    /** In a folder the ending says what to look at: a table or text there is more often something else than items. */
    private boolean mayHoldItems(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".xml") || name.endsWith(".gift") || isTable(path) || isGift(path) || !bundle.holdsMany();
    }

    /** Moodle calls what it writes in GIFT {@code .txt}, as everything else that is text. */
    private boolean isGift(String path) {
        return bundle.holdsMany()
                && path.toLowerCase(Locale.ROOT).endsWith(".txt")
                && bundle.file(path)
                        .map(each -> new SourceFile(path, each))
                        .flatMap(each -> formats.of(each).filter(format -> format.holdsItems(each)))
                        .isPresent();
    }

    private boolean isTable(String path) {
        return bundle.holdsMany() && TABLE.matcher(path).matches();
    }

    private void manifests() {
        for (String path : bundle.paths()) {
            if (!path.equals(Manifest.NAME) && !path.endsWith("/" + Manifest.NAME)) {
                continue;
            }
            Optional<byte[]> bytes = bundle.file(path);
            String fault = bundle.damage(path).orElse("it cannot be read");
            if (bytes.isPresent()) {
                try {
                    manifests.add(Manifest.of(SafeXml.parse(bytes.get()), path));
                    continue;
                } catch (XmlFault wrong) {
                    fault = wrong.reason();
                }
            }
            sink.file(shown(path), "manifest that cannot be read (" + fault + "): every file was looked at instead");
        }
    }

    private void missing(Manifest.Resource resource) throws IOException {
        String what = "manifest: resource " + resource.identifier() + " ";
        if (resource.href().isEmpty()) {
            refuse(resource.identifier(), what + "names no file");
        } else if (resource.target().isEmpty()) {
            refuse(resource.href(), what + "names \"" + resource.href() + "\", which is outside the package");
        } else if (meant(resource.target().get()).isEmpty()) {
            refuse(resource.target().get(), what + "names \"" + resource.href() + "\", which is not in the package");
        }
    }

    /** The file a manifest means; it may write its name with other capitals. */
    private Optional<String> meant(String path) {
        return bundle.paths().contains(path) ? Optional.of(path) : PackageNames.meant(path, bundle.paths());
    }

    private void refuse(String path, String reason) throws IOException {
        delivered++;
        sink.item(Arrival.refused(shown(path), path, reason), new byte[0], Map.of());
    }

    /** A list or letter among other files is more often something else than a table of items. */
    private void table(String path, boolean listedAsItem) throws IOException {
        Optional<byte[]> bytes = bundle.file(path);
        if (bytes.isEmpty()) {
            sink.file(shown(path), bundle.damage(path).orElse("the file cannot be read"));
            return;
        }
        SourceFile file = new SourceFile(path, bytes.get());
        Optional<ItemFormat> format = formats.of(file).filter(each -> each.holdsItems(file));
        boolean named = manifests.stream().anyMatch(each -> each.files().contains(path));
        if (format.isEmpty()) {
            if (listedAsItem) {
                refuse(path, "the manifest says it is an item; it is no table of items");
            } else if (!named) {
                sink.file(shown(path), "no table of items");
            }
        } else if (named && !listedAsItem) {
            sink.file(shown(path), "a table of items that the manifest names as material: hand it in by itself");
        } else {
            foreign(format.get(), file);
        }
    }

    private void one(String path, boolean listedAsItem) throws IOException {
        if (isTable(path)) {
            table(path, listedAsItem);
            return;
        }
        Optional<byte[]> bytes = bundle.file(path);
        if (bytes.isEmpty()) {
            refuse(path, bundle.damage(path).orElse("the file cannot be read"));
            return;
        }
        SourceFile file = new SourceFile(path, bytes.get());
        XmlElement root;
        try {
            root = SafeXml.parse(file.bytes());
        } catch (XmlFault wrong) {
            // XML that is broken is not something else by chance
            boolean xml = bundle.holdsMany() && path.toLowerCase(Locale.ROOT).endsWith(".xml");
            Optional<ItemFormat> format = xml ? Optional.empty() : formats.of(file);
            if (format.isPresent()) {
                foreign(format.get(), file);
            } else {
                refuse(path, wrong.reason());
            }
            return;
        }
        if (QtiFormat.isItem(root)) {
            Incoming item = QtiFormat.read(root, path, bundle);
            Stream.concat(
                            root.elements("assessmentStimulusRef").stream(),
                            root.elements("qti-assessment-stimulus-ref").stream())
                    .flatMap(each -> Surroundings.path(path, each.attribute("href", "")).stream())
                    .distinct()
                    .forEach(each -> referred.merge(each, 1, Integer::sum));
            Arrival arrival = arrival(file, QtiFormat.version(root), item);
            boolean outside = !listedAsItem
                    && !manifests.isEmpty()
                    && manifests.stream().noneMatch(each -> each.files().contains(path));
            Arrival told = arrival.about(about(path));
            deliver(outside ? told.noting("the manifest does not name this file") : told, file);
        } else if (TestStructure.isTest(root)) {
            tests.put(path, new Parsed(root, file.bytes()));
        } else if (bundle.holdsMany() && (root.is("assessmentStimulus") || root.is("qti-assessment-stimulus"))) {
            String title = root.attribute("title", "").strip();
            stimuli.put(path, title.isEmpty() ? root.attribute("identifier", "") : title);
        } else if (listedAsItem && !formats.of(file).isPresent()) {
            refuse(path, "the manifest says it is an item; it is <" + root.name() + ">");
        } else {
            Optional<ItemFormat> format = formats.of(file);
            if (format.isPresent()) {
                foreign(format.get(), file);
            } else if (!bundle.holdsMany()) {
                refuse(path, "<" + root.name() + "> is no item, test or package that is read");
            } else {
                sink.file(shown(path), "<" + root.name() + ">");
            }
        }
    }

    private Map<String, String> about(String path) {
        Map<String, String> about = new TreeMap<>();
        manifests.forEach(each -> each.about(path).forEach(about::putIfAbsent));
        return about;
    }

    private void foreign(ItemFormat format, SourceFile file) throws IOException {
        format.remarks(file).forEach(each -> sink.file(shown(file.path()), each));
        String name = format.name(file);
        List<Incoming> items = format.read(file, bundle);
        for (int i = 0; i < items.size(); i++) {
            if (i > 0 && !bundle.holdsMany()) {
                sink.reading(shown(file.path()), i, items.size());
            }
            deliver(arrival(file, name, QtiFormat.canonical(items.get(i))), file);
        }
    }

    private Arrival arrival(SourceFile file, String format, Incoming item) {
        media.clear();
        if (item.content().isEmpty()) {
            return new Arrival(shown(file.path()), file.path(), format, item, Map.of());
        }
        MediaPass pass = new MediaPass(bundle, file.path(), item.embedded());
        ItemContent content = ItemContent.of(pass.resolved(item.content().get().root()));
        Map<String, Element> stimuli = new TreeMap<>();
        item.stimuli().forEach((name, tree) -> stimuli.put(name, pass.resolved(tree)));
        media.putAll(pass.found());
        Incoming with = Arrival.replaced(
                item,
                Optional.of(content),
                MediaPass.both(item.notes(), pass.notes()),
                MediaPass.both(item.repairs(), pass.repairs()),
                stimuli);
        return new Arrival(shown(file.path()), file.path(), format, with, pass.names());
    }

    private void deliver(Arrival arrival, SourceFile file) throws IOException {
        delivered++;
        sink.item(arrival, file.bytes(), Map.copyOf(media));
        media.clear();
    }

    /** What is no XML: archives in the package are not opened, and files nobody names are said. */
    private void others() throws IOException {
        if (!bundle.holdsMany()) {
            return;
        }
        for (String path : bundle.paths()) {
            if (mayHoldItems(path)) {
                continue;
            }
            if (ARCHIVE.matcher(path).matches()) {
                refuse(path, "an archive inside a package is not opened: hand it in by itself");
            } else if (bundle.damage(path).isPresent()) {
                sink.file(shown(path), bundle.damage(path).get());
            } else if (!manifests.isEmpty()
                    && manifests.stream().noneMatch(each -> each.files().contains(path))) {
                sink.file(shown(path), "not named by the manifest");
            }
        }
    }

    private String shown(String path) {
        return bundle.holdsMany() ? bundle.name() + "/" + path : bundle.name();
    }
}
