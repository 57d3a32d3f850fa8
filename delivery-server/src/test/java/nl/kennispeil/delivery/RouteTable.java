package nl.kennispeil.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.Mounted;

/** What {@code routes.csv} says of every way in. */
record RouteTable(List<Row> rows) {

    /** What stands before a route. */
    enum Guard {
        OPEN,
        TOKEN,
        ENTRY,
        SESSION,
        PERMISSION,
        KEY
    }

    /** Whose data a route reaches. */
    enum Reaches {
        NOBODY("-"),
        INSTITUTE("institute"),
        COUNTRY("country");

        private final String word;

        Reaches(String word) {
            this.word = word;
        }

        static Reaches of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("routes.csv: a route reaches '" + word + "'"));
        }
    }

    /**
     * One way in.
     *
     * @param scope what a key must be for; empty for another guard
     * @param permissions one of these is enough; none for another guard
     * @param places kind of thing by the name of its place in the path
     */
    record Row(
            Mounted route,
            Guard guard,
            String scope,
            Set<Permission> permissions,
            Reaches reaches,
            Map<String, String> places) {

        boolean changes() {
            return !route.method().equals("GET");
        }

        /** True when there is something at each of its places. */
        boolean exists() {
            return !places.containsValue("nothing");
        }

        @Override
        public String toString() {
            return route.toString();
        }
    }

    static RouteTable read() throws IOException {
        try (InputStream file = Objects.requireNonNull(RouteTable.class.getResourceAsStream("/routes.csv"))) {
            return new RouteTable(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(each -> !each.isBlank() && !each.startsWith("#") && !each.startsWith("method;"))
                    .map(RouteTable::row)
                    .toList());
        }
    }

    private static Row row(String line) {
        String[] cells = line.split(";", -1);
        if (cells.length != 5) {
            throw new IllegalArgumentException("routes.csv: five cells are needed in " + line);
        }
        boolean key = cells[2].startsWith("key:");
        boolean word = key || cells[2].matches("[a-z]+");
        Set<Permission> permissions = word
                ? Set.of()
                : Arrays.stream(cells[2].split(" ")).map(Permission::valueOf).collect(Collectors.toSet());
        String scope = key ? cells[2].substring("key:".length()) : "";
        Guard guard = key ? Guard.KEY : word ? Guard.valueOf(cells[2].toUpperCase(Locale.ROOT)) : Guard.PERMISSION;
        Map<String, String> places = new LinkedHashMap<>();
        for (String each : cells[4].isBlank() ? new String[0] : cells[4].split(" ")) {
            places.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        return new Row(new Mounted(cells[0], cells[1]), guard, scope, permissions, Reaches.of(cells[3]), places);
    }
}
