package nl.kennispeil.bank.exchange.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.exchange.qti.QtiWriter;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;

/** Writes items as one QTI package: items, shared stimuli, media and a manifest. The same items are the same bytes. */
public final class ExportPackage implements AutoCloseable {

    private static final List<String> REFERENCES = List.of("src", "data", "poster", "href");

    /** Zip keeps no zone; a fixed time makes the same package the same bytes. */
    private static final LocalDateTime WRITTEN = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Finds a file of the media library by its name; empty when it is not there. */
    public interface Library {
        Optional<byte[]> media(String name) throws IOException;
    }

    /**
     * An item that was written, or not.
     *
     * @param path in the package
     * @param xml as written
     * @param left what this version cannot say, or media that were missing
     */
    public record Exported(String path, String xml, List<String> left) {
        public Exported {
            left = List.copyOf(left);
        }
    }

    /** @param about what is said about it, as XML; empty for what is no item */
    private record Resource(String identifier, String type, String path, Set<String> needs, String about) {}

    private final Target target;
    private final Library library;
    private final ZipOutputStream zip;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> stimuli = new TreeMap<>();
    private final Set<String> media = new TreeSet<>();
    private final List<Resource> resources = new ArrayList<>();

    public ExportPackage(OutputStream out, Target target, Library library) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.target = target;
        this.library = library;
    }

    /**
     * Writes a package to a file, whole or not at all.
     *
     * @param items in order
     * @return what became of each
     */
    public static List<Exported> write(List<ItemFile> items, Path file, Target target, Library library)
            throws IOException {
        return write(items, file, target, library, new TreeMap<>());
    }

    /** Likewise; {@code beside} gets the other XML files of the package: stimuli and manifest, by path. */
    public static List<Exported> write(
            List<ItemFile> items, Path file, Target target, Library library, Map<String, String> beside)
            throws IOException {
        Path whole = file.toAbsolutePath();
        Path work = Files.createTempFile(whole.getParent(), ".export-", ".zip");
        try {
            List<Exported> exported = new ArrayList<>();
            try (ExportPackage pack = new ExportPackage(Files.newOutputStream(work), target, library)) {
                for (ItemFile item : items) {
                    exported.add(pack.add(item));
                }
                pack.stimuli.forEach((xml, path) -> beside.put(path, xml));
                beside.put(Manifest.NAME, pack.manifest());
            }
            Files.move(work, whole, StandardCopyOption.REPLACE_EXISTING);
            return exported;
        } finally {
            Files.deleteIfExists(work);
        }
    }

    /** Adds an item with its stimuli and media. */
    public Exported add(ItemFile item) throws IOException {
        List<String> left = new ArrayList<>();
        Set<String> needs = new TreeSet<>();
        Map<String, String> places = new TreeMap<>();
        for (Map.Entry<String, Element> each : item.stimuli().entrySet()) {
            places.put(each.getKey(), stimulus(each.getKey(), each.getValue(), needs, left));
        }
        Element root = linked(item.content().root(), places, needs, left);
        QtiWriter.Written written = QtiWriter.write(root, target);
        left.addAll(written.left());
        String path = free("items/", item.identifier());
        put(path, written.xml().getBytes(StandardCharsets.UTF_8));
        String type = target == Target.QTI3 ? "imsqti_item_xmlv3p0" : "imsqti_item_xmlv2p2";
        resources.add(new Resource("I" + resources.size(), type, path, needs, PackageMetadata.xml(item)));
        return new Exported(path, written.xml(), left);
    }

    /** Adds a test over items that were added before. */
    public void add(PackageTest test) throws IOException {
        Set<String> needs = new TreeSet<>();
        test.places().forEach(each -> needs.add(each.path()));
        String path = free("tests/", test.identifier());
        put(path, test.xml(target).getBytes(StandardCharsets.UTF_8));
        String type = target == Target.QTI3 ? "imsqti_test_xmlv3p0" : "imsqti_test_xmlv2p2";
        resources.add(new Resource("T" + resources.size(), type, path, needs, ""));
    }

    /** Adds a file that QTI has no name for, for those who know it. */
    public void add(String path, byte[] bytes) throws IOException {
        if (!taken.add(path.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("file " + path + " is in the package already");
        }
        put(path, bytes);
        resources.add(new Resource("F" + resources.size(), "webcontent", path, Set.of(), ""));
    }

    private String stimulus(String identifier, Element tree, Set<String> needs, List<String> left) throws IOException {
        Set<String> own = new TreeSet<>();
        Element root = linked(tree, Map.of(), own, left);
        QtiWriter.Written written = QtiWriter.write(root, target);
        left.addAll(written.left());
        String known = stimuli.get(written.xml());
        if (known == null) {
            known = free("stimuli/", identifier);
            stimuli.put(written.xml(), known);
            put(known, written.xml().getBytes(StandardCharsets.UTF_8));
            String type = target == Target.QTI3 ? "imsqti_stimulus_xmlv3p0" : "imsqti_stimulus_xmlv2p2";
            resources.add(new Resource("S" + resources.size(), type, known, own, ""));
        }
        needs.add(known);
        return known;
    }

    /** The tree with references as they stand in the package. */
    private Element linked(Element root, Map<String, String> places, Set<String> needs, List<String> left)
            throws IOException {
        Set<String> wanted = new TreeSet<>();
        root.walk().forEach(each -> {
            REFERENCES.forEach(
                    name -> each.attribute(name).filter(ExportPackage::isMedia).ifPresent(wanted::add));
            if (each.is("qti-file-href") && isMedia(each.text())) {
                wanted.add(each.text());
            }
        });
        for (String name : wanted) {
            Optional<byte[]> bytes = media.contains(name) ? Optional.of(new byte[0]) : library.media(name);
            if (bytes.isEmpty()) {
                left.add("media " + name + " is not in the library");
            } else {
                if (media.add(name)) {
                    put("media/" + name, bytes.get());
                    resources.add(new Resource("M" + resources.size(), "webcontent", "media/" + name, Set.of(), ""));
                }
                needs.add("media/" + name);
            }
        }
        return root.rewrite(each -> {
            if (each.is("qti-assessment-stimulus-ref")) {
                String place = places.get(each.attribute("identifier", ""));
                return place == null ? each : each.with("href", "../" + place);
            }
            if (each.is("qti-file-href") && isMedia(each.text())) {
                return Element.text(each.name(), each.attributes(), "../media/" + each.text());
            }
            Element changed = each;
            for (String name : REFERENCES) {
                Optional<String> value = each.attribute(name).filter(ExportPackage::isMedia);
                if (value.isPresent()) {
                    changed = changed.with(name, "../media/" + value.get());
                }
            }
            return changed;
        });
    }

    private static boolean isMedia(String reference) {
        return reference.matches("[0-9a-f]{64}\\.[a-z0-9]{2,5}");
    }

    private String free(String folder, String identifier) {
        String safe = PackageNames.safe(identifier);
        String path = folder + safe + ".xml";
        for (int n = 2; !taken.add(path.toLowerCase(Locale.ROOT)); n++) {
            path = folder + safe + "-" + n + ".xml";
        }
        return path;
    }

    private void put(String path, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(WRITTEN);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Writes the manifest and ends the package. */
    @Override
    public void close() throws IOException {
        put(Manifest.NAME, manifest().getBytes(StandardCharsets.UTF_8));
        zip.close();
    }

    private String manifest() {
        boolean modern = target == Target.QTI3;
        Map<String, String> identifiers = new TreeMap<>();
        resources.forEach(each -> identifiers.put(each.path, each.identifier));
        StringBuilder xml = new StringBuilder();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"")
                .append(
                        modern
                                ? "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
                                : "http://www.imsglobal.org/xsd/imscp_v1p1")
                .append("\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"")
                .append(
                        modern
                                ? "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
                                        + " https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd"
                                : "http://www.imsglobal.org/xsd/imscp_v1p1"
                                        + " http://www.imsglobal.org/xsd/qti/qtiv2p2/qtiv2p2_imscpv1p2_v1p0.xsd")
                .append("\" identifier=\"MANIFEST-kennispeil\">\n  <metadata><schema>")
                .append(modern ? "QTI Package" : "QTIv2.2 Package")
                .append("</schema><schemaversion>")
                .append(modern ? "3.0.0" : "1.0.0")
                .append("</schemaversion></metadata>\n  <organizations/>\n  <resources>\n");
        for (Resource each : resources) {
            xml.append("    <resource identifier=\"")
                    .append(each.identifier)
                    .append("\" type=\"")
                    .append(each.type);
            xml.append("\" href=\"")
                    .append(each.path)
                    .append("\">")
                    .append(each.about)
                    .append("<file href=\"")
                    .append(each.path)
                    .append("\"/>");
            for (String need : each.needs) {
                xml.append("<dependency identifierref=\"")
                        .append(identifiers.get(need))
                        .append("\"/>");
            }
            xml.append("</resource>\n");
        }
        return xml.append("  </resources>\n</manifest>\n").toString();
    }
}
