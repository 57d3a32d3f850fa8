package nl.kennispeil.bank.exchange.qti;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;

/** What the published schema of a version lets stand where, read from {@code exchange/published.txt}. */
final class Published {

    /** How the value of an attribute must look. */
    private static final Map<String, Pattern> TYPES = Map.ofEntries(
            Map.entry("id", Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.\\-·]*")),
            Map.entry("uid", Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.\\-·]*")),
            Map.entry("ids", Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_.\\-·]*( |$))*")),
            Map.entry("bool", Pattern.compile("true|false|0|1")),
            Map.entry("nni", Pattern.compile("\\+?[0-9]+")),
            Map.entry("int", Pattern.compile("[+-]?[0-9]+")),
            Map.entry("dbl", Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?|-?INF|NaN")),
            Map.entry("nnd", Pattern.compile("\\+?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?|INF")),
            Map.entry("intref", Pattern.compile("[+-]?[0-9]+|[\\p{L}_][\\p{L}\\p{N}_.\\-·]*")),
            Map.entry(
                    "dblref",
                    Pattern.compile(
                            "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?|[\\p{L}_][\\p{L}\\p{N}_.\\-·]*")),
            Map.entry("mime", Pattern.compile("[^()<>@,;:\\\\\"/\\[\\]?=\\s]+/[^()<>@,;:\\\\\"/\\[\\]?=\\s]+")),
            Map.entry("len", Pattern.compile("[0-9]+%?")),
            Map.entry("uri", Pattern.compile("[^\\s]*")));

    /** In QTI 3: a circle, a rectangle or an ellipse, or the corners of a polygon. */
    private static final Pattern COORDS3 =
            Pattern.compile("[0-9]+%?(,[0-9]+%?){2,3}|[0-9]+%?(,[0-9]+%?){2}(,[0-9]+%?,[0-9]+%?)+,[0-9]+%?");

    private static final Set<String> ARIA22 = Set.of(
            "aria-controls",
            "aria-describedby",
            "aria-flowto",
            "aria-label",
            "aria-labelledby",
            "aria-level",
            "aria-live",
            "aria-orientation",
            "aria-owns");

    /**
     * An attribute.
     *
     * @param type name of its type, or the values it may have between slashes
     */
    record Attribute(String name, boolean required, String type) {}

    /**
     * An element.
     *
     * @param open true when it may carry role, aria-* and data-* as well
     * @param mixed true when characters may stand in it
     * @param children names of what may stand in it
     * @param order of the children: each name with a semicolon behind it
     * @param places what stands at each place, from first to last
     */
    record Row(
            String name,
            Map<String, Attribute> attributes,
            boolean open,
            boolean mixed,
            Set<String> children,
            Pattern order,
            List<Set<String>> places) {}

    private static final Map<Target, Published> ALL = new EnumMap<>(Map.of(
            Target.QTI3,
            new Published(Target.QTI3, resource()),
            Target.QTI22,
            new Published(Target.QTI22, resource())));

