package nl.kennispeil.delivery.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.EnrolmentDraft;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.retention.Kept;
import org.jspecify.annotations.Nullable;

/**
 * Compares rows with what is here and says what would change. Rows of one person belong together, rows of one training
 * and first day make one enrolment. What is wrong with one person never touches another.
 */
final class Planner {

    private final Persons persons;
    private final Enrolments enrolments;
    private final Candidates candidates;
    private final Enrolling enrolling;
    private final Kept kept;

    Planner(Persons persons, Enrolments enrolments, Candidates candidates, Enrolling enrolling, Kept kept) {
        this.persons = persons;
        this.enrolments = enrolments;
        this.candidates = candidates;
        this.enrolling = enrolling;
        this.kept = kept;
    }

    /**
     * @param refused rows that could not be read
     * @param institute the only institute whoever asks may touch; null for the whole country
     */
    Plan plan(List<Entry> entries, List<Outcome> refused, @Nullable String institute, Instant now) {
        return new Run(entries, institute, now).plan(refused);
    }

    /** One comparison, with what it needs of the store fetched together. */
    private final class Run {

        private final @Nullable String institute;
        private final LocalDate today;
        private final Rows rows;
        private final Map<String, List<Entry>> byPerson = new LinkedHashMap<>();
        private final Map<String, PersonId> ids = new HashMap<>();
        private final Map<PersonId, Person> people;
        private final Map<PersonId, List<Enrolment>> known;
        private final Map<CandidateId, Candidate> projected;
        private final Map<Column, Map<String, PersonId>> taken = new HashMap<>();
        private final Map<Column, Map<String, Entry>> seen = new HashMap<>();

        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<Enrolling.Wanted> wanted = new ArrayList<>();
        private int ending;

        Run(List<Entry> entries, @Nullable String institute, Instant now) {
            this.institute = institute;
            this.today = Enrolling.today(now);
            this.rows = new Rows(today, now);
            for (Entry each : entries) {
                byPerson.computeIfAbsent(normal(each.externalId()), any -> new ArrayList<>())
                        .add(each);
            }
            ids.putAll(persons.findAll(Persons.Lookup.EXTERNAL_ID, byPerson.keySet()));
            people = persons.findAll(ids.values());
            known = enrolments.ofAll(ids.values());
            projected = candidates.findAll(known.values().stream()
                    .flatMap(Collection::stream)
                    .map(Enrolment::id)
                    .toList());
            taken.put(Column.MAIL, persons.findAll(Persons.Lookup.MAIL, all(entries, Column.MAIL)));
            taken.put(Column.BIG, persons.findAll(Persons.Lookup.BIG, all(entries, Column.BIG)));
        }

        Plan plan(List<Outcome> refused) {
            outcomes.addAll(refused);
            byPerson.forEach(this::person);
            outcomes.sort(Comparator.comparingInt(Outcome::line));
            return new Plan(
                    List.copyOf(outcomes),
                    List.copyOf(wanted),
                    Set.copyOf(people.keySet()),
                    new MassEnd(active(), ending));
        }

        private int active() {
            if (ending == 0) {
                return 0;
            }
            return (int) enrolments
                    .all()
                    .filter(each -> institute == null || each.institute(today).equals(institute))
                    .filter(each -> each.active(today))
                    .count();
        }

        private void person(String externalId, List<Entry> rowsOfPerson) {
            // before anything is compared: whose rows are not theirs learns nothing else
            List<Entry> all = rowsOfPerson.stream().filter(this::ofOwnInstitute).toList();
            if (all.isEmpty()) {
                return;
            }
            Entry first = all.get(0);
            PersonId id = Optional.ofNullable(ids.get(externalId)).orElseGet(enrolling::newPersonId);
            Person before = people.get(id);
            Person after;
            try {
                checkScope(before, known.getOrDefault(id, List.of()));
                checkTaken(first, id, Column.MAIL, "mail-other");
                checkTaken(first, id, Column.BIG, "big-other");
                Person told = rows.person(id, before, first);
                after = before != null && apart(id) ? before : told;
            } catch (Refusal e) {
                all.forEach(each -> refuse(each, e.problem()));
                return;
            }
            Map<CandidateId, Enrolment> state = new LinkedHashMap<>();
            known.getOrDefault(id, List.of()).forEach(each -> state.put(each.id(), each));
            Map<CandidateId, Integer> minutes = new HashMap<>();
            Set<CandidateId> touched = new HashSet<>();
            boolean told = false;
            for (List<Entry> each : byEnrolment(all)) {
                told |= enrolment(before, after, each, state, minutes, touched, !told);
            }
            if (told) {
                List<Enrolling.WantedEnrolment> changed = touched.stream()
                        .map(each -> new Enrolling.WantedEnrolment(
                                Objects.requireNonNull(state.get(each)), minutes.get(each)))
                        .toList();
                if (before == null || !before.equals(after) || !changed.isEmpty()) {
                    wanted.add(new Enrolling.Wanted(after, changed));
                }
            }
        }

