package nl.kennispeil.delivery.person;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/** The enrolments: who follows what, where and when, by ids only. */
public final class Enrolments {

    static final String SHELF = "enrolments";

    private final Shelf shelf;
    private final Persons persons;

    public Enrolments(Shelves shelves, Persons persons) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.persons = persons;
    }

    public Optional<Enrolment> find(CandidateId id) {
        return shelf.find(id.value()).map(Enrolments::fromFields);
    }

    /** Those that exist, in no particular order. */
    public List<Enrolment> findAll(Collection<CandidateId> ids) {
        return shelf.findAll(ids.stream().map(CandidateId::value).toList()).stream()
                .map(Enrolments::fromFields)
                .toList();
    }

    /** When each enrolment of a person became known here, whatever its first day is. */
    public Map<CandidateId, Instant> registrations(PersonId person) {
        return persons.enrolments(person);
    }

    /** Every enrolment of a person. */
    public List<Enrolment> of(PersonId person) {
        return findAll(persons.enrolments(person).keySet());
    }

    /** Every enrolment of many persons, by person; those without one are left out. */
    public Map<PersonId, List<Enrolment>> ofAll(Collection<PersonId> people) {
        List<CandidateId> ids = persons.enrolments(people).values().stream()
                .flatMap(Collection::stream)
                .toList();
        return findAll(ids).stream().collect(Collectors.groupingBy(Enrolment::person));
    }

    /** Every enrolment, some thousands; for the nightly look at who is due. */
    public Stream<Enrolment> all() {
        return shelf.all().stream().map(Enrolments::fromFields);
    }

    /**
     * The same, without those that cannot be read.
     *
     * @param unreadable takes their ids
     */
    public Stream<Enrolment> all(Consumer<String> unreadable) {
        return shelf.all().stream().flatMap(each -> {
            try {
                return Stream.of(fromFields(each));
            } catch (RuntimeException e) {
                unreadable.accept(each.id());
                return Stream.empty();
            }
        });
    }

    /**
     * Adds or replaces enrolments; their persons must be there.
     *
     * @param now when a new one becomes known here
     */
    public void putAll(Collection<Enrolment> enrolments, Instant now) {
        // first the way to find it, so that no deletion can overlook an enrolment
        persons.addEnrolments(enrolments, now);
        shelf.putAll(enrolments.stream().map(Enrolments::toFields).toList());
    }

    int delete(Enrolment enrolment) {
        int before = remaining(enrolment.id());
        shelf.delete(List.of(enrolment.id().value()));
        persons.removeEnrolment(enrolment.person(), enrolment.id());
        return before;
    }

    int remaining(CandidateId id) {
        return shelf.findAll(List.of(id.value())).size();
    }

    private static Fields toFields(Enrolment enrolment) {
        Ending ending = enrolment.ending();
        LocalDate resumable = enrolment.resumableUntil();
        return Fields.of(enrolment.id().value())
                .with("schema", 1)
                .with("person", enrolment.person().value())
                .with("training", enrolment.training().code())
                .with("begin", enrolment.begin().toString())
                .with("ending", ending == null ? null : toMap(ending))
                .with(
                        "stays",
                        enrolment.stays().stream()
                                .map(each -> Map.of(
                                        "institute",
                                        each.institute(),
                                        "from",
                                        each.from().toString()))
                                .toList())
                .with(
                        "interruptions",
                        enrolment.interruptions().stream()
                                .map(Enrolments::toMap)
                                .toList())
                .with(
                        "shares",
                        enrolment.shares().stream()
                                .map(each -> Map.of("from", each.from().toString(), "share", each.share()))
                                .toList())
                .with(
                        "exemptions",
                        enrolment.exemptions().stream()
                                .map(each -> Map.of("weeks", each.weeks(), "reason", each.reason()))
                                .toList())
                .with("resumableUntil", resumable == null ? null : resumable.toString())
                .build();
    }

    private static Map<String, Object> toMap(Ending ending) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("day", ending.day().toString());
        map.put("kind", ending.kind().name());
        map.put("recordedAt", ending.recordedAt());
        if (ending.before() != null) {
            map.put("before", ending.before().toString());
        }
        return map;
    }

    private static Map<String, Object> toMap(Enrolment.Interruption interruption) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", interruption.from().toString());
        if (interruption.until() != null) {
            map.put("until", interruption.until().toString());
        }
        map.put("reason", interruption.reason());
        return map;
    }

    private static Enrolment fromFields(Fields fields) {
        Map<String, Object> ending = fields.map("ending");
        return new Enrolment(
                new CandidateId(fields.id()),
                new PersonId(fields.text("person")),
                Training.of(fields.text("training")),
                LocalDate.parse(fields.text("begin")),
                ending.isEmpty() ? null : ending(Fields.nested(ending)),
                fields.documents("stays").stream()
                        .map(each -> new Enrolment.Stay(each.text("institute"), day(each, "from")))
                        .toList(),
                fields.documents("interruptions").stream()
                        .map(each -> new Enrolment.Interruption(
                                day(each, "from"), dayOrNull(each, "until"), each.text("reason")))
                        .toList(),
                fields.documents("shares").stream()
                        .map(each -> new Enrolment.Share(
                                day(each, "from"), (BigDecimal) each.values().getOrDefault("share", BigDecimal.ONE)))
                        .toList(),
                fields.documents("exemptions").stream()
                        .map(each -> new Enrolment.Exemption(each.number("weeks"), each.text("reason")))
                        .toList(),
                dayOrNull(fields, "resumableUntil"));
    }

    private static Ending ending(Fields fields) {
        return new Ending(
                day(fields, "day"),
                Ending.Kind.valueOf(fields.text("kind")),
                fields.instant("recordedAt"),
                dayOrNull(fields, "before"));
    }

    private static LocalDate day(Fields fields, String name) {
        return LocalDate.parse(fields.text(name));
    }

    private static @Nullable LocalDate dayOrNull(Fields fields, String name) {
        return fields.optionalText(name).map(LocalDate::parse).orElse(null);
    }
}
