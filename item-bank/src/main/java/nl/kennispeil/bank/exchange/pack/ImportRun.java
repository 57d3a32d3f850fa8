package nl.kennispeil.bank.exchange.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.kennispeil.bank.content.Deliverable;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.Formats;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.qti.QtiFormat;

/**
 * Brings files in and leaves a folder behind: {@code report.json}, an {@link ItemFile} per item, {@code media/},
 * {@code source/} with the files byte for byte, and {@code tests/}. All is made beside the folder first, so that a run
 * that breaks leaves nothing.
 */
public final class ImportRun {

    public static final String FORMAT = "kennispeil-import/1";
    private static final String REPORT = "report.json";
    private static final Set<String> FOLDERS = Set.of("media", "source", "tests");
    private static final int LARGEST_RULES = 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Is told how far the run is. */
    public interface Watch {
        void reading(String file, int done, int total);
    }

    /**
     * What came of it.
     *
     * @param imported items that came in, those for repair included
     * @param repair of those, how many wait for repair
     * @param refused items or files that did not come in
     * @param replaced true when the folder held an earlier import, which is gone
     */
    public record Outcome(int imported, int repair, int refused, boolean replaced) {}

    private final Path work;
    private final Formats formats;
    private final Watch watch;
    private final MediaShelf shelf;
    private final ArrayNode items = JSON.createArrayNode();
    private final ArrayNode tests = JSON.createArrayNode();
    private final ArrayNode files = JSON.createArrayNode();
    private final Set<String> taken = new HashSet<>(Set.of("report"));
    private final Map<String, String> kept = new TreeMap<>();
    private int imported;
    private int repair;
    private int refused;

    private ImportRun(Path work, Formats formats, Watch watch) {
        this.work = work;
        this.formats = formats;
        this.watch = watch;
        this.shelf = new MediaShelf(work.resolve("media"));
    }

    /**
     * Runs.
     *
     * @param given archives, folders and single files
     * @throws IllegalArgumentException when {@code out} holds something else than an earlier import
     */
    public static Outcome run(List<Path> given, Path out, Formats formats, Watch watch) throws IOException {
        boolean replaces = requireOurs(out);
        Path whole = out.toAbsolutePath().normalize();
        Path above = whole.getParent() == null ? whole : whole.getParent();
        Files.createDirectories(above);
        Path work = Files.createTempDirectory(above, ".importing-");
        try {
            ImportRun run = new ImportRun(work, formats, watch);
            for (Path each : given) {
                run.one(each);
            }
            run.report();
            Files.createDirectories(whole);
            clear(whole);
            try (DirectoryStream<Path> made = Files.newDirectoryStream(work)) {
                for (Path each : made) {
                    Files.move(each, whole.resolve(each.getFileName()));
                }
            }
            return new Outcome(run.imported, run.repair, run.refused, replaces);
        } finally {
            delete(work);
        }
    }

    private void one(Path given) throws IOException {
        String name = String.valueOf(given.getFileName());
        try (Bundle bundle = open(given)) {
            new PackageReader(bundle, formats, new Writing(bundle.name())).read();
        } catch (PackageFault fault) {
            refused(name, "", "", fault.reason());
        }
    }

    private static Bundle open(Path given) throws IOException, PackageFault {
        if (Files.isDirectory(given)) {
            return FolderBundle.of(given);
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(given)) {
            start = in.readNBytes(4);
        }
        boolean zip = start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] < 9 && start[3] < 9;
        boolean office =
                String.valueOf(given.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.(docx|xlsx|odt|ods)");
        return zip && !office ? ZipBundle.open(given) : FolderBundle.ofFile(given);
    }

    private void refused(String file, String identifier, String title, String reason) {
        refused++;
        ObjectNode row = items.addObject();
        row.put("file", file);
        row.put("identifier", identifier);
        row.put("title", title);
        row.put("status", "refused");
        row.put("reason", reason);
        row.putArray("interactions");
        row.put("scorable", false);
    }

    private final class Writing implements PackageReader.Sink {

        private final String bundle;
        private final Map<String, String> canonical = new TreeMap<>();

        /** A file of thousands of items arrives here with each of them. */
        private byte[] hashed = new byte[0];

        private String hash = "";

        Writing(String bundle) {
            this.bundle = bundle;
        }

        @Override
        public void item(Arrival arrival, byte[] source, Map<String, byte[]> media) throws IOException {
            Incoming item = arrival.item();
            if (item.content().isEmpty()) {
                refused(arrival.shown(), item.identifier(), item.title(), item.reason());
                return;
            }
            ItemContent content = item.content().get();
            List<String> repairs = new ArrayList<>(item.repairs());
            // what a package says of itself is not washed away by its travels
            Map<String, String> metadata = new TreeMap<>(item.metadata());
            Stream.concat(
                            Deliverable.obstacles(content).stream(),
                            metadata.getOrDefault(Metadata.REPAIRS, "").lines())
                    .map(String::strip)
                    .filter(each -> !each.isEmpty() && !repairs.contains(each))
                    .forEach(repairs::add);
            metadata.remove(Metadata.REPAIRS);
            for (Map.Entry<String, byte[]> each : media.entrySet()) {
                shelf.put(each.getKey(), each.getValue());
            }
            ItemFile file = new ItemFile(
                    item.identifier(),
                    content,
                    item.notes(),
                    repairs,
                    new ItemFile.Source(arrival.path(), arrival.format(), hash(source), keep(arrival.shown(), source)),
                    arrival.media(),
                    item.stimuli(),
                    metadata);
            String name = free(item.identifier());
            Files.writeString(work.resolve(name), file.write());
            canonical.put(arrival.path(), name);
            imported++;
            repair += repairs.isEmpty() ? 0 : 1;
            ObjectNode row = items.addObject();
            row.put("file", arrival.shown());
            row.put("identifier", item.identifier());
            row.put("title", item.title());
            row.put("status", "imported");
            row.put("reason", "");
            ArrayNode interactions = row.putArray("interactions");
            content.interactions().forEach(each -> interactions.add(QtiFormat.interactionName(each.kind())));
            row.put("scorable", QtiFormat.scorable(content));
            row.put("repair", !repairs.isEmpty());
            repairs.forEach(row.putArray("repairs")::add);
            item.notes().forEach(row.putArray("notes")::add);
            row.put("format", arrival.format());
            row.put("type", content.type().name());
            row.put("canonical", name);
        }