        /** The rows of each enrolment, those with the earliest first day first; rows that contradict are refused. */
        private List<List<Entry>> byEnrolment(List<Entry> all) {
            Entry first = all.get(0);
            Map<String, List<Entry>> groups = new LinkedHashMap<>();
            List<Entry> sorted = all.stream()
                    .sorted(Comparator.comparing(each -> each.required(Column.BEGIN, LocalDate.class)))
                    .toList();
            for (Entry each : sorted) {
                Optional<Column> column = each.contradicts(first, OF_PERSON);
                List<Entry> group = groups.computeIfAbsent(
                        Rows.training(each) + " " + each.required(Column.BEGIN, LocalDate.class),
                        any -> new ArrayList<>());
                Entry against = first;
                if (column.isEmpty() && !group.isEmpty()) {
                    against = group.get(0);
                    column = each.contradicts(against, OF_ENROLMENT);
                }
                if (column.isPresent()) {
                    refuse(each, new Problem(column.get(), "contradiction", Integer.toString(against.line())));
                } else {
                    group.add(each);
                }
            }
            return groups.values().stream().filter(each -> !each.isEmpty()).toList();
        }

        /** True when the rows are taken. */
        private boolean enrolment(
                @Nullable Person before,
                Person after,
                List<Entry> group,
                Map<CandidateId, Enrolment> state,
                Map<CandidateId, Integer> minutes,
                Set<CandidateId> touched,
                boolean withPerson) {
            Entry first = group.get(0);
            try {
                Match match = match(after.id(), first, state.values());
                Enrolment former = match.former();
                if (former != null
                        && institute != null
                        && !former.institute(today).equals(institute)) {
                    throw new Refusal(Problem.ofRow("elsewhere", ""));
                }
                if (former != null) {
                    checkOpen(former, match.resumes());
                }
                Enrolment next = rows.enrolment(match.draft(), former, group, match.latest());
                if (former == null && MassEnd.due(next, today)) {
                    throw new Refusal(Problem.in(Column.END, "past-term"));
                }
                Integer extra = first.says(Column.EXTRA_MINUTES)
                        ? first.value(Column.EXTRA_MINUTES, Integer.class).orElse(0)
                        : null;
                Changes changes = new Changes();
                if (withPerson && before != null && !before.equals(after)) {
                    changes.person(before, after, Corrected.fields(persons.history(before.id()), before));
                }
                changes.enrolment(former, next);
                Candidate candidate = projected.get(next.id());
                if (former != null && candidate != null) {
                    changes.extraMinutes(candidate.extraMinutes(), extra);
                }
                boolean extraDiffers =
                        extra != null && (candidate == null ? extra > 0 : candidate.extraMinutes() != extra);
                if (former != null && MassEnd.counts(former, next, today)) {
                    ending++;
                }
                if (!next.equals(former) || extraDiffers) {
                    touched.add(next.id());
                    state.put(next.id(), next);
                    if (extra != null) {
                        minutes.put(next.id(), extra);
                    }
                }
                Outcome.Kind kind = former == null
                        ? Outcome.Kind.NEW
                        : changes.list().isEmpty() ? Outcome.Kind.UNCHANGED : Outcome.Kind.CHANGED;
                boolean unseen = former != null && kept.hidden(former.id());
                for (Entry each : group) {
                    outcomes.add(new Outcome(
                            each.line(),
                            each.externalId(),
                            first.required(Column.NAME, String.class),
                            kind,
                            each.line() == first.line() && !unseen ? changes.list() : List.of(),
                            null));
                }
                return true;
            } catch (Refusal e) {
                group.forEach(each -> refuse(each, e.problem()));
                return false;
            }
        }

        /**
         * @param latest false for the rows of a period that was followed by another
         * @param resumes true for a new period after an end
         */
        private record Match(@Nullable Enrolment former, EnrolmentDraft draft, boolean latest, boolean resumes) {}

        private Match match(PersonId person, Entry row, Collection<Enrolment> known) {
            Training training = Rows.training(row);
            LocalDate begin = row.required(Column.BEGIN, LocalDate.class);
            List<Enrolment> same =
                    known.stream().filter(each -> each.training() == training).toList();
            for (Enrolment each : same) {
                if (each.begin().equals(begin)) {
                    return new Match(each, EnrolmentDraft.of(each), !superseded(each, row), false);
                }
                if (Periods.beginsAgainOn(each, begin)) {
                    return new Match(each, EnrolmentDraft.of(each), true, false);
                }
            }
            for (Enrolment each : same) {
                Ending ended = each.ending();
                if (ended == null || !ended.day().isBefore(begin)) {
                    if (hasRowOf(each)) {
                        throw new Refusal(Problem.in(Column.BEGIN, "overlap"));
                    }
                    return new Match(each, EnrolmentDraft.of(each).begin(begin), true, false);
                }
                LocalDate last = MassEnd.lastDay(each);
                // known too late, it is a training of its own (T2)
                if (last != null && !begin.isAfter(last) && state(each) != Kept.State.OVER) {
                    return new Match(each, EnrolmentDraft.of(each).resume(begin), true, true);
                }
            }
            return new Match(
                    null,
                    EnrolmentDraft.fresh(
                            enrolling.newEnrolmentId(),
                            person,
                            training,
                            begin,
                            row.required(Column.INSTITUTE, String.class)),
                    true,
                    false);
        }

