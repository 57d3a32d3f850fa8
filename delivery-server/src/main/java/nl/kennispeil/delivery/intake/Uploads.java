package nl.kennispeil.delivery.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Files between sending and taking: sealed under a key of their own, in pieces, for at most a day, or for a week when
 * they wait for a second person. There are never many.
 */
final class Uploads {

    static final String SHELF = "intake_uploads";
    static final String PIECES = "intake_pieces";

    private static final Duration OPEN = Duration.ofDays(1);
    private static final Duration WAITING = Duration.ofDays(7);
    private static final String PLACE = "intake_pieces/file";
    private static final int PIECE = 1 << 20;

    private final Shelf uploads;
    private final Shelf pieces;
    private final Vault vault;

    Uploads(Shelves shelves, Vault vault) {
        this.uploads = shelves.shelf(SHELF, Holds.PERSONS);
        this.pieces = shelves.shelf(PIECES, Holds.PERSONS);
        this.vault = vault;
    }

    void add(
            String id,
            byte[] file,
            String by,
            @Nullable String institute,
            Upload.Kind kind,
            Mapping mapping,
            Instant now) {
        byte[] sealed = vault.sealBytes(id, PLACE, zipped(file));
        List<Fields> parts = new ArrayList<>();
        for (int from = 0; from < sealed.length; from += PIECE) {
            parts.add(Fields.of(piece(id, parts.size()))
                    .with("schema", 1)
                    .with("data", Arrays.copyOfRange(sealed, from, Math.min(from + PIECE, sealed.length)))
                    .build());
        }
        pieces.putAll(parts);
        uploads.insert(Fields.of(id)
                .with("schema", 1)
                .with("by", by)
                .with("institute", institute)
                .with("at", now)
                .with("kind", kind.name())
                .with("waiting", false)
                .with("places", places(mapping))
                .with("pieces", parts.size())
                .build());
    }

    /** Those that have not expired. */
    List<Upload> all(Instant now) {
        return uploads.all().stream()
                .map(Uploads::fromFields)
                .filter(each -> !expired(each, now))
                .toList();
    }

    Optional<Upload> find(String id, Instant now) {
        return uploads.find(id).map(Uploads::fromFields).filter(each -> !expired(each, now));
    }

    byte[] file(Upload upload) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        pieces.findAll(pieceIds(upload)).forEach(each -> found.put(each.id(), each.bytes("data")));
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        for (String id : pieceIds(upload)) {
            byte[] part = found.get(id);
            if (part == null) {
                throw new IllegalStateException("upload " + upload.id() + " has lost a piece");
            }
            sealed.writeBytes(part);
        }
        return vault.openBytes(upload.id(), PLACE, sealed.toByteArray())
                .map(Uploads::unzipped)
                .orElseThrow(() -> new IllegalStateException("the key of upload " + upload.id() + " has gone"));
    }

    void map(String id, Mapping mapping) {
        uploads.change(Change.of(id).set("places", places(mapping)).unset("known"));
    }

    void known(String id, List<String> persons) {
        uploads.change(Change.of(id).set("known", persons));
    }

    void await(String id) {
        uploads.change(Change.of(id).set("waiting", true));
    }

    void remove(Upload upload) {
        // the key first: what is left without it can be read by nobody
        vault.destroy(List.of(upload.id()));
        pieces.delete(pieceIds(upload));
        uploads.delete(List.of(upload.id()));
    }

    /** Removes what has expired; returns how many. */
    int expire(Instant now) {
        List<Upload> old = uploads.all().stream()
                .map(Uploads::fromFields)
                .filter(each -> expired(each, now))
                .toList();
        old.forEach(this::remove);
        return old.size();
    }

    /** The files that hold somebody, or of which nobody knows yet whom they hold. */
    List<Upload> with(String person) {
        return uploads.all().stream()
                .map(Uploads::fromFields)
                .filter(each -> each.known() == null || each.known().contains(person))
                .toList();
    }

    private static boolean expired(Upload upload, Instant now) {
        return !now.isBefore(upload.at().plus(upload.waiting() ? WAITING : OPEN));
    }

    private static List<String> pieceIds(Upload upload) {
        return IntStream.range(0, upload.pieces())
                .mapToObj(each -> piece(upload.id(), each))
                .toList();
    }

    private static String piece(String id, int number) {
        return id + "-" + number;
    }

    private static Map<String, Object> places(Mapping mapping) {
        Map<String, Object> places = new LinkedHashMap<>();
        mapping.places().forEach((column, place) -> places.put(column.code(), place));
        return places;
    }

    private static Upload fromFields(Fields fields) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        fields.map("places")
                .forEach((code, place) ->
                        Column.of(code).ifPresent(column -> places.put(column, ((Number) place).intValue())));
        return new Upload(
                fields.id(),
                fields.text("by"),
                fields.optionalText("institute").orElse(null),
                fields.instant("at"),
                Upload.Kind.valueOf(fields.text("kind")),
                fields.flag("waiting"),
                places,
                fields.values().containsKey("known") ? fields.texts("known") : null,
                fields.number("pieces"));
    }

    private static byte[] zipped(byte[] file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] unzipped(byte[] zipped) {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return zip.readNBytes(Sheet.MAXIMUM_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
