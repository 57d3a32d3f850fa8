package nl.kennispeil.delivery.audit;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Lines as a file: UTF-8, RFC 4180, header first. A cell that a spreadsheet would take for a formula gets a quote. */
final class AuditCsv {

    private static final String[] HEADER = {
        "number",
        "at",
        "actor",
        "role",
        "institute",
        "session",
        "from",
        "action",
        "kind",
        "subject",
        "about",
        "owner",
        "outcome",
        "with",
        "detail",
        "digest"
    };

    private AuditCsv() {}

    static byte[] of(List<Line> lines) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord((Object[]) HEADER);
            for (Line each : lines) {
                printer.printRecord(
                        each.number(),
                        each.at(),
                        cell(each.actor().shown()),
                        cell(each.role()),
                        cell(each.institute()),
                        each.session(),
                        each.from(),
                        each.action(),
                        each.kind().letter(),
                        cell(each.subjectPath()),
                        cell(each.about().stream().map(Trace::shown).collect(Collectors.joining(" "))),
                        cell(each.owner()),
                        each.outcome().code(),
                        cell(each.with().shown()),
                        cell(new TreeMap<>(each.detail())
                                .entrySet().stream()
                                        .map(detail -> detail.getKey() + "=" + detail.getValue())
                                        .collect(Collectors.joining("; "))),
                        each.digest());
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
