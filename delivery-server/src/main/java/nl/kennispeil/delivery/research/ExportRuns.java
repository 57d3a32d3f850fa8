package nl.kennispeil.delivery.research;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.SittingId;
import org.jspecify.annotations.Nullable;

/** Which sittings were copied to the research store, who proposed it and who approved. */
final class ExportRuns {

    private final Shelf shelf;

    ExportRuns(Shelves shelves) {
        this.shelf = shelves.shelf("research_runs", Holds.NOBODY);
    }

    /** @param records how many were copied; 0 while nobody has approved */
    record Run(
            String id,
            List<SittingId> sittings,
            String proposedBy,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            int records) {

        boolean open() {
            return approvedBy == null;
        }
    }

    void propose(String id, List<SittingId> sittings, String by, Instant now) {
        shelf.insert(Fields.of(id)
                .with("schema", 1)
                .with("sittings", sittings.stream().map(SittingId::value).toList())
                .with("proposedBy", by)
                .with("proposedAt", now)
                .build());
    }

    /** Newest first. */
    List<Run> all() {
        return shelf.all().stream()
                .map(ExportRuns::read)
                .sorted(Comparator.comparing(Run::proposedAt).reversed())
                .toList();
    }

    /** @throws BadRequest 404 when there is no such proposal that still waits */
    Run open(String id) {
        return Optional.of(id)
                .filter(each -> each.matches("[0-9A-Z]{10}"))
                .flatMap(shelf::find)
                .map(ExportRuns::read)
                .filter(Run::open)
                .orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    void approved(String id, String by, int records, Instant now) {
        shelf.change(Change.of(id).set("approvedBy", by).set("approvedAt", now).set("records", records));
    }

    void drop(String id) {
        shelf.delete(List.of(id));
    }

    private static Run read(Fields fields) {
        boolean approved = fields.optionalText("approvedBy").isPresent();
        return new Run(
                fields.id(),
                fields.texts("sittings").stream().map(SittingId::new).toList(),
                fields.text("proposedBy"),
                fields.instant("proposedAt"),
                fields.optionalText("approvedBy").orElse(null),
                fields.instantOrNull("approvedAt"),
                approved ? fields.number("records") : 0);
    }
}
