package nl.kennispeil.delivery.purge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.retention.OtherClocks;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** The certificates, by ledger id; kept as long as the ledger. */
public final class Certificates {

    private final Shelf shelf;

    public Certificates(Shelves shelves) {
        this.shelf = shelves.shelf("purge_certificates", Holds.NOBODY);
    }

    public Optional<Certificate> find(String ledger) {
        return shelf.find(ledger).map(Certificates::fromFields);
    }

    /** All, the newest first. */
    public List<Certificate> all() {
        return shelf.all().stream()
                .map(Certificates::fromFields)
                .sorted(Comparator.comparing(Certificate::verifiedAt).reversed().thenComparing(Certificate::ledger))
                .toList();
    }

    void add(Certificate certificate) {
        shelf.putAll(List.of(toFields(certificate)));
    }

    /** Those of which the store's files may still hold something. */
    List<String> unerased() {
        return all().stream()
                .filter(each -> each.erasedAt() == null && !each.outOfReach())
                .map(Certificate::ledger)
                .toList();
    }

    void erased(Collection<String> ledgers, Instant at) {
        shelf.changeAll(ledgers.stream()
                .map(each -> Change.of(each).set("erasedAt", at))
                .toList());
    }

    /** These were deleted from a store whose files cannot be written anew from here. */
    void outOfReach(Collection<String> ledgers) {
        shelf.changeAll(ledgers.stream()
                .map(each -> Change.of(each).set("outOfReach", true))
                .toList());
    }

    int trim(Instant now) {
        List<String> old = all().stream()
                .filter(each -> !now.isBefore(
                        OtherClocks.ledger(each.verifiedAt()).purge().toInstant()))
                .map(Certificate::ledger)
                .toList();
        shelf.delete(old);
        return old.size();
    }

    private static Fields toFields(Certificate certificate) {
        LocalDate dueOn = certificate.dueOn();
        return Fields.of(certificate.ledger())
                .with("schema", 1)
                .with("training", certificate.training())
                .with("institute", certificate.institute())
                .with("dueOn", dueOn == null ? null : dueOn.toString())
                .with("daysLate", certificate.daysLate())
                .with("by", certificate.by())
                .with("counts", Map.copyOf(certificate.counts()))
                .with("verifiedAt", certificate.verifiedAt())
                .with("erasedAt", certificate.erasedAt())
                .with("outOfReach", certificate.outOfReach())
                .with("version", certificate.version())
                .build();
    }

    private static Certificate fromFields(Fields fields) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        fields.map("counts").forEach((name, count) -> counts.put(name, ((Number) count).intValue()));
        return new Certificate(
                fields.id(),
                fields.text("training"),
                fields.text("institute"),
                fields.optionalText("dueOn").map(LocalDate::parse).orElse(null),
                fields.number("daysLate"),
                fields.text("by"),
                counts,
                fields.instant("verifiedAt"),
                fields.instantOrNull("erasedAt"),
                fields.flag("outOfReach"),
                fields.text("version"));
    }
}
