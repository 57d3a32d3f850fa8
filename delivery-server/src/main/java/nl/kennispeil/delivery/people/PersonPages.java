package nl.kennispeil.delivery.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.intake.Outcome;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.person.EffectiveWeeks;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;
import org.jspecify.annotations.Nullable;

/**
 * Finds persons as far as an account covers them, and puts them into words. Somebody is hidden when every enrolment that
 * the account would see is.
 */
final class PersonPages {

    private final Persons persons;
    private final Enrolments enrolments;
    private final Candidates candidates;
    private final Institutes institutes;
    private final Predicate<CandidateId> hidden;

    PersonPages(
            Persons persons,
            Enrolments enrolments,
            Candidates candidates,
            Institutes institutes,
            Predicate<CandidateId> hidden) {
        this.persons = persons;
        this.enrolments = enrolments;
        this.candidates = candidates;
        this.institutes = institutes;
        this.hidden = hidden;
    }

    /** @throws BadRequest 404 when there is none or the account does not cover it; which of the two is not told */
    Person require(String id, Account account, Instant now) {
        try {
            PersonId person = new PersonId(id);
            return persons.find(person)
                    .filter(each -> !covered(person, account, now).isEmpty()
                            // somebody without any enrolment is the bureau's to look after
                            || (account.institute() == null
                                    && enrolments.of(person).isEmpty()))
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(404, "not-found");
        }
    }

    List<Enrolment> covered(PersonId person, Account account, Instant now) {
        LocalDate today = Enrolling.today(now);
        return enrolments.of(person).stream()
                .filter(each -> seen(each, account, today))
                .sorted(Comparator.comparing(Enrolment::begin).reversed())
                .toList();
    }

    /** Whether an account sees an enrolment at all. */
    boolean seen(Enrolment enrolment, Account account, LocalDate today) {
        return account.covers(enrolment.institute(today)) && !hidden.test(enrolment.id());
    }

    /** Everybody that fits, by name. */
    List<Enrolment> list(Views.Filter filter, Account account, LocalDate today) {
        List<Enrolment> fitting = enrolments
                .all()
                .filter(each -> seen(each, account, today))
                .filter(each ->
                        filter.institute().isEmpty() || each.institute(today).equals(filter.institute()))
                .filter(each ->
                        filter.training().isEmpty() || each.training().code().equals(filter.training()))
                .filter(each -> filter.state().isEmpty() || state(each, today).equals(filter.state()))
                .filter(each -> filter.phase().isEmpty()
                        || (each.training() == Training.AIOS
                                && filter.phase().equals(Integer.toString(EffectiveWeeks.groupAt(each, today)))))
                .toList();
        return byName(fitting);
    }

    /** Who has this mail address, external id or BIG number, or a name with this in it. */
    List<Enrolment> search(String typed, Account account, LocalDate today) {
        Set<PersonId> found = new LinkedHashSet<>();
        for (Persons.Lookup each : Persons.Lookup.values()) {
            if (each == Persons.Lookup.MAIL
                    ? Sight.of(account).mail()
                    : Sight.of(account).all()) {
                persons.find(each, typed).ifPresent(found::add);
            }
        }
        List<Enrolment> all =
                enrolments.all().filter(each -> seen(each, account, today)).toList();
        Map<?, Candidate> known =
                candidates.findAll(all.stream().map(Enrolment::id).toList());
        String wanted = typed.toLowerCase(Locale.ROOT);
        return byName(all.stream()
                .filter(each -> {
                    Candidate candidate = known.get(each.id());
                    return found.contains(each.person())
                            || (candidate != null
                                    && candidate.name().toLowerCase(Locale.ROOT).contains(wanted));
                })
                .toList());
    }

    private List<Enrolment> byName(List<Enrolment> some) {
        Map<?, Candidate> known =
                candidates.findAll(some.stream().map(Enrolment::id).toList());
        return some.stream()
                .sorted(Comparator.comparing(each -> Optional.ofNullable(known.get(each.id()))
                        .map(Candidate::name)
                        .orElse("")))
                .toList();
    }