        private boolean superseded(Enrolment enrolment, Entry row) {
            return row.value(Column.END, LocalDate.class)
                    .filter(end -> Periods.endedOn(enrolment, end))
                    .isPresent();
        }

        /** True when the file has a row for exactly this enrolment too. */
        private boolean hasRowOf(Enrolment enrolment) {
            Person person = people.get(enrolment.person());
            String externalId = person == null ? null : person.externalId();
            return externalId == null
                    || byPerson.getOrDefault(normal(externalId), List.of()).stream()
                            .anyMatch(each -> Rows.training(each) == enrolment.training()
                                    && each.required(Column.BEGIN, LocalDate.class)
                                            .equals(enrolment.begin()));
        }

        private boolean ofOwnInstitute(Entry row) {
            boolean own = institute == null
                    || row.required(Column.INSTITUTE, String.class).equals(institute);
            if (!own) {
                refuse(row, Problem.in(Column.INSTITUTE, "other-institute"));
            }
            return own;
        }

        /** Somebody of another institute: neither changed nor shown to those who are bound to one. */
        private void checkScope(@Nullable Person before, List<Enrolment> theirs) {
            if (institute != null
                    && before != null
                    && theirs.stream().noneMatch(each -> each.institute(today).equals(institute))) {
                throw new Refusal(Problem.ofRow("elsewhere", ""));
            }
        }

        /** Somebody of whom there is nothing else to see: what stands there is neither told nor changed. */
        private boolean apart(PersonId id) {
            List<Enrolment> theirs = known.getOrDefault(id, List.of());
            return !theirs.isEmpty() && theirs.stream().allMatch(each -> kept.hidden(each.id()));
        }

        private Kept.State state(Enrolment enrolment) {
            // looking closely costs look-ups, and nearly everybody is simply in training
            return kept.hidden(enrolment.id()) || MassEnd.due(enrolment, today)
                    ? kept.state(enrolment.id(), today)
                    : Kept.State.OPEN;
        }

        private void checkOpen(Enrolment enrolment, boolean resumes) {
            Kept.State state = state(enrolment);
            if (state == Kept.State.OVER) {
                throw new Refusal(Problem.ofRow("past-last", ""));
            }
            if (state == Kept.State.APART || (state == Kept.State.RESUMABLE && !resumes)) {
                throw new Refusal(Problem.ofRow("set-apart", ""));
            }
        }

        private void checkTaken(Entry row, PersonId id, Column column, String code) {
            String value = row.value(column, String.class).orElse("");
            if (value.isEmpty()) {
                return;
            }
            PersonId owner = taken.getOrDefault(column, Map.of()).get(value);
            if (owner != null && !owner.equals(id)) {
                throw new Refusal(Problem.in(column, code));
            }
            Entry before = seen.computeIfAbsent(column, any -> new HashMap<>()).putIfAbsent(normal(value), row);
            if (before != null && !normal(before.externalId()).equals(normal(row.externalId()))) {
                throw new Refusal(new Problem(column, "twice", Integer.toString(before.line())));
            }
        }

        private void refuse(Entry row, Problem problem) {
            outcomes.add(Outcome.refused(
                    row.line(),
                    row.externalId(),
                    row.value(Column.NAME, String.class).orElse(""),
                    problem));
        }
    }

    private static final List<Column> OF_PERSON =
            List.of(Column.NAME, Column.MAIL, Column.PHONE, Column.ADDRESS, Column.BIRTH_DATE, Column.BIG);

    private static final List<Column> OF_ENROLMENT = List.of(
            Column.INSTITUTE,
            Column.INSTITUTE_FROM,
            Column.END,
            Column.END_KIND,
            Column.EXEMPTION_WEEKS,
            Column.EXTRA_MINUTES,
            Column.RESUMABLE_UNTIL);

    private static Set<String> all(List<Entry> entries, Column column) {
        Set<String> values = new HashSet<>();
        entries.forEach(each -> each.value(column, String.class).ifPresent(values::add));
        return values;
    }

    private static String normal(String externalId) {
        return externalId.strip().toLowerCase(Locale.ROOT);
    }
}
