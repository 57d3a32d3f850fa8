package nl.kennispeil.delivery.sitting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.text.Bilingual;

/** The sittings. Changes are single steps, so that two people at once never undo each other. */
public final class Sittings {

    private final Shelf shelf;
    private final Cache<SittingId, Sitting> cache;

    /** @param freshness how long another node's change may stay unseen; zero when there is only this node */
    public Sittings(Shelves shelves, Duration freshness) {
        this.shelf = shelves.shelf("sittings", Holds.NOBODY);
        Caffeine<Object, Object> builder = Caffeine.newBuilder().maximumSize(1_000);
        this.cache = freshness.isZero()
                ? builder.build()
                : builder.expireAfterWrite(freshness).build();
    }

    /** True when {@link #find} will not wait for the store. */
    public boolean known(SittingId id) {
        return cache.getIfPresent(id) != null;
    }

    public Optional<Sitting> find(SittingId id) {
        Sitting known = cache.getIfPresent(id);
        if (known != null) {
            return Optional.of(known);
        }
        return shelf.find(id.value()).map(this::remember);
    }

    /** All, the latest first. */
    public List<Sitting> all() {
        return shelf.all().stream()
                .map(Sittings::fromFields)
                .sorted(Comparator.comparing(Sitting::opens).reversed())
                .toList();
    }

    /** Adds a sitting; false when the id is taken. */
    public boolean add(Sitting sitting) {
        return shelf.insert(toFields(sitting));
    }

    public Optional<Sitting> announce(SittingId id, Announcement announcement) {
        return change(Change.of(id.value()).push("announcements", announcement.toMap()));
    }

    public Optional<Sitting> close(SittingId id) {
        return change(Change.of(id.value()).set("progress", Sitting.Progress.CLOSED.name()));
    }

    public Optional<Sitting> proposeRelease(SittingId id, String login) {
        return change(Change.of(id.value()).set("proposedBy", login));
    }

    public Optional<Sitting> release(SittingId id, Instant now) {
        return change(Change.of(id.value())
                .set("progress", Sitting.Progress.RELEASED.name())
                .set("releasedAt", now));
    }

    /** From now on nobody is given this item any more; the same item twice is once. */
    public Optional<Sitting> retire(SittingId id, RetiredItem item) {
        return change(Change.of(id.value()).push("retired", item.toMap()));
    }

    /** When the results came out; of a sitting that came here with its results, when it closed; empty before that. */
    public Optional<Instant> releasedAt(SittingId id) {
        return shelf.find(id.value())
                .filter(each -> each.text("progress").equals(Sitting.Progress.RELEASED.name()))
                .map(each -> {
                    Instant at = each.instantOrNull("releasedAt");
                    return at == null ? each.instant("closes") : at;
                });
    }

    private Optional<Sitting> change(Change change) {
        return shelf.change(change.increment("revision", 1)).map(this::remember);
    }

    private Sitting remember(Fields fields) {
        Sitting read = fromFields(fields);
        return cache.asMap().merge(read.id(), read, (a, b) -> a.revision() > b.revision() ? a : b);
    }

    private static Fields toFields(Sitting sitting) {
        return Fields.of(sitting.id().value())
                .with("schema", 1)
                .with("titleNl", sitting.title().nl())
                .with("titleEn", sitting.title().en())
                .with("kind", sitting.kind())
                .with("form", sitting.form().toString())
                .with("moment", sitting.moment())
                .with("opens", sitting.opens())
                .with("closes", sitting.closes())
                .with("condition", sitting.condition().code())
                .with("progress", sitting.progress().name())
                .with("proposedBy", sitting.proposedBy())
                .with(
                        "announcements",
                        sitting.announcements().stream()
                                .map(Announcement::toMap)
                                .toList())
                .with(
                        "retired",
                        sitting.retired().isEmpty()
                                ? null
                                : sitting.retired().stream()
                                        .map(RetiredItem::toMap)
                                        .toList())
                .with("revision", sitting.revision())
                .build();
    }

    private static Sitting fromFields(Fields fields) {
        return new Sitting(
                new SittingId(fields.id()),
                new Bilingual(fields.text("titleNl"), fields.text("titleEn")),
                fields.text("kind"),
                FormRef.parse(fields.text("form")),
                fields.flag("moment"),
                fields.instant("opens"),
                fields.instant("closes"),
                Condition.of(fields.text("condition")),
                Sitting.Progress.valueOf(fields.text("progress")),
                fields.optionalText("proposedBy").orElse(null),
                fields.documents("announcements").stream()
                        .map(Announcement::from)
                        .toList(),
                fields.documents("retired").stream().map(RetiredItem::from).toList(),
                fields.number("revision"));
    }
}