    List<Views.Row> rows(List<Enrolment> some, Account account, Page page, LocalDate today) {
        Map<PersonId, Person> people =
                persons.findAll(some.stream().map(Enrolment::person).toList());
        Sight sight = Sight.of(account);
        List<Views.Row> rows = new ArrayList<>();
        for (Enrolment each : some) {
            Person person = people.get(each.person());
            if (person != null) {
                Ending ending = each.ending();
                rows.add(new Views.Row(
                        person.id().value(),
                        person.name(),
                        sight.mail() ? text(person.mail()) : "",
                        institutes.nameOf(each.institute(today)),
                        page.t("training." + each.training().code()),
                        each.training() == Training.AIOS ? Integer.toString(EffectiveWeeks.groupAt(each, today)) : "",
                        state(each, today),
                        sight.all() ? day(page, each.begin()) : "",
                        sight.all() && ending != null ? day(page, ending.day()) : ""));
            }
        }
        return rows;
    }

    List<Views.Known> known(Person person, Sight sight, Page page) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        if (sight.mail()) {
            fields.put("mail", person.mail());
        }
        if (sight.all()) {
            LocalDate birth = person.birthDate();
            fields.put("phone", person.phone());
            fields.put("address", person.address());
            fields.put("birthDate", birth == null ? null : day(page, birth));
            fields.put("big", masked(person.big()));
            fields.put("externalId", person.externalId());
        }
        return fields.entrySet().stream()
                .map(each -> new Views.Known(each.getKey(), text(each.getValue())))
                .toList();
    }

    static String masked(@Nullable String big) {
        return big == null ? "" : "•••••••" + big.substring(big.length() - 4);
    }

    List<Views.Training> trainings(Collection<Enrolment> all, Sight sight, Page page, LocalDate today) {
        Map<?, Candidate> known =
                candidates.findAll(all.stream().map(Enrolment::id).toList());
        return all.stream()
                .map(each -> training(each, known.get(each.id()), sight, page, today))
                .toList();
    }

    private Views.Training training(
            Enrolment enrolment, @Nullable Candidate candidate, Sight sight, Page page, LocalDate today) {
        List<Views.Known> facts = new ArrayList<>();
        Ending ending = enrolment.ending();
        int extra = candidate == null ? 0 : candidate.extraMinutes();
        if (sight.all()) {
            facts.add(new Views.Known("field.begin", day(page, enrolment.begin())));
            if (ending != null) {
                String kind = page.t("ending." + ending.kind().name().toLowerCase(Locale.ROOT));
                LocalDate before = ending.before();
                facts.add(new Views.Known("field.end", day(page, ending.day()) + ", " + kind));
                if (before != null) {
                    facts.add(new Views.Known("persons.endBefore", day(page, before)));
                }
            }
            if (enrolment.training() == Training.AIOS) {
                facts.add(new Views.Known(
                        "persons.weeks",
                        page.decimal(EffectiveWeeks.at(enrolment, today)) + " → "
                                + page.t("people.phase", EffectiveWeeks.groupAt(enrolment, today))));
            }
            if (!enrolment.shares().isEmpty()) {
                facts.add(new Views.Known(
                        "field.share",
                        enrolment.shares().stream()
                                .map(each -> each.share().toPlainString() + " (" + day(page, each.from()) + ")")
                                .collect(Collectors.joining(", "))));
            }
            enrolment
                    .interruptions()
                    .forEach(each -> facts.add(new Views.Known(
                            "persons.interruption",
                            page.t("reason." + each.reason()) + ", " + day(page, each.from()) + " – "
                                    + Optional.ofNullable(each.until())
                                            .map(until -> day(page, until))
                                            .orElse("…"))));
            int weeks = enrolment.exemptions().stream()
                    .mapToInt(Enrolment.Exemption::weeks)
                    .sum();
            if (weeks > 0) {
                facts.add(new Views.Known("field.exemptionWeeks", Integer.toString(weeks)));
            }
            if (extra > 0) {
                facts.add(new Views.Known("field.extraMinutes", Integer.toString(extra)));
            }
            LocalDate resumable = enrolment.resumableUntil();
            if (resumable != null) {
                facts.add(new Views.Known("field.resumableUntil", day(page, resumable)));
            }
            if (enrolment.stays().size() > 1) {
                facts.add(new Views.Known(
                        "persons.stays",
                        enrolment.stays().stream()
                                .map(each -> institutes.nameOf(each.institute()) + " (" + day(page, each.from()) + ")")
                                .collect(Collectors.joining(", "))));
            }
        }
        Span span = Span.of(enrolment, today);
        return new Views.Training(
                enrolment.id().value(),
                page.t("training." + enrolment.training().code()),
                institutes.nameOf(enrolment.institute(today)),
                state(enrolment, today),
                facts,
                sight.all() ? span.bars(enrolment, page) : List.of(),
                span.at(today),
                day(page, span.from()),
                day(page, span.until()),
                ending != null,
                extra);
    }

    /** The days a timeline covers. */
    private record Span(LocalDate from, LocalDate until) {

        static Span of(Enrolment enrolment, LocalDate today) {
            Ending ending = enrolment.ending();
            LocalDate from = enrolment.begin().isBefore(today) ? enrolment.begin() : today;
            LocalDate last = ending == null || ending.day().isBefore(today) ? today : ending.day();
            return new Span(from, last.plusDays(Math.max(30, ChronoUnit.DAYS.between(from, last) / 20)));
        }

        double at(LocalDate day) {
            double share =
                    (double) ChronoUnit.DAYS.between(from, day) / Math.max(1, ChronoUnit.DAYS.between(from, until));
            return Math.round(Math.max(0, Math.min(1, share)) * 6_000) / 10.0;
        }

        List<Views.Bar> bars(Enrolment enrolment, Page page) {
            Ending ending = enrolment.ending();
            List<Views.Bar> bars = new ArrayList<>();
            bars.add(bar("bar", enrolment.begin(), ending == null ? until : ending.day(), ""));
            enrolment
                    .interruptions()
                    .forEach(each -> bars.add(bar(
                            "gap",
                            each.from(),
                            Optional.ofNullable(each.until()).orElse(until),
                            page.t("reason." + each.reason()))));
            return bars;
        }

        private Views.Bar bar(String kind, LocalDate first, LocalDate last, String label) {
            double x = at(first);
            return new Views.Bar(kind, x, Math.max(2, at(last.plusDays(1)) - x), label);
        }
    }

    List<Views.Corrected> history(PersonId id, Person now, Page page) {
        List<Persons.Earlier> earlier = persons.history(id);
        List<Views.Corrected> history = new ArrayList<>();
        for (int i = earlier.size() - 1; i >= 0; i--) {
            Person after = i + 1 < earlier.size() ? earlier.get(i + 1).person() : now;
            Persons.Earlier each = earlier.get(i);
            history.add(new Views.Corrected(
                    page.date(each.replacedAt()), each.by(), each.reason(), changes(each.person(), after)));
        }
        return history;
    }

    private static List<Outcome.FieldChange> changes(Person before, Person after) {
        List<Outcome.FieldChange> changes = new ArrayList<>();
        note(changes, "name", before.name(), after.name());
        note(changes, "mail", before.mail(), after.mail());
        note(changes, "phone", before.phone(), after.phone());
        note(changes, "address", before.address(), after.address());
        note(changes, "birthDate", before.birthDate(), after.birthDate());
        note(changes, "externalId", before.externalId(), after.externalId());
        if (!Objects.equals(before.big(), after.big())) {
            changes.add(new Outcome.FieldChange("big", masked(before.big()), masked(after.big())));
        }
        return changes;
    }

    private static void note(
            List<Outcome.FieldChange> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Outcome.FieldChange(
                    field, before == null ? "" : before.toString(), after == null ? "" : after.toString()));
        }
    }

    /** coming, active, leave or ended. */
    static String state(Enrolment enrolment, LocalDate today) {
        Ending ending = enrolment.ending();
        if (ending != null && ending.day().isBefore(today)) {
            return "ended";
        }
        if (enrolment.begin().isAfter(today)) {
            return "coming";
        }
        boolean away = enrolment.interruptions().stream()
                .anyMatch(each -> !each.from().isAfter(today)
                        && (each.until() == null || !each.until().isBefore(today)));
        return away ? "leave" : "active";
    }

    static String day(Page page, LocalDate day) {
        Locale locale = page.messages().language().locale();
        return DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(day).replace(".", "");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
