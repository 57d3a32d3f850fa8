package nl.kennispeil.delivery.accesscopy;

import static nl.kennispeil.delivery.accesscopy.CopyTable.Length.LONG;
import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.ACCESS;

import java.util.List;
import java.util.Set;

/** Who saw or changed what, when (R20, R73). Roles and institutes, not the names of those who work there (R25). */
final class SeenPart implements CopyPart {

    private final CoreParts.Log log;

    SeenPart(CoreParts.Log log) {
        this.log = log;
    }

    @Override
    public Set<String> shelves() {
        return Set.of("audit_lines");
    }

    @Override
    public List<CopyTable> of(CopySubject subject) {
        CopyTable.Builder table = CopyTable.of("wie-zag-wat", ACCESS, "at", "role", "institute", "action", "outcome");
        List<CoreParts.Seen> lines = log.about(subject.ids());
        lines.forEach(each -> table.row(each.at(), each.role(), each.institute(), each.action(), each.outcome()));
        return List.of((lines.size() > 500 ? table.length(LONG) : table).build());
    }
}
