package nl.kennispeil.delivery.purge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.retention.OtherClocks;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * What was deleted, by keyed digests only: the list that a restored backup is held against (T21). It stands in the store
 * and, line by line as JSON, in a file outside of it, since a restore brings back a store of before the deletion. An
 * entry is in both before anything is deleted. Entries are kept ten years (T22).
 */
public final class PurgeLedger {

    /**
     * One entry.
     *
     * @param id digest of what was deleted, see {@link nl.kennispeil.delivery.secret.LedgerId}
     * @param kind {@code enrolment}, {@code person}, {@code photo} and so on
     */
    public record Entry(String id, String kind, Instant at) {}

    private static final String FIELD_ID = "ledger";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Shelf shelf;
    private final Path file;

    public PurgeLedger(Shelves shelves, Path file) {
        this.shelf = shelves.shelf("purge_ledger", Holds.NOBODY);
        this.file = file;
    }

    /** Adds entries that are not there yet; returns after they are on disk in both places. */
    public synchronized void add(List<Entry> entries) {
        Set<String> known = new HashSet<>();
        shelf.findAll(entries.stream().map(Entry::id).toList()).forEach(each -> known.add(each.id()));
        List<Entry> fresh =
                entries.stream().filter(each -> !known.contains(each.id())).toList();
        // the file first: an entry that is in the store only could be lost with it
        append(fresh);
        shelf.putAll(fresh.stream().map(PurgeLedger::toFields).toList());
    }

    private static Fields toFields(Entry entry) {
        return Fields.of(entry.id())
                .with("schema", 1)
                .with("kind", entry.kind())
                .with("at", entry.at())
                .build();
    }

    public boolean contains(String id) {
        return shelf.find(id).isPresent();
    }

    /** Every entry of the store; a few hundred a year. */
    public List<Entry> all() {
        return shelf.all().stream()
                .map(each -> new Entry(each.id(), each.text("kind"), each.instant("at")))
                .toList();
    }

    /** Writes into the file what the store has and the file has not, such as entries of another node. */
    public synchronized int mirror() {
        Set<String> written = new HashSet<>();
        read(file).forEach(each -> written.add(each.id()));
        List<Entry> missing =
                all().stream().filter(each -> !written.contains(each.id())).toList();
        append(missing);
        return missing.size();
    }

    /** Takes over the entries of a file, which may be its own, after a restore. */
    public synchronized int adopt(Path from) {
        List<Entry> entries = read(from);
        shelf.putAll(entries.stream().map(PurgeLedger::toFields).toList());
        mirror();
        return entries.size();
    }

    /** Makes the file when there is none, so that a restore finds one though nothing was ever deleted. */
    public synchronized void open() {
        write(file, List.of(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Drops entries of more than ten years ago, here and in the file. */
    public synchronized int trim(Instant now) {
        List<Entry> old = all().stream().filter(each -> tooOld(each, now)).toList();
        if (old.isEmpty()) {
            return 0;
        }
        List<Entry> kept =
                read(file).stream().filter(each -> !tooOld(each, now)).toList();
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        write(unfinished, kept, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        try {
            Files.move(
                    unfinished,
                    file,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the purge ledger " + file + " cannot be replaced", e);
        }
        shelf.delete(old.stream().map(Entry::id).toList());
        return old.size();
    }

    private static boolean tooOld(Entry entry, Instant now) {
        return !now.isBefore(OtherClocks.ledger(entry.at()).purge().toInstant());
    }

    /**
     * The entries of a ledger file; a last line that was cut off by a crash is left out, since nothing had been deleted
     * for it yet.
     *
     * @throws IllegalArgumentException when another line is not an entry
     */
    static List<Entry> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                boolean whole = i < lines.length - 1;
                if (whole && !lines[i].isBlank()) {
                    entries.add(entry(lines[i], file, i + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the purge ledger " + file + " cannot be read", e);
        }
        return entries;
    }

    private static Entry entry(String line, Path file, int number) {
        try {
            JsonNode node = JSON.readTree(line);
            return new Entry(
                    node.required(FIELD_ID).textValue(),
                    node.required("kind").textValue(),
                    Instant.parse(node.required("at").textValue()));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    file + ", line " + number + ": this is no entry of a purge ledger; restore the file from a copy",
                    e);
        }
    }

    private void append(List<Entry> entries) {
        if (!entries.isEmpty()) {
            endLine();
            write(file, entries, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** After a crash in mid-line the next entry begins on a line of its own, over what was cut off. */
    private void endLine() {
        try {
            if (!Files.exists(file)) {
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            if (end < bytes.length) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(end);
                    channel.force(true);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the purge ledger " + file + " cannot be written", e);
        }
    }

    private static void write(Path to, List<Entry> entries, StandardOpenOption... how) {
        StringBuilder lines = new StringBuilder();
        for (Entry each : entries) {
            lines.append(JSON.createObjectNode()
                            .put(FIELD_ID, each.id())
                            .put("kind", each.kind())
                            .put("at", each.at().toString()))
                    .append('\n');
        }
        StandardOpenOption[] options = new StandardOpenOption[how.length + 1];
        System.arraycopy(how, 0, options, 0, how.length);
        options[how.length] = StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(to, options)) {
            ByteBuffer buffer = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("the purge ledger " + to + " cannot be written", e);
        }
    }
}
