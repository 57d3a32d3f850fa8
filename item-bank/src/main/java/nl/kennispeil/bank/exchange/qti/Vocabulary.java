package nl.kennispeil.bank.exchange.qti;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an item may hold, read from {@code exchange/vocabulary.txt}; that file explains its own columns. */
final class Vocabulary {

    static final String TEXT = "#text";

    /** How a value is checked. */
    enum Kind {
        TEXT,
        ID,
        IDS,
        BOOL,
        INT,
        FLOAT,
        INTREF,
        FLOATREF,
        COORDS,
        URI,
        MEDIA,
        ONE_OF
    }

    /**
     * An attribute an element may carry.
     *
     * @param presentation true when a wrong value changes looks only
     * @param values what is allowed, for {@link Kind#ONE_OF}
     */
    record Attribute(String name, boolean required, boolean presentation, Kind kind, Set<String> values) {}

    /**
     * How many children of some names.
     *
     * @param label as the table writes it
     */
    record Count(String label, Set<String> names, int least, int most) {}

    /**
     * An element.
     *
     * @param body true when it is shown, so may carry data-* and aria-*
     */
    record Row(String name, Map<String, Attribute> attributes, Set<String> content, List<Count> counts, boolean body) {

        boolean text() {
            return content.contains(TEXT);
        }
    }

    private static final Vocabulary ONE = new Vocabulary(resource());

    private final Map<String, List<String>> lists = new HashMap<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private Vocabulary(String table) {
        List<String> lines = table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        for (String line : lines) {
            if (line.startsWith("@") || line.startsWith("$")) {
                String[] sides = line.split(" = ", 2);
                lists.put(sides[0], List.of(sides[1].split(" ")));
            }
        }
        for (String line : lines) {
            if (!line.startsWith("@") && !line.startsWith("$")) {
                Row row = row(line.split(" *\\| *", 3));
                if (rows.put(row.name, row) != null) {
                    throw new IllegalStateException("vocabulary.txt names " + row.name + " twice");
                }
            }
        }
        for (Row row : rows.values()) {
            for (String child : row.content) {
                if (!child.equals(TEXT) && !rows.containsKey(child) && !child.equals("math") && !child.equals("svg")) {
                    throw new IllegalStateException("vocabulary.txt: " + row.name + " holds unknown " + child);
                }
            }
        }
    }

    static Vocabulary get() {
        return ONE;
    }

    Optional<Row> row(String element) {
        return Optional.ofNullable(rows.get(element));
    }

    boolean knows(String element) {
        return rows.containsKey(element);
    }

    /** The names of a group of the table, such as {@code @phrase}. */
    Set<String> group(String group) {
        Set<String> names = new TreeSet<>();
        names(group, names);
        return names;
    }

    private Row row(String[] cells) {
        Map<String, Attribute> attributes = new HashMap<>();
        boolean body = false;
        for (String token : tokens(cells, 1)) {
            if (token.startsWith("$")) {
                body |= token.equals("$body");
                for (String each : list(token)) {
                    attribute(each, attributes);
                }
            } else {
                attribute(token, attributes);
            }
        }
        Set<String> content = new TreeSet<>();
        List<Count> counts = new ArrayList<>();
        for (String token : tokens(cells, 2)) {
            int brace = token.indexOf('{');
            String label = brace < 0 ? token : token.substring(0, brace);
            Set<String> named = new TreeSet<>();
            names(label, named);
            content.addAll(named);
            if (brace >= 0) {
                String[] range = token.substring(brace + 1, token.length() - 1).split(",", -1);
                int least = Integer.parseInt(range[0]);
                int most = range[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(range[1]);
                counts.add(new Count(label, named, least, most));
            }
        }
        return new Row(cells[0].strip(), Map.copyOf(attributes), Set.copyOf(content), List.copyOf(counts), body);
    }

    private static List<String> tokens(String[] cells, int column) {
        return cells.length <= column || cells[column].isBlank()
                ? List.of()
                : List.of(cells[column].strip().split(" +"));
    }

    private List<String> list(String name) {
        List<String> found = lists.get(name);
        if (found == null) {
            throw new IllegalStateException("vocabulary.txt has no list " + name);
        }
        return found;
    }

    private void names(String token, Set<String> into) {
        if (token.startsWith("@")) {
            for (String each : list(token)) {
                names(each, into);
            }
        } else {
            into.add(token);
        }
    }

    private static void attribute(String token, Map<String, Attribute> into) {
        int colon = token.indexOf(':', token.startsWith("xml:") ? 4 : 0);
        String name = colon < 0 ? token : token.substring(0, colon);
        String type = colon < 0 ? "text" : token.substring(colon + 1);
        boolean required = name.endsWith("!");
        boolean presentation = type.startsWith("~");
        String bare = presentation ? type.substring(1) : type;
        String plain = required ? name.substring(0, name.length() - 1) : name;
        Set<String> values = Set.of();
        Kind kind;
        if (bare.startsWith("/")) {
            kind = Kind.ONE_OF;
            values = new TreeSet<>(List.of(bare.substring(1, bare.length() - 1).split("/")));
        } else {
            kind = Kind.valueOf(bare.toUpperCase(java.util.Locale.ROOT));
        }
        into.put(plain, new Attribute(plain, required, presentation, kind, values));
    }

    private static String resource() {
        try (InputStream in = Vocabulary.class.getResourceAsStream("/exchange/vocabulary.txt")) {
            if (in == null) {
                throw new IllegalStateException("exchange/vocabulary.txt is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("exchange/vocabulary.txt cannot be read", failed);
        }
    }
}
