package nl.kennispeil.delivery.purge;

import java.io.IOException;
import java.util.List;
import nl.kennispeil.delivery.retention.Standing;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Where enrolments stand, as a table in a file: no names. */
final class CsvTable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private CsvTable() {}

    /** All but those of whom no end is known. */
    static void write(List<Register.Judged> judged, Appendable to) throws IOException {
        write(
                judged.stream()
                        .filter(each -> each.standing().state() != Standing.State.ACTIVE)
                        .toList(),
                to,
                FORMAT);
    }

    /** All of them. */
    static void writeAll(List<Register.Judged> judged, Appendable to) throws IOException {
        write(judged, to, FORMAT);
    }

    private static void write(List<Register.Judged> judged, Appendable to, CSVFormat format) throws IOException {
        CSVPrinter csv = new CSVPrinter(to, format);
        csv.printRecord(
                "enrolment", "training", "institute", "ended", "state", "last", "purge", "days_late", "reasons");
        for (Register.Judged each : judged) {
            csv.printRecord(Rows.of(each));
        }
        csv.flush();
    }
}
