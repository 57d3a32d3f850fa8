package nl.kennispeil.delivery.items;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.lint.Finding;
import nl.kennispeil.bank.lint.SetFinding;
import nl.kennispeil.bank.lint.Severity;
import nl.kennispeil.bank.prose.Passage;
import nl.kennispeil.delivery.text.Messages;

/** What the writing aid found in a folder, to read and as JSON. */
final class LintReport {

    /** Files from elsewhere hold no sources, so this one is counted and not said of every item. */
    private static final String UNREFERENCED = "reference-missing";

    private static final int SHOWN = 60;
    private static final int FAMILY = 12;

    private final Messages words;
    private final Map<String, List<Finding>> items;
    private final List<SetFinding> set;
    private final List<String> refusals;
    private final Map<String, Integer> summary = new TreeMap<>();

    LintReport(Messages words, Map<String, List<Finding>> items, List<SetFinding> set, List<String> refusals) {
        this.words = words;
        this.items = new LinkedHashMap<>(items);
        this.set = set;
        this.refusals = refusals;
        items.values().forEach(list -> list.forEach(each -> summary.merge(each.rule(), 1, Integer::sum)));
        set.forEach(each -> summary.merge(each.rule(), 1, Integer::sum));
    }

    /** Whether anything is an error or a warning. */
    boolean isGrave() {
        return items.values().stream().flatMap(List::stream).anyMatch(each -> each.severity() != Severity.HINT)
                || set.stream().anyMatch(each -> each.severity() != Severity.HINT);
    }

    void print(PrintWriter out) {
        items.forEach((identifier, findings) -> {
            List<Finding> shown = findings.stream()
                    .filter(each -> !each.rule().equals(UNREFERENCED))
                    .toList();
            if (!shown.isEmpty()) {
                out.println(identifier);
                shown.forEach(each -> out.println("  " + severity(each.severity()) + "  " + place(each.passage()) + ": "
                        + words.text(each.key(), each.arguments().toArray()) + "  [" + each.rule() + "]"));
            }
        });
        if (!set.isEmpty()) {
            out.println(words.text("lint.set"));
            set.forEach(each -> out.println("  " + severity(each.severity()) + "  "
                    + words.text(each.key(), each.arguments().toArray()) + family(each.items()) + "  [" + each.rule()
                    + "]"));
        }
        if (summary.isEmpty()) {
            out.println(words.text("lint.clean"));
        } else {
            out.println(words.text("lint.summary"));
            summary.forEach((rule, count) -> out.println("  " + count + "  " + rule));
        }
        Integer unreferenced = summary.get(UNREFERENCED);
        if (unreferenced != null) {
            out.println(words.text("lint.unreferenced", unreferenced));
        }
        int all = summary.values().stream().mapToInt(Integer::intValue).sum();
        out.println(words.text("lint.read", items.size(), refusals.size(), all));
        out.flush();
    }

    void write(Path file) throws IOException {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        ArrayNode list = report.putArray("items");
        items.forEach((identifier, findings) -> {
            ObjectNode item = list.addObject().put("identifier", identifier);
            ArrayNode found = item.putArray("findings");
            findings.forEach(each -> finding(found.addObject(), each));
        });
        ArrayNode sets = report.putArray("set");
        for (SetFinding each : set) {
            ObjectNode node = sets.addObject().put("rule", each.rule()).put("severity", code(each.severity()));
            each.items().forEach(node.putArray("items")::add);
            node.put("message", words.text(each.key(), each.arguments().toArray()));
        }
        ObjectNode counts = report.putObject("summary");
        summary.forEach(counts::put);
        refusals.forEach(report.putArray("refused")::add);
        byte[] json =
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(report);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, json);
    }

    private void finding(ObjectNode node, Finding finding) {
        node.put("rule", finding.rule()).put("severity", code(finding.severity()));
        Passage passage = finding.passage();
        node.put("passage", passage.text());
        ObjectNode place = node.putObject("place").put("part", passage.part());
        passage.path().forEach(place.putArray("path")::add);
        place.put("from", passage.from()).put("to", passage.to());
        node.put("message", words.text(finding.key(), finding.arguments().toArray()));
    }

    private String place(Passage passage) {
        String key = "lint.part." + passage.part();
        String part = switch (passage.part()) {
            case "item", "stem", "table", "option" -> words.text(key);
            default -> passage.part().length() <= 2 ? words.text("lint.part.choice", passage.part()) : passage.part();
        };
        String text = passage.text().replaceAll("\\s+", " ");
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return shown.isEmpty() ? part : part + " “" + shown + "”";
    }

    private static String family(List<String> identifiers) {
        if (identifiers.isEmpty()) {
            return "";
        }
        String more = identifiers.size() > FAMILY ? ", …" : "";
        return " " + String.join(", ", identifiers.subList(0, Math.min(FAMILY, identifiers.size()))) + more;
    }

    private String severity(Severity severity) {
        return words.text("lint.severity." + code(severity));
    }

    private static String code(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
