package nl.kennispeil.delivery.bureau;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.SittingId;

/** The group reports, by sitting. */
final class GroupReports {

    private final Shelf shelf;

    GroupReports(Shelves shelves) {
        this.shelf = shelves.shelf("sitting_reports", Holds.NOBODY);
    }

    void put(SittingId sitting, GroupReport report) {
        Map<String, Object> institutes = new LinkedHashMap<>();
        report.institutes().forEach((institute, marks) -> institutes.put(institute, written(marks)));
        shelf.putAll(List.of(Fields.of(sitting.value())
                .with("schema", 1)
                .with("at", report.at())
                .with("registered", report.registered())
                .with("absent", report.absent())
                .with("leftOut", report.leftOut())
                .with("groups", written(report.groups()))
                .with("firstBin", report.firstBin())
                .with("bins", report.bins().stream().map(String::valueOf).toList())
                .with("institutes", institutes)
                .build()));
    }

    Optional<GroupReport> find(SittingId sitting) {
        return shelf.find(sitting.value()).map(GroupReports::read);
    }

    private static List<String> written(List<Screens.GroupMark> marks) {
        return marks.stream()
                .map(each -> String.join(
                        "|",
                        each.label(),
                        Integer.toString(each.n()),
                        each.mean().toPlainString(),
                        each.sd().toPlainString()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static GroupReport read(Fields fields) {
        Map<String, List<Screens.GroupMark>> institutes = new TreeMap<>();
        fields.map("institutes").forEach((id, marks) -> institutes.put(id, marks((List<String>) marks)));
        return new GroupReport(
                fields.instant("at"),
                fields.number("registered"),
                fields.number("absent"),
                fields.number("leftOut"),
                marks(fields.texts("groups")),
                fields.number("firstBin"),
                fields.texts("bins").stream().map(Integer::valueOf).toList(),
                institutes);
    }

    private static List<Screens.GroupMark> marks(List<String> written) {
        return written.stream()
                .map(each -> each.split("\\|", -1))
                .map(part -> new Screens.GroupMark(
                        part[0], Integer.parseInt(part[1]), new BigDecimal(part[2]), new BigDecimal(part[3])))
                .toList();
    }
}
