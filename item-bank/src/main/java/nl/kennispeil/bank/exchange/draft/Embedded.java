package nl.kennispeil.bank.exchange.draft;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.html.Pictures;
import org.jspecify.annotations.Nullable;

/** Pictures and sound an item brings itself: named files, and data URIs in its text. Told by their bytes, bounded. */
public final class Embedded implements Pictures {

    /** Largest file inside an item. */
    public static final int MAX_BYTES = 10_000_000;

    private static final int MAX_FILES = 100;
    private static final Pattern DATA_URI = Pattern.compile("(?is)data:image/[a-z.+-]{1,20};base64,(.*)");

    private final Map<String, SourceFile> known = new HashMap<>();
    private final Map<String, SourceFile> used = new LinkedHashMap<>();
    private final Pictures others;

    /** @param others says about what is neither embedded nor a data URI */
    public Embedded(Pictures others) {
        this.others = others;
    }

    /**
     * Offers a file under the name the text uses for it.
     *
     * @param bytes its content
     * @return what is wrong with it; empty when it may be used
     */
    public Optional<String> offer(String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return Optional.of("the file " + name + " is " + bytes.length + " bytes: allowed are " + MAX_BYTES);
        }
        Optional<String> extension = extension(bytes);
        if (extension.isEmpty()) {
            return Optional.of("the file " + name + " is no png, jpeg, gif, webm, mp4 or mp3");
        }
        known.put(name, new SourceFile(safe(name, extension.get()), bytes));
        return Optional.empty();
    }

    @Override
    public Optional<String> name(String source) {
        SourceFile file = known.get(source);
        if (file == null) {
            Matcher data = DATA_URI.matcher(source);
            if (!data.matches()) {
                return others.name(source);
            }
            file = decoded(data.group(1));
        }
        if (file == null || (used.size() >= MAX_FILES && !used.containsKey(file.path()))) {
            return Optional.empty();
        }
        used.put(file.path(), file);
        return Optional.of(file.path());
    }

    /** The files that were asked for, in order. */
    public List<SourceFile> used() {
        return new ArrayList<>(used.values());
    }

    /** Bytes of Base64 with white space in it, or empty. */
    public static Optional<byte[]> base64(String text) {
        if (text.length() > 2L * MAX_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(text.strip()));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private @Nullable SourceFile decoded(String text) {
        byte[] bytes = base64(text).orElse(new byte[0]);
        String name = "picture-" + digest(bytes);
        return offer(name, bytes).isEmpty() ? known.get(name) : null;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private String safe(String name, String extension) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        String stem = (dot > 0 ? last.substring(0, dot) : last).replaceAll("[^A-Za-z0-9_-]", "_");
        stem = stem.isEmpty() ? "file" : stem.length() > 80 ? stem.substring(0, 80) : stem;
        String safe = "embedded/" + stem + "." + extension;
        long taken = known.values().stream()
                .filter(file -> file.path().toLowerCase(Locale.ROOT).startsWith("embedded/"))
                .count();
        boolean free = known.values().stream().noneMatch(file -> file.path().equalsIgnoreCase(safe));
        return free ? safe : "embedded/" + stem + "-" + (taken + 1) + "." + extension;
    }

    private static Optional<String> extension(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("png");
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("jpg");
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of("gif");
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return Optional.of("webm");
        }
        if (head.startsWith("ftyp", 4)) {
            return Optional.of("mp4");
        }
        if (head.startsWith("ID3") || head.startsWith("\u00ff\u00fb")) {
            return Optional.of("mp3");
        }
        return Optional.empty();
    }
}