    private final Target target;
    private final String mine;
    private final String others;
    private final Map<String, List<String>> lists = new HashMap<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private Published(Target target, String table) {
        this.target = target;
        this.mine = target == Target.QTI3 ? "3." : "2.";
        this.others = target == Target.QTI3 ? "2." : "3.";
        List<String> lines = table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith(others))
                .map(line -> line.startsWith(mine) ? line.substring(2) : line)
                .toList();
        for (String line : lines) {
            if (line.startsWith("@") || line.startsWith("$")) {
                String[] sides = line.split(" = ", 2);
                lists.put(sides[0], tokens(sides[1]));
            }
        }
        for (String line : lines) {
            if (!line.startsWith("@") && !line.startsWith("$")) {
                Row row = row(line.split(" *\\| *", 3));
                if (rows.put(row.name, row) != null) {
                    throw new IllegalStateException("published.txt names " + row.name + " twice");
                }
            }
        }
    }

    static Published of(Target target) {
        return Objects.requireNonNull(ALL.get(target));
    }

    Optional<Row> row(String element) {
        return Optional.ofNullable(rows.get(element));
    }

    Set<String> names() {
        return Set.copyOf(rows.keySet());
    }

    /** True when an element may carry an attribute of this name. */
    boolean allows(Row row, String attribute) {
        if (row.attributes.containsKey(attribute)) {
            return true;
        }
        boolean aria = attribute.startsWith("aria-") && (target == Target.QTI3 || ARIA22.contains(attribute));
        return row.open && (aria || attribute.startsWith("data-") || attribute.equals("role"));
    }

    /** True when an attribute may have this value. */
    boolean fits(Row row, String attribute, String value) {
        Attribute rule = row.attributes.get(attribute);
        if (rule == null || rule.type.equals("text")) {
            return true;
        }
        if (rule.type.startsWith("/")) {
            return !value.contains("/") && rule.type.contains("/" + value + "/");
        }
        if (rule.type.equals("coords")) {
            return target == Target.QTI22 || COORDS3.matcher(value).matches();
        }
        Pattern pattern = TYPES.get(rule.type);
        return pattern == null || pattern.matcher(value.strip()).matches();
    }

    private Row row(String[] cells) {
        Map<String, Attribute> attributes = new HashMap<>();
        boolean open = false;
        for (String token : spread(cells.length > 1 ? cells[1] : "")) {
            if (token.equals("$open")) {
                open = true;
                continue;
            }
            int colon = token.indexOf(':', token.startsWith("xml:") ? 4 : 0);
            String name = colon < 0 ? token : token.substring(0, colon);
            boolean required = name.endsWith("!");
            String plain = required ? name.substring(0, name.length() - 1) : name;
            attributes.put(plain, new Attribute(plain, required, colon < 0 ? "text" : token.substring(colon + 1)));
        }
        boolean mixed = false;
        Set<String> children = new TreeSet<>();
        StringBuilder order = new StringBuilder();
        List<Set<String>> places = new ArrayList<>();
        for (String token : tokens(cells.length > 2 ? cells[2] : "")) {
            if (token.equals(Vocabulary.TEXT)) {
                mixed = true;
                continue;
            }
            String name = token.replaceFirst("([?*+]|\\{\\d+})$", "");
            Set<String> names = new TreeSet<>();
            spread(name, names);
            children.addAll(names);
            places.add(names);
            order.append("(?:")
                    .append(String.join(
                            "|", names.stream().map(each -> each + ";").toList()))
                    .append(')')
                    .append(token.substring(name.length()));
        }
        return new Row(
                cells[0].strip(),
                Map.copyOf(attributes),
                open,
                mixed,
                Set.copyOf(children),
                Pattern.compile(order.toString()),
                List.copyOf(places));
    }

    /** The words of a cell that are for this version. */
    private List<String> tokens(String cell) {
        return List.of(cell.strip().split(" +")).stream()
                .filter(each -> !each.isEmpty() && !each.startsWith(others))
                .map(each -> each.startsWith(mine) ? each.substring(2) : each)
                .toList();
    }

    private List<String> spread(String cell) {
        List<String> found = new ArrayList<>();
        for (String token : tokens(cell)) {
            if (token.startsWith("$") && !token.equals("$open")) {
                found.addAll(spread(String.join(" ", list(token))));
            } else {
                found.add(token);
            }
        }
        return found;
    }

    private void spread(String name, Set<String> into) {
        if (name.startsWith("@")) {
            list(name).forEach(each -> spread(each, into));
        } else {
            into.add(name);
        }
    }

    private List<String> list(String name) {
        List<String> found = lists.get(name);
        if (found == null) {
            throw new IllegalStateException("published.txt has no list " + name);
        }
        return found;
    }

    private static String resource() {
        try (InputStream in = Vocabulary.class.getResourceAsStream("/exchange/published.txt")) {
            if (in == null) {
                throw new IllegalStateException("published.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("published.txt cannot be read", unreadable);
        }
    }
}
