package nl.kennispeil.delivery.medialibrary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.kennispeil.bank.card.Consent;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.bank.media.MediaFiles;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.bank.media.MediaType;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * The media library on shelves, behind the files that ship with the program. A file is cut into pieces, each a document;
 * its card is written after the last of them, so what has a card is whole. The name is the hash of the content, so the
 * same file is there once, and a browser may keep it for ever. A card holds no person: who uploaded is a byline.
 */
public final class StoredMedia implements MediaFiles {

    /** Bytes of a file. */
    public static final int LARGEST = 64 * 1024 * 1024;

    private static final int PIECE = 512 * 1024;
    private static final int AT_ONCE = 8;
    private static final long KEPT_BYTES = 192L * 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.[a-z0-9]{3,4}");

    private final MediaLibrary shipped;
    private final Shelf cards;
    private final Shelf pieces;
    private final Cache<String, Media> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((String name, Media media) -> media.bytes().length)
            .build();

    /** @param shipped what comes with the program, found first */
    public StoredMedia(MediaLibrary shipped, Shelves shelves) {
        this.shipped = shipped;
        this.cards = shelves.shelf("media_cards", Holds.NOBODY);
        this.pieces = shelves.shelf("media_pieces", Holds.NOBODY);
    }

    @Override
    public Optional<Media> byFile(String file) {
        Optional<Media> own = shipped.byFile(file);
        return own.isPresent() ? own : stored(file);
    }

    @Override
    public Optional<Media> byHash(String sha256) {
        return shipped.byHash(sha256);
    }

    /** A file by the name it is served under, from the library or the program. */
    public Optional<Media> served(String name) {
        Optional<Media> own = Optional.of(name)
                .filter(each -> NAME.matcher(each).matches())
                .flatMap(each -> shipped.byHash(each.substring(0, 64)))
                .filter(each -> each.servedName().equals(name));
        return own.isPresent() ? own : byFile(name);
    }

    /** Of files by the names that items use, those that are not there; looks without reading them. */
    public Set<String> gone(Collection<String> files) {
        Set<String> gone = new TreeSet<>(files);
        gone.removeIf(each -> shipped.byFile(each).isPresent());
        List<String> asked =
                gone.stream().filter(each -> NAME.matcher(each).matches()).toList();
        if (!asked.isEmpty()) {
            cards.findAll(asked).forEach(each -> gone.remove(each.id()));
        }
        return gone;
    }

    /**
     * A file for candidates: what ships with the program, and of the library what a package of a test names. A name is
     * noted when a package is made, so every node gives it. Once a consent for it is withdrawn nobody gets it any more, who
     * is busy neither (R43): the test goes on without it.
     */
    public Optional<Media> shown(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Optional<Fields> card = cards.find(name);
        if (card.map(StoredMedia::card).filter(MediaCard::withdrawn).isPresent()) {
            return Optional.empty();
        }
        Optional<Media> own = shipped.byHash(name.substring(0, 64))
                .filter(each -> each.servedName().equals(name));
        if (own.isPresent()) {
            return own;
        }
        boolean inPackage = card.map(each -> each.flag("shown")).orElse(false);
        return inPackage ? stored(name) : Optional.empty();
    }

    /** What packages name, noting that candidates may see it. */
    public MediaFiles forPackages() {
        return new MediaFiles() {
            @Override
            public Optional<Media> byFile(String file) {
                Optional<Media> found = StoredMedia.this.byFile(file);
                if (found.isPresent() && shipped.byFile(file).isEmpty()) {
                    cards.changeAll(List.of(Change.of(file).set("shown", true)));
                }
                return found;
            }

            @Override
            public Optional<Media> byHash(String sha256) {
                return shipped.byHash(sha256);
            }
        };
    }

    private Optional<Media> stored(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Media before = kept.getIfPresent(name);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<Media> read = cards.find(name).map(this::read);
        read.ifPresent(each -> kept.put(name, each));
        return read;
    }