        @SuppressWarnings("ReferenceEquality")
        private String hash(byte[] source) {
            if (hashed != source || hash.isEmpty()) {
                hashed = source;
                hash = MediaShelf.sha256(source);
            }
            return hash;
        }

        @Override
        public void test(String shown, String path, XmlElement root, byte[] source, Optional<byte[]> rules)
                throws IOException {
            TestStructure structure = new TestStructure(path, canonical);
            ObjectNode test = structure.of(root);
            test.put("sha256", MediaShelf.sha256(source));
            rules.ifPresent(bytes -> own(bytes, test));
            Files.createDirectories(work.resolve("tests"));
            String name = "tests/" + free("tests/" + PackageNames.safe(root.attribute("identifier", "test")));
            name = name.replaceFirst("^tests/tests_", "tests/");
            Files.writeString(work.resolve(name), JSON.writeValueAsString(test));
            keep(shown, source);
            ObjectNode row = tests.addObject();
            row.put("file", shown);
            row.put("identifier", root.attribute("identifier", ""));
            row.put("title", root.attribute("title", ""));
            row.put("structure", name);
            row.put("items", structure.items());
            row.set("unsupported", test.path("unsupported").deepCopy());
            structure.missing().forEach(row.putArray("missing")::add);
        }

        /** What our own file says of this test; one that is damaged or of another test is named and not used. */
        private void own(byte[] bytes, ObjectNode test) {
            JsonNode own = null;
            try {
                own = bytes.length > LARGEST_RULES ? null : JSON.readTree(bytes);
            } catch (IOException damaged) {
                // said below
            }
            if (own == null || !own.isObject() || !own.path("format").asText().equals(PackageTest.RULES_FORMAT)) {
                test.withArray("unsupported").add(PackageTest.RULES + " cannot be read");
            } else if (own.path("form")
                    .asText()
                    .replace(":", "-v")
                    .equals(test.path("identifier").asText())) {
                test.set("kennispeil", own);
            } else {
                test.withArray("unsupported").add(PackageTest.RULES + " is of another test");
            }
        }

        @Override
        public void file(String shown, String what) {
            ObjectNode row = files.addObject();
            row.put("file", shown);
            row.put("what", what);
        }

        @Override
        public void reading(String shown, int done, int total) {
            watch.reading(bundle.equals(shown) ? shown : shown.substring(bundle.length() + 1), done, total);
        }
    }

    /** Keeps a source byte for byte; its place, relative to the folder. */
    private String keep(String shown, byte[] source) throws IOException {
        String known = kept.get(shown);
        if (known != null) {
            return known;
        }
        List<String> parts = new ArrayList<>();
        for (String part : shown.split("/", -1)) {
            parts.add(PackageNames.safe(part));
        }
        String place = "source/" + String.join("/", parts);
        String last = place;
        for (int n = 2; kept.containsValue(last) || Files.exists(work.resolve(last)); n++) {
            last = place + "-" + n;
        }
        Path file = work.resolve(last);
        Files.createDirectories(file.getParent());
        Files.write(file, source);
        kept.put(shown, last);
        return last;
    }

    private String free(String identifier) {
        String safe = PackageNames.safe(identifier);
        String name = safe;
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = safe + "-" + n;
        }
        return name + ".json";
    }

    private void report() throws IOException {
        ObjectNode report = JSON.createObjectNode();
        report.put("format", FORMAT);
        ObjectNode summary = report.putObject("summary");
        summary.put("imported", imported);
        summary.put("repair", repair);
        summary.put("refused", refused);
        report.set("items", items);
        report.set("tests", tests);
        report.set("files", files);
        Files.writeString(work.resolve(REPORT), JSON.writeValueAsString(report));
    }

    /** True when the folder holds an earlier import. */
    private static boolean requireOurs(Path out) throws IOException {
        if (!Files.exists(out)) {
            return false;
        }
        if (!Files.isDirectory(out)) {
            throw new IllegalArgumentException(out + " is a file: allowed is a folder");
        }
        boolean any = false;
        boolean ours = true;
        try (DirectoryStream<Path> there = Files.newDirectoryStream(out)) {
            for (Path each : there) {
                any = true;
                String name = String.valueOf(each.getFileName());
                ours &= Files.isDirectory(each) ? FOLDERS.contains(name) : name.endsWith(".json");
            }
        }
        if (any && !(ours && isReport(out.resolve(REPORT)))) {
            throw new IllegalArgumentException(
                    out + " holds other things: allowed is an empty folder, a new one, or that of an earlier import");
        }
        return any;
    }

    private static boolean isReport(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            JsonNode report = JSON.readTree(file.toFile());
            return report.path("format").asText().equals(FORMAT);
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }

    private static void clear(Path folder) throws IOException {
        try (DirectoryStream<Path> there = Files.newDirectoryStream(folder)) {
            for (Path each : there) {
                delete(each);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
