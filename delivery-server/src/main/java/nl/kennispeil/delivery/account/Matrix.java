package nl.kennispeil.delivery.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The permission matrix of domain.md §5, as {@code permissions.csv} has it. Deny by default: a permission without a row
 * stops the start rather than being anybody's, and so does a word the table does not know.
 *
 * @param rows every row, those without a permission too
 */
record Matrix(List<Row> rows) {

    private static final String FILE = "permissions.csv";
    private static final String NONE = "-";

    /** What the server goes by. */
    static final Matrix OFFICIAL = read();

    /** What a role may: how far, and whether it takes somebody else too. */
    record Grant(Reach reach, boolean secondPerson) {
        static final Grant NOTHING = new Grant(Reach.NONE, false);
    }

    /**
     * One row.
     *
     * @param action in the words of domain.md §5
     * @param permission null for a row that grants nothing
     * @param note why there is no permission
     */
    record Row(String action, @Nullable Permission permission, Map<Role, Grant> grants, String note) {}

    /** Fails when the table of this program cannot be read. */
    static void required() {
        try {
            if (OFFICIAL.rows().isEmpty()) {
                throw new IllegalStateException(FILE + " has no rows");
            }
        } catch (ExceptionInInitializerError e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        }
    }

    /** What each role may. */
    Map<Role, Map<Permission, Grant>> byRole() {
        Map<Role, Map<Permission, Grant>> all = new EnumMap<>(Role.class);
        for (Row row : rows) {
            Permission permission = row.permission();
            if (permission != null) {
                row.grants()
                        .forEach((role, grant) -> all.computeIfAbsent(role, any -> new EnumMap<>(Permission.class))
                                .put(permission, grant));
            }
        }
        return Collections.unmodifiableMap(all);
    }

    private static Matrix read() {
        try (InputStream file = Matrix.class.getResourceAsStream("/" + FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** @throws IllegalStateException with the line, what stands there and what is allowed */
    static Matrix parse(String text) {
        List<String> lines = text.lines().toList();
        List<Role> columns = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        Set<Permission> seen = new TreeSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split(";", -1);
            String where = FILE + " line " + (i + 1);
            if (columns.isEmpty()) {
                columns.addAll(columns(cells, where));
                continue;
            }
            Row row = row(cells, columns, where);
            Permission permission = row.permission();
            if (permission != null && !seen.add(permission)) {
                throw new IllegalStateException(where + ": " + permission + " stands there twice");
            }
            rows.add(row);
        }
        Set<Permission> missing = Stream.of(Permission.values())
                .filter(each -> !seen.contains(each))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!missing.isEmpty()) {
            throw new IllegalStateException(FILE + " has no row for " + missing);
        }
        return new Matrix(List.copyOf(rows));
    }

    private static List<Role> columns(String[] cells, String where) {
        List<Role> roles = new ArrayList<>();
        for (int i = 2; i < cells.length - 1; i++) {
            roles.add(oneOf(
                    Stream.of(Role.values()).collect(Collectors.toMap(Role::code, each -> each)), cells[i], where));
        }
        if (Set.copyOf(roles).size() != Role.values().length || roles.size() != Role.values().length) {
            throw new IllegalStateException(where + ": the columns are " + roles + ", needed is every role once");
        }
        return roles;
    }

    private static Row row(String[] cells, List<Role> columns, String where) {
        if (cells.length != columns.size() + 3) {
            throw new IllegalStateException(where + ": " + cells.length + " cells, needed is " + (columns.size() + 3));
        }
        Permission permission = cells[1].equals(NONE)
                ? null
                : oneOf(
                        Stream.of(Permission.values()).collect(Collectors.toMap(Permission::name, each -> each)),
                        cells[1],
                        where);
        String note = cells[cells.length - 1];
        if (permission == null && note.isBlank()) {
            throw new IllegalStateException(where + ": a row without a permission needs a note that says why");
        }
        Map<Role, Grant> grants = new EnumMap<>(Role.class);
        for (int i = 0; i < columns.size(); i++) {
            grants.put(columns.get(i), oneOf(codes(), cells[i + 2], where));
        }
        return new Row(cells[0], permission, Collections.unmodifiableMap(grants), note);
    }

    private static Map<String, Grant> codes() {
        Map<String, Grant> codes = new HashMap<>();
        for (Reach each : Reach.values()) {
            codes.put(each.code(), new Grant(each, false));
            if (each != Reach.NONE) {
                codes.put(each.code() + "2", new Grant(each, true));
            }
        }
        return codes;
    }

    private static <T> T oneOf(Map<String, T> allowed, String word, String where) {
        T found = allowed.get(word);
        if (found == null) {
            throw new IllegalStateException(
                    where + ": '" + word + "', allowed is one of " + new TreeSet<>(allowed.keySet()));
        }
        return found;
    }
}