    private Media read(Fields card) {
        String name = card.id();
        int count = card.number("pieces");
        ByteArrayOutputStream whole = new ByteArrayOutputStream(card.number("bytes"));
        for (int from = 0; from < count; from += AT_ONCE) {
            List<String> ids = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + AT_ONCE); i++) {
                ids.add(piece(name, i));
            }
            pieces.findAll(ids).stream()
                    .sorted(Comparator.comparing(Fields::id))
                    .forEach(each -> whole.writeBytes(each.bytes("data")));
        }
        MediaType type = MediaType.sniff(whole.toByteArray())
                .orElseThrow(() -> new IllegalStateException("media " + name + " is damaged"));
        Media media = Media.of(name, type, whole.toByteArray());
        if (!media.servedName().equals(name)) {
            throw new IllegalStateException("media " + name + " is damaged");
        }
        return media;
    }

    /**
     * A file as the library would keep it, without keeping it: stripped, under the name of what is left.
     *
     * @return empty when it is damaged, too large or of no allowed type
     */
    public static Optional<Media> asKept(byte[] file) {
        Optional<MediaType> type = file.length > LARGEST ? Optional.empty() : MediaType.sniff(file);
        return type.flatMap(each -> Stripped.of(file, each))
                .map(each -> Media.of("upload", type.get(), each.bytes()))
                .map(each -> Media.of(each.servedName(), type.get(), each.bytes()));
    }

    /** The name under which a file is found by its content: items that ship with the program name files otherwise. */
    public Optional<String> contentName(String file) {
        return byFile(file).map(Media::servedName);
    }

    /** The name by its content of a file that ships with the program; empty for any other. */
    Optional<String> shippedName(String file) {
        return shipped.byFile(file).map(Media::servedName);
    }

    /**
     * Keeps a file, stripped; the same file twice is one, and both who brought it have uploaded it.
     *
     * @param by byline of who uploads
     * @return its name; empty when the file is damaged, too large or of no allowed type
     */
    public Optional<String> add(byte[] file, String title, String alt, String owner, String by, Instant now) {
        Optional<MediaType> type = file.length > LARGEST ? Optional.empty() : MediaType.sniff(file);
        Optional<Stripped> stripped = type.flatMap(each -> Stripped.of(file, each));
        if (type.isEmpty() || stripped.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = stripped.get().bytes();
        String name = Media.of("upload", type.get(), bytes).servedName();
        Optional<Fields> there = cards.find(name);
        if (there.isPresent()) {
            if (!there.get().text("by").equals(by)
                    && !there.get().texts("alsoBy").contains(by)) {
                cards.changeAll(List.of(Change.of(name).push("alsoBy", by)));
            }
            return Optional.of(name);
        }
        int count = 0;
        for (int from = 0; from < bytes.length; from += PIECE) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE));
            pieces.putAll(List.of(Fields.of(piece(name, count++))
                    .with("schema", 1)
                    .with("data", part)
                    .build()));
        }
        cards.insert(Fields.of(name)
                .with("schema", 1)
                .with("type", type.get().mime())
                .with("bytes", bytes.length)
                .with("pieces", count)
                .with("width", stripped.get().width())
                .with("height", stripped.get().height())
                .with("title", title)
                .with("alt", alt)
                .with("owner", owner)
                .with("licence", "")
                .with("by", by)
                .with("at", now)
                .build());
        return Optional.of(name);
    }

    /** Every card, newest first. */
    List<MediaCard> all() {
        return cards.all().stream()
                .map(StoredMedia::card)
                .sorted(Comparator.comparing(MediaCard::at).reversed())
                .toList();
    }

    Optional<MediaCard> find(String name) {
        return NAME.matcher(name).matches() ? cards.find(name).map(StoredMedia::card) : Optional.empty();
    }

    void describe(String name, String title, String alt, String owner, String licence, Map<String, String> captions) {
        Change change = Change.of(name)
                .set("title", title)
                .set("alt", alt)
                .set("owner", owner)
                .set("licence", licence)
                .set("captions", new HashMap<>(captions));
        cards.changeAll(List.of(change));
    }

    /** Consents are only ever added to; a withdrawal is a date beside one. */
    void consent(String name, String document, LocalDate given) {
        cards.changeAll(
                List.of(Change.of(name).push("consents", Map.of("document", document, "given", given.toString()))));
    }

    void withdraw(String name, String document, LocalDate day) {
        cards.changeAll(
                List.of(Change.of(name).push("withdrawals", Map.of("document", document, "day", day.toString()))));
    }

    void proposeRemoval(String name, String byline) {
        cards.changeAll(List.of(Change.of(name).set("removal", byline)));
    }

    void remove(String name) {
        int count = cards.find(name).map(each -> each.number("pieces")).orElse(0);
        cards.delete(List.of(name));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(piece(name, i));
        }
        pieces.delete(ids);
        kept.invalidate(name);
    }

    private static String piece(String name, int number) {
        return name + "|" + String.format(Locale.ROOT, "%06d", number);
    }

    private static MediaCard card(Fields document) {
        Map<String, LocalDate> withdrawn = new HashMap<>();
        document.documents("withdrawals")
                .forEach(each -> withdrawn.putIfAbsent(each.text("document"), LocalDate.parse(each.text("day"))));
        List<Consent> consents = document.documents("consents").stream()
                .map(each -> new Consent(
                        document.id(),
                        each.text("document"),
                        LocalDate.parse(each.text("given")),
                        withdrawn.get(each.text("document"))))
                .toList();
        Map<String, String> captions = new TreeMap<>();
        document.map("captions").forEach((language, file) -> captions.put(language, String.valueOf(file)));
        return new MediaCard(
                document.id(),
                document.text("type"),
                document.number("bytes"),
                document.number("width"),
                document.number("height"),
                document.text("title"),
                document.text("alt"),
                document.text("owner"),
                document.text("licence"),
                captions,
                consents,
                uploaders(document),
                document.instant("at"),
                document.optionalText("removal").orElse(""));
    }

    private static Set<String> uploaders(Fields document) {
        Set<String> bylines = new TreeSet<>(document.texts("alsoBy"));
        bylines.add(document.text("by"));
        return bylines;
    }
}
