package nl.kennispeil.delivery.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kennispeil.delivery.candidate.Institute;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rostering files of OneRoster 1.2 (1EdTech, CSV Binding 1.2.1, 2023) as one table: a row per role of a user at
 * an organisation. {@code student} is an aios, {@code teacher} a docent; other roles are passed over. The first day is
 * that of the role; without one that of the first enrollment, or of the first term of its class. Records that are marked
 * {@code tobedeleted} are refused: deletion follows from the end of training here.
 */
final class OneRoster {

    private static final List<Column> COLUMNS = List.of(
            Column.EXTERNAL_ID,
            Column.NAME,
            Column.MAIL,
            Column.PHONE,
            Column.BIG,
            Column.INSTITUTE,
            Column.TRAINING,
            Column.BEGIN,
            Column.END);

    private static final Map<String, String> ROLES = Map.of("student", "aios", "teacher", "docent");
    private static final Pattern BIG_ID = Pattern.compile("(?i)\\{BIG:([^}]*)}");
    private static final Pattern VERSION = Pattern.compile("1\\.2(?:\\.[0-9]+)?");

    private final Map<String, Table> tables;
    private final List<Institute> institutes;

    private OneRoster(Map<String, Table> tables, List<Institute> institutes) {
        this.tables = tables;
        this.institutes = institutes;
    }

    static boolean isZip(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /** @throws UnreadableFile when it is no set of OneRoster 1.2 */
    static Sheet read(byte[] zip, List<Institute> institutes) {
        Map<String, byte[]> files = ZipFiles.read(zip);
        Map<String, Table> tables = new HashMap<>();
        files.forEach((name, content) -> {
            if (name.endsWith(".csv")) {
                tables.put(name, new Table(Sheet.read(content)));
            }
        });
        OneRoster roster = new OneRoster(tables, institutes);
        roster.checkManifest();
        return roster.sheet();
    }

    private void checkManifest() {
        String version = table("manifest.csv").rows().stream()
                .filter(each -> each.get("propertyName").equals("oneroster.version"))
                .map(each -> each.get("value"))
                .findFirst()
                .orElse("");
        if (!VERSION.matcher(version).matches()) {
            throw new UnreadableFile("oneroster-version", 0);
        }
        for (String needed : List.of("orgs.csv", "users.csv", "roles.csv")) {
            table(needed);
        }
    }

    private Table table(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new UnreadableFile("oneroster-" + name.substring(0, name.indexOf('.')), 0);
        }
        return table;
    }

    private Sheet sheet() {
        Map<String, Line> users = byId("users.csv");
        Map<String, Line> orgs = byId("orgs.csv");
        Map<String, String> begins = begins();
        List<Sheet.Row> rows = new ArrayList<>();
        for (Line role : table("roles.csv").rows()) {
            String kind = ROLES.get(role.get("role"));
            if (kind != null) {
                rows.add(row(role, users.get(role.get("userSourcedId")), orgs, kind, begins));
            }
        }
        return new Sheet(COLUMNS.stream().map(Column::code).toList(), rows);
    }

    private Sheet.Row row(
            Line role, @Nullable Line user, Map<String, Line> orgs, String kind, Map<String, String> begins) {
        if (user == null) {
            return new Sheet.Row(role.line(), List.of(), "oneroster-user");
        }
        if (user.get("status").equals("tobedeleted") || role.get("status").equals("tobedeleted")) {
            return new Sheet.Row(role.line(), List.of(), "to-be-deleted");
        }
        String name = Stream.of("givenName", "middleName", "familyName")
                .map(user::get)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
        Matcher big = BIG_ID.matcher(user.get("userIds"));
        String begin = role.get("beginDate");
        return new Sheet.Row(
                role.line(),
                List.of(
                        user.get("sourcedId"),
                        name,
                        user.get("email"),
                        user.get("phone").isEmpty() ? user.get("sms") : user.get("phone"),
                        big.find() ? big.group(1).strip() : "",
                        institute(orgs.get(role.get("orgSourcedId"))),
                        kind,
                        begin.isEmpty() ? begins.getOrDefault(user.get("sourcedId"), "") : begin,
                        role.get("endDate")),
                "");
    }

    /** By its identifier or its name, whichever is known here. */
    private String institute(@Nullable Line org) {
        if (org == null) {
            return "";
        }
        String identifier = org.get("identifier");
        Optional<Institute> known = institutes.stream()
                .filter(each -> each.id().equalsIgnoreCase(identifier))
                .findFirst();
        return known.map(Institute::id).orElse(org.get("name"));
    }

    /** The first day of each user, as far as enrollments and terms tell. */
    private Map<String, String> begins() {
        Map<String, Line> terms = byId("academicSessions.csv");
        Map<String, String> ofClass = new HashMap<>();
        byId("classes.csv")
                .forEach((id, each) -> Stream.of(each.get("termSourcedIds").split(","))
                        .map(String::strip)
                        .map(terms::get)
                        .filter(term -> term != null && !term.get("startDate").isEmpty())
                        .map(term -> term.get("startDate"))
                        .min(Comparator.naturalOrder())
                        .ifPresent(day -> ofClass.put(id, day)));
        Map<String, String> begins = new HashMap<>();
        Table enrollments = tables.get("enrollments.csv");
        if (enrollments != null) {
            for (Line each : enrollments.rows()) {
                String day = each.get("beginDate");
                String first = day.isEmpty() ? ofClass.getOrDefault(each.get("classSourcedId"), "") : day;
                if (!first.isEmpty() && !each.get("status").equals("tobedeleted")) {
                    begins.merge(each.get("userSourcedId"), first, (a, b) -> a.compareTo(b) <= 0 ? a : b);
                }
            }
        }
        return begins;
    }

    private Map<String, Line> byId(String name) {
        Map<String, Line> byId = new HashMap<>();
        Table table = tables.get(name);
        if (table != null) {
            table.rows().forEach(each -> byId.putIfAbsent(each.get("sourcedId"), each));
        }
        return byId;
    }

    /** One file, with its columns by name. */
    private static final class Table {

        private final List<Line> rows = new ArrayList<>();

        Table(Sheet sheet) {
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < sheet.header().size(); i++) {
                places.putIfAbsent(sheet.header().get(i), i);
            }
            sheet.rows().stream()
                    .filter(each -> each.problem().isEmpty())
                    .forEach(each -> rows.add(new Line(each.line(), each.cells(), places)));
        }

        List<Line> rows() {
            return rows;
        }
    }

    private record Line(int line, List<String> cells, Map<String, Integer> places) {

        /** Empty when there is no such column. */
        String get(String column) {
            Integer place = places.get(column);
            return place == null || place >= cells.size() ? "" : cells.get(place);
        }
    }
}
