package nl.kennispeil.delivery.itemexchange;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.Digests;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Imports on shelves: the import, a row and the content of each item, files in pieces, and what became of items that were
 * taken. An import of which nothing was taken goes after {@link #KEPT}; one of which something was, stays. Who did it is a
 * byline.
 */
final class Imports {

    /** How long an import waits for somebody to take something of it. */
    static final Duration KEPT = Duration.ofDays(14);

    /** Whoever says nothing for so long has been stopped. */
    static final Duration SILENT = Duration.ofMinutes(2);

    private static final int PIECE = 512 * 1024;
    private static final int AT_ONCE = 8;
    private static final String REPORT = "report";

    private final Shelf imports;
    private final Shelf rows;
    private final Shelf contents;
    private final Shelf pieces;
    private final Shelf taken;
    private final Shelf claims;
    private final Shelf tests;
    private final Shelf formed;
    private final SecureRandom random = new SecureRandom();

    Imports(Shelves shelves) {
        this.imports = shelves.shelf("exchange_imports", Holds.NOBODY);
        this.rows = shelves.shelf("exchange_rows", Holds.NOBODY);
        this.contents = shelves.shelf("exchange_contents", Holds.NOBODY);
        this.pieces = shelves.shelf("exchange_pieces", Holds.NOBODY);
        this.taken = shelves.shelf("exchange_taken", Holds.NOBODY);
        this.claims = shelves.shelf("exchange_claims", Holds.NOBODY);
        this.tests = shelves.shelf("exchange_tests", Holds.NOBODY);
        this.formed = shelves.shelf("exchange_formed", Holds.NOBODY);
    }

    /** A file as it was handed in. */
    record Given(
            String name,
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {}

    /** Keeps files byte for byte, to be read. */
    String add(List<Given> files, String byline, boolean own, Instant now) {
        byte[] bytes = new byte[10];
        random.nextBytes(bytes);
        String id = "ex" + Base32.encode(bytes, 12).toLowerCase(Locale.ROOT);
        List<Map<String, Object>> kept = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Given each = files.get(i);
            kept.add(Map.of(
                    "name", each.name(),
                    "bytes", each.bytes().length,
                    "sha256", Digests.sha256Hex(each.bytes()),
                    "pieces", put(id, "f" + i, each.bytes())));
        }
        imports.insert(Fields.of(id)
                .with("schema", 1)
                .with("by", byline)
                .with("own", own)
                .with("at", now)
                .with("state", Imported.State.READING.name())
                .with("files", kept)
                .with("kept", true)
                .with("percent", 0)
                .with("seen", now)
                .with("problem", "")
                .with("rows", 0)
                .with("taker", "")
                .build());
        return id;
    }

    private int put(String id, String name, byte[] bytes) {
        int count = 0;
        for (int from = 0; from < bytes.length; from += PIECE) {
            pieces.putAll(List.of(Fields.of(piece(id, name, count++))
                    .with("schema", 1)
                    .with("data", Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE)))
                    .build()));
        }
        return count;
    }

    private byte[] bytes(String id, String name, int count) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int from = 0; from < count; from += AT_ONCE) {
            pieces
                    .findAll(IntStream.range(from, Math.min(count, from + AT_ONCE))
                            .mapToObj(each -> piece(id, name, each))
                            .toList())
                    .stream()
                    .sorted(Comparator.comparing(Fields::id))
                    .forEach(each -> whole.writeBytes(each.bytes("data")));
        }
        return whole.toByteArray();
    }

    private static String piece(String id, String name, int number) {
        return id + "|" + name + "|" + String.format(Locale.ROOT, "%06d", number);
    }

    private static String number(String id, int row) {
        return id + "|" + String.format(Locale.ROOT, "%05d", row);
    }

    /** Every import, the newest first. */
    List<Imported> all() {
        return imports.all().stream()
                .map(Imports::read)
                .sorted(Comparator.comparing(Imported::at).reversed())
                .toList();
    }

    Optional<Imported> find(String id) {
        return id.matches("ex[a-z0-9]{12}") ? imports.find(id).map(Imports::read) : Optional.empty();
    }

    byte[] file(Imported one, int number) {
        return bytes(one.id(), "f" + number, one.files().get(number).pieces());
    }

    /** The report as the reader of files wrote it; empty before there is one. */
    byte[] report(Imported one) {
        int count = imports.find(one.id())
                .map(each -> each.map(REPORT).get("pieces"))
                .map(each -> ((Number) each).intValue())
                .orElse(0);
        return bytes(one.id(), REPORT, count);
    }

    void report(String id, byte[] report) {
        imports.changeAll(List.of(Change.of(id).set(REPORT, Map.of("pieces", put(id, REPORT, report)))));
    }

    void progress(String id, int percent, Instant now) {
        imports.changeAll(List.of(Change.of(id).set("percent", percent).set("seen", now)));
    }

    /** Puts an item, with its content and media; again is the same. */
    void put(String id, Row row, String content, Map<String, byte[]> media) {
        Map<String, Integer> counts = new TreeMap<>();
        media.forEach((name, bytes) -> counts.put(name, put(id, name, bytes)));
        List<Map<String, Object>> named = new ArrayList<>();
        counts.forEach((name, count) -> named.add(Map.of("name", name, "pieces", count)));
        if (!content.isEmpty()) {
            contents.putAll(List.of(Fields.of(number(id, row.number()))
                    .with("schema", 1)
                    .with("item", content)
                    .build()));
        }
        rows.putAll(List.of(Fields.of(number(id, row.number()))
                .with("schema", 1)
                .with("number", row.number())
                .with("status", row.status())
                .with("file", row.file())
                .with("identifier", row.identifier())
                .with("title", row.title())
                .with("type", row.type())
                .with("format", row.format())
                .with("code", row.code())
                .with("reason", row.reason())
                .with("notes", row.notes())
                .with("repairs", row.repairs())
                .with("remarks", row.remarks())
                .with("missing", row.missing())
                .with("equal", row.equal())
                .with("twin", row.twin())
                .with("like", row.like())
                .with("versionOf", row.versionOf())
                .with("media", named)
                .build()));
    }

    List<Row> rows(Imported one) {
        return rows
                .findAll(IntStream.rangeClosed(1, one.rows())
                        .mapToObj(each -> number(one.id(), each))
                        .toList())
                .stream()
                .map(Imports::row)
                .sorted(Comparator.comparingInt(Row::number))
                .toList();
    }

    Optional<Row> row(Imported one, int number) {
        return rows.find(number(one.id(), number)).map(Imports::row);
    }

    /** The item as text of an item file; empty when it was refused. */
    Optional<String> content(Imported one, int number) {
        return contents.find(number(one.id(), number)).map(each -> each.text("item"));
    }

    Optional<byte[]> media(Imported one, Row row, String name) {
        return Optional.ofNullable(row.media().get(name)).map(count -> bytes(one.id(), name, count));
    }

    /** Puts a test, as {@link ArrivedTest#write} writes it; again is the same. */
    void test(String id, int number, String text) {
        tests.putAll(List.of(Fields.of(number(id, number))
                .with("schema", 1)
                .with("number", number)
                .with("test", text)
                .build()));
    }

    List<ArrivedTest> tests(Imported one) {
        return tests.findAll(testNumbers(one)).stream()
                .map(each -> ArrivedTest.read(each.number("number"), each.text("test")))
                .sorted(Comparator.comparingInt(ArrivedTest::number))
                .toList();
    }

    private static List<String> testNumbers(Imported one) {
        return IntStream.rangeClosed(1, one.tests())
                .mapToObj(each -> number(one.id(), each))
                .toList();
    }

    /** Notes that a form was made of a test; of the test itself for as long as there is a bank. */
    void formed(String id, ArrivedTest test, String form) {
        String field = "forms." + form.replaceAll("[.$]", "_");
        tests.changeAll(List.of(Change.of(number(id, test.number())).set(field, form)));
        formed.changeAll(List.of(Change.ofOrCreate(test.key()).set("schema", 1).set(field, form)));
    }

    /** The forms that were ever made of this test, in whatever import it came. */
    List<String> forms(ArrivedTest test) {
        return formed.find(test.key()).stream()
                .flatMap(each -> each.map("forms").values().stream())
                .map(String::valueOf)
                .sorted()
                .toList();
    }

    /** The forms that were made of a test. */
    List<String> forms(Imported one, int test) {
        return tests.find(number(one.id(), test)).stream()
                .flatMap(each -> each.map("forms").values().stream())
                .map(String::valueOf)
                .sorted()
                .toList();
    }

    /** Ends the reading. */
    void read(String id, int count, int tests, Map<String, Integer> counts, List<String> others, Instant now) {
        imports.changeAll(List.of(Change.of(id)
                .set("state", Imported.State.READ.name())
                .set("rows", count)
                .set("tests", tests)
                .set("counts", new HashMap<>(counts))
                .set("others", others)
                .set("percent", 100)
                .set("seen", now)));
    }

    void failed(String id, String problem, Instant now) {
        imports.changeAll(List.of(Change.of(id)
                .set("state", Imported.State.FAILED.name())
                .set("problem", problem)
                .set("seen", now)));
    }

    /** Throws the files away and says so. */
    void dropFiles(Imported one) {
        imports.changeAll(List.of(Change.of(one.id()).set("kept", false)));
        pieces.delete(filePieces(one));
    }

    private List<String> filePieces(Imported one) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < one.files().size(); i++) {
            for (int piece = 0; piece < one.files().get(i).pieces(); piece++) {
                ids.add(piece(one.id(), "f" + i, piece));
            }
        }
        return ids;
    }

    /** Notes what is to be taken, so that it is finished by whoever is there. */
    void wanted(String id, Map<Integer, String> wanted, String byline, String language, Instant now) {
        Map<String, Object> stored = new TreeMap<>();
        wanted.forEach((row, how) -> stored.put(Integer.toString(row), how));
        imports.changeAll(List.of(Change.of(id)
                .set("state", Imported.State.TAKING.name())
                .set("wanted", stored)
                .set("taker", byline)
                .set("language", language)
                .set("takenAt", now)
                .set("percent", 0)
                .set("seen", now)));
    }

    String language(String id) {
        return imports.find(id).flatMap(each -> each.optionalText("language")).orElse("nl");
    }

    void took(String id, int all, Instant now) {
        imports.changeAll(List.of(Change.of(id)
                .set("state", Imported.State.READ.name())
                .set("counts.taken", all)
                .set("percent", 100)
                .set("seen", now)));
    }

    /** Claims an identifier for an item; whoever was first decides. */
    Taken claim(String id, int row, String item, boolean version) {
        taken.insert(Fields.of(number(id, row))
                .with("schema", 1)
                .with("number", row)
                .with("item", item)
                .with("version", version)
                .with("done", false)
                .with("skipped", "")
                .build());
        return taken(id, row).orElseThrow();
    }

    Optional<Taken> taken(String id, int row) {
        return taken.find(number(id, row)).map(Imports::taken);
    }

    List<Taken> taken(Imported one) {
        return taken
                .findAll(IntStream.rangeClosed(1, one.rows())
                        .mapToObj(each -> number(one.id(), each))
                        .toList())
                .stream()
                .map(Imports::taken)
                .toList();
    }

    /** @param told the case it became part of; empty for none */
    void done(String id, int row, String told) {
        taken.changeAll(List.of(Change.of(number(id, row)).set("done", true).set("told", told)));
    }

    /** Leaves an item out after all; it can be asked for again. */
    void skip(String id, int row, String why) {
        taken.changeAll(List.of(Change.of(number(id, row)).set("done", false).set("skipped", why)));
    }

    /** Begins again with an item that was left out. */
    void again(String id, int row) {
        taken.delete(List.of(number(id, row)));
    }

    /** True for whoever asks first to go on with work that was left; once per time it was left. */
    boolean claimWork(Imported one) {
        return claims.insert(Fields.of(one.id() + "|" + one.seen().toEpochMilli())
                .with("schema", 1)
                .build());
    }

    /** Throws an import away, with everything it holds. */
    void drop(Imported one) {
        List<String> gone = new ArrayList<>(filePieces(one));
        List<String> numbers = new ArrayList<>();
        for (Row each : rows(one)) {
            numbers.add(number(one.id(), each.number()));
            each.media()
                    .forEach((name, count) ->
                            IntStream.range(0, count).forEach(piece -> gone.add(piece(one.id(), name, piece))));
        }
        int report = report(one).length;
        for (int piece = 0; piece * PIECE < report; piece++) {
            gone.add(piece(one.id(), REPORT, piece));
        }
        pieces.delete(gone);
        contents.delete(numbers);
        taken.delete(numbers);
        tests.delete(testNumbers(one));
        rows.delete(numbers);
        imports.delete(List.of(one.id()));
    }

    /** Throws away what nobody took anything of in time; returns how many. */
    int expire(Instant now) {
        List<Imported> old = all().stream()
                .filter(each -> !each.running())
                .filter(each -> {
                    Instant goes = each.goes();
                    return goes != null && !now.isBefore(goes);
                })
                .toList();
        old.forEach(this::drop);
        return old.size();
    }

    private static Imported read(Fields each) {
        Map<String, Integer> counts = new TreeMap<>();
        each.map("counts").forEach((what, count) -> counts.put(what, ((Number) count).intValue()));
        Map<Integer, String> wanted = new TreeMap<>();
        each.map("wanted").forEach((row, how) -> wanted.put(Integer.parseInt(row), String.valueOf(how)));
        return new Imported(
                each.id(),
                each.text("by"),
                each.flag("own"),
                each.instant("at"),
                Imported.State.valueOf(each.text("state")),
                each.documents("files").stream()
                        .map(file -> new Imported.KeptFile(
                                file.text("name"), file.number("bytes"), file.text("sha256"), file.number("pieces")))
                        .toList(),
                each.flag("kept"),
                each.number("percent"),
                each.instant("seen"),
                each.text("problem"),
                counts,
                each.number("rows"),
                each.values().containsKey("tests") ? each.number("tests") : 0,
                each.texts("others"),
                wanted,
                each.instantOrNull("takenAt"),
                each.text("taker"));
    }

    private static Row row(Fields each) {
        Map<String, Integer> media = new TreeMap<>();
        each.documents("media").forEach(one -> media.put(one.text("name"), one.number("pieces")));
        return new Row(
                each.number("number"),
                each.text("status"),
                each.text("file"),
                each.text("identifier"),
                each.text("title"),
                each.text("type"),
                each.text("format"),
                each.text("code"),
                each.text("reason"),
                each.texts("notes"),
                each.texts("repairs"),
                each.texts("remarks"),
                each.texts("missing"),
                each.text("equal"),
                each.number("twin"),
                each.texts("like"),
                each.text("versionOf"),
                media);
    }

    private static Taken taken(Fields each) {
        return new Taken(
                each.number("number"),
                each.text("item"),
                each.flag("version"),
                each.flag("done"),
                each.optionalText("told").orElse(""),
                each.text("skipped"));
    }
}
