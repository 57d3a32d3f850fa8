package nl.kennispeil.delivery.itemexchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.Deliverable;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.bank.exchange.Formats;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.exchange.pack.ImportRun;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.bank.search.Likeness;
import nl.kennispeil.delivery.content.CandidateBody;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.itembank.IncomingMetadata;
import nl.kennispeil.delivery.itembank.Overview;
import nl.kennispeil.delivery.items.Readers;
import nl.kennispeil.delivery.medialibrary.StoredMedia;
import nl.kennispeil.delivery.screening.Screening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files of an import and holds each item against the bank. Nothing comes into the bank here. May be done again
 * from the start, and then makes the same.
 */
final class Reading {

    /** Items in one import; more than that nobody looks through. */
    static final int MOST_ITEMS = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final int LARGEST_ITEM = 4 * 1024 * 1024;
    private static final int MOST_TESTS = 20;
    private static final int MOST_LISTED = 50;
    private static final int TITLE = 140;

    /** A sentence that was cut short has no words in another language. */
    private static final int SENTENCE = 1_000;

    private static final int READ = 45;
    private static final int HELD = 55;
    private static final Duration BETWEEN = Duration.ofMillis(400);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Imports imports;
    private final BankContents bank;
    private final Overview overview;
    private final StoredMedia library;
    private final Bylines bylines;
    private final Path work;
    private final Clock clock;

    /** @param work a directory for files while they are read */
    Reading(
            Imports imports,
            BankContents bank,
            Overview overview,
            StoredMedia library,
            Bylines bylines,
            Path work,
            Clock clock) {
        this.imports = imports;
        this.bank = bank;
        this.overview = overview;
        this.library = library;
        this.bylines = bylines;
        this.work = work;
        this.clock = clock;
    }

    /** Clears what a server that died left in the directory: imports are read again from the store. */
    void clearLeft() {
        if (Files.isDirectory(work)) {
            clear(work);
        }
    }

    /** Reads an import to its end; whatever goes wrong is noted with it. */
    void read(String id) {
        Imported one = imports.find(id).orElse(null);
        if (one == null || one.state() != Imported.State.READING) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(work), "exchange-");
            try {
                new Run(one).all(folder);
            } finally {
                clear(folder);
            }
        } catch (TooMany many) {
            imports.failed(id, "too-many", clock.instant());
        } catch (IOException | RuntimeException failed) {
            // the message may quote a file
            LOG.warn(
                    "an import of items could not be read: {}",
                    failed.getClass().getName());
            imports.failed(id, "unreadable", clock.instant());
        }
    }

    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final class Run {

        private final Imported one;
        private final Predicate<ItemCard> seen;
        private final Map<String, Integer> counts = new TreeMap<>();
        private final Map<String, Integer> digests = new HashMap<>();
        private final IncomingMetadata metadata = new IncomingMetadata(overview);
        private Instant told = Instant.EPOCH;
        private boolean personal;

        Run(Imported one) {
            this.one = one;
            String login = bylines.login(one.by());
            this.seen = card -> !one.own() || card.writtenBy(login);
        }

        void all(Path folder) throws IOException {
            Path out = folder.resolve("read");
            List<Path> given = given(folder);
            int[] file = {-1};
            ImportRun.run(given, out, Formats.with(Readers.foreign()), (name, done, total) -> {
                file[0] += done == 0 && file[0] + 1 < given.size() ? 1 : 0;
                double part = (file[0] + (double) done / Math.max(1, total)) / given.size();
                tell((int) (READ * part));
            });
            byte[] report = Files.readAllBytes(out.resolve("report.json"));
            JsonNode told = JSON.readTree(report);
            JsonNode items = told.path("items");
            if (items.size() > MOST_ITEMS) {
                throw new TooMany();
            }
            bank.refresh(done -> tell(READ));
            int number = 0;
            Map<String, Integer> rows = new HashMap<>();
            for (JsonNode each : items) {
                row(++number, each, out);
                // a test names what came in by its own file, and what was refused by where it stood
                rows.put(each.path(each.has("canonical") ? "canonical" : "file").asText(), number);
                tell(READ + HELD * number / items.size());
            }
            List<String> others = new ArrayList<>();
            int tests = tests(told.path("tests"), rows, out, others);
            if (personal) {
                imports.dropFiles(one);
            } else {
                imports.report(one.id(), report);
            }
            others(told, others);
            imports.read(one.id(), number, tests, counts, others, clock.instant());
        }

        /** The files under the names they had, as far as a disk takes them. */
        private List<Path> given(Path folder) throws IOException {
            List<Path> given = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            for (int i = 0; i < one.files().size(); i++) {
                String name = one.files().get(i).name();
                Path in = folder.resolve("in-" + i);
                Files.createDirectories(in);
                Path file = in.resolve(taken.add(name) ? name : (i + 1) + "-" + name);
                Files.write(file, imports.file(one, i));
                given.add(file);
            }
            return given;
        }

        private void tell(int percent) {
            Instant now = clock.instant();
            if (now.isAfter(told.plus(BETWEEN))) {
                told = now;
                imports.progress(one.id(), Math.min(99, percent), now);
            }
        }

        private void row(int number, JsonNode said, Path out) throws IOException {
            Row row;
            if (said.path("status").asText().equals("imported")) {
                row = imported(number, said, out);
            } else {
                row = refused(number, said, "", said.path("reason").asText());
                imports.put(one.id(), row, "", Map.of());
            }
            String kind = row.refused() ? "refused" : row.known() ? "known" : row.status();
            counts.merge(kind, 1, Integer::sum);
        }

        private Row refused(int number, JsonNode said, String code, String reason) {
            return new Row(
                    number,
                    Row.REFUSED,
                    said.path("file").asText(),
                    shortened(said.path("identifier").asText()),
                    code.equals("personal") ? "" : shortened(said.path("title").asText()),
                    "",
                    said.path("format").asText(),
                    code,
                    reason,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    "",
                    0,
                    List.of(),
                    "",
                    Map.of());
        }

        private Row imported(int number, JsonNode said, Path out) throws IOException {
            String text = Files.readString(out.resolve(said.path("canonical").asText()));
            if (text.length() > LARGEST_ITEM) {
                return without(number, said, "large", "");
            }
            ItemFile file = ItemFile.read(text);
            Map<String, byte[]> media = new TreeMap<>();
            Map<String, String> names = new HashMap<>();
            List<String> repairs = new ArrayList<>(file.repairs());
            for (String each : ExchangeForm.files(file.content(), file.stimuli().values())) {
                boolean named = each.matches(ExchangeForm.MEDIA_NAME);
                Path came = out.resolve("media").resolve(named ? each : "none");
                if (!Files.isRegularFile(came)) {
                    if (!named || library.served(each).isEmpty()) {
                        repairs.add("file \"" + shortened(each) + "\" is not in the import");
                    }
                    continue;
                }
                byte[] bytes = Files.readAllBytes(came);
                // what the library has already is kept as it has it: drawings that ship with the program were never
                // stripped
                Optional<Media> kept = library.served(each).or(() -> StoredMedia.asKept(bytes));
                if (kept.isEmpty()) {
                    return without(number, said, "media", placed(file, each));
                }
                names.put(each, kept.get().servedName());
                media.put(kept.get().servedName(), kept.get().bytes());
            }
            ItemContent content =
                    ExchangeForm.embedded(file.content(), file.stimuli(), name -> names.getOrDefault(name, name));
            if (personal(content, file)) {
                personal = true;
                return without(number, said, "personal", "");
            }
            Set<String> unseen = CandidateBody.missing(content);
            if (Deliverable.obstacles(content).isEmpty() && !unseen.isEmpty()) {
                repairs.add("cannot be delivered here: candidates would not see " + String.join(", ", unseen));
            }
            // what a stimulus is called stays, for the case that it becomes; its text stands in the item now
            Map<String, Element> titles = new TreeMap<>();
            file.stimuli().forEach((name, tree) -> titles.put(name, tree.withChildren(List.of())));
            ItemFile kept = new ItemFile(
                    file.identifier(),
                    content,
                    file.notes(),
                    repairs,
                    file.source(),
                    Map.of(),
                    titles,
                    file.metadata());
            Row row = held(number, said, kept, media);
            imports.put(one.id(), row, kept.write(), media);
            return row;
        }

        /** The path in its package of a file that came in under this name. */
        private static String placed(ItemFile file, String name) {
            return file.media().entrySet().stream()
                    .filter(each -> each.getValue().equals(name))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .findFirst()
                    .orElse(name);
        }

        private Row without(int number, JsonNode said, String code, String reason) {
            Row row = refused(number, said, code, reason);
            imports.put(one.id(), row, "", Map.of());
            return row;
        }

        private boolean personal(ItemContent content, ItemFile file) {
            return Screening.findIn(content.title() + "\n" + PlainText.of(content.root()))
                            .isPresent()
                    || file.metadata().entrySet().stream()
                            // numbers that another system made, which may look like those of persons
                            .filter(each -> !each.getKey().equals(Metadata.NAMES))
                            .anyMatch(each -> Screening.findIn(each.getValue()).isPresent());
        }

        /** The item held against the bank, and against those before it. */
        private Row held(int number, JsonNode said, ItemFile file, Map<String, byte[]> media) {
            Optional<ItemCard> own = Optional.ofNullable(file.metadata().get(Metadata.OWN_ID))
                    .flatMap(bank::card)
                    .filter(seen);
            BankContents.Found found = bank.find(file.content(), own, seen);
            String digest = ExchangeForm.digest(
                    file.content(), name -> library.contentName(name).orElse(name));
            Integer twin = digests.putIfAbsent(digest, number);
            Arrived arrived = Arrived.of(file, metadata);
            boolean changed = found.equal().isEmpty()
                    && own.filter(each -> each.state() != ItemState.RETIRED).isPresent();
            Map<String, Integer> pieces = new TreeMap<>();
            media.keySet().forEach(each -> pieces.put(each, 0));
            return new Row(
                    number,
                    file.repairs().isEmpty() ? Row.READY : Row.REPAIR,
                    said.path("file").asText(),
                    shortened(file.identifier()),
                    title(file.content()),
                    file.content().type().name(),
                    said.path("format").asText(),
                    "",
                    "",
                    notes(file),
                    file.repairs(),
                    arrived.remarks(),
                    arrived.missing(),
                    found.equal().map(ItemRef::toString).orElse(""),
                    twin == null ? 0 : twin,
                    found.equal().isPresent()
                            ? List.of()
                            : found.like().stream().map(Likeness::other).toList(),
                    changed ? own.get().id().value() : "",
                    pieces);
        }

        private static List<String> notes(ItemFile file) {
            List<String> notes = new ArrayList<>(file.notes());
            IncomingCase.note(file.content()).ifPresent(notes::add);
            return notes;
        }

        private static String title(ItemContent content) {
            String asked = content.body()
                    .map(body -> body.descendants("qti-prompt").stream()
                            .findFirst()
                            .map(PlainText::of)
                            .filter(each -> !each.isBlank())
                            .orElseGet(() -> PlainText.of(body)))
                    .orElse("");
            return shortened(asked.isBlank() ? content.title() : asked);
        }

        /** Keeps the tests; one that cannot be kept is named among the other files. */
        private int tests(JsonNode said, Map<String, Integer> rows, Path out, List<String> others) throws IOException {
            int number = 0;
            for (JsonNode each : said) {
                String text = ArrivedTest.write(
                        each.path("file").asText(),
                        JSON.readTree(
                                out.resolve(each.path("structure").asText()).toFile()),
                        rows);
                String named = each.path("title").asText() + "\n"
                        + each.path("identifier").asText();
                if (number == MOST_TESTS
                        || text.length() > LARGEST_ITEM
                        || Screening.findIn(named).isPresent()) {
                    personal |= Screening.findIn(named).isPresent();
                    others.add(shortened(each.path("file").asText()) + ": test that is not kept");
                } else {
                    imports.test(one.id(), ++number, text);
                }
            }
            return number;
        }

        private void others(JsonNode report, List<String> others) {
            for (JsonNode each : report.path("files")) {
                if (others.size() < MOST_LISTED) {
                    others.add(shortened(each.path("file").asText()) + ": "
                            + shortened(each.path("what").asText(), SENTENCE));
                }
            }
        }
    }

    private static String shortened(String text) {
        return shortened(text, TITLE);
    }

    private static String shortened(String text, int most) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }

    private static void clear(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
