package nl.kennispeil.delivery.bureau;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Presence;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;

/**
 * Who is where in a sitting; never an answer. The whole list is made at most once per {@link #FRESH} and sitting, and
 * every watcher gets the part the account covers, so many watchers cost little. Safe for use by many threads.
 */
final class Monitor {

    static final int PAGE_SIZE = 100;
    private static final Duration FRESH = Duration.ofSeconds(3);

    private record Snapshot(Instant at, List<Screens.Row> rows) {}

    private final Participants participants;
    private final Candidates candidates;
    private final Institutes institutes;
    private final Presence presence;
    private final FormLibrary forms;
    private final Map<SittingId, Snapshot> snapshots = new ConcurrentHashMap<>();

    Monitor(
            Participants participants,
            Candidates candidates,
            Institutes institutes,
            Presence presence,
            FormLibrary forms) {
        this.participants = participants;
        this.candidates = candidates;
        this.institutes = institutes;
        this.presence = presence;
        this.forms = forms;
    }

    /** What an account sees of a sitting: counts over all it covers, and one page of the rows that fit the filter. */
    Screens.Live watch(Sitting sitting, Account account, Screens.Filter filter, Instant now) {
        Snapshot snapshot = snapshot(sitting, now);
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        List<Screens.Row> fitting = new ArrayList<>();
        int all = 0;
        String name = filter.name().toLowerCase(Locale.ROOT);
        for (Screens.Row row : snapshot.rows()) {
            if (account.covers(row.institute())) {
                all++;
                counts.merge(row.standing(), 1, Integer::sum);
                if (fits(row, filter, name)) {
                    fitting.add(row);
                }
            }
        }
        int pages = Math.max(1, (fitting.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.min(Math.max(1, filter.page()), pages);
        List<Screens.Row> shown = fitting.subList((page - 1) * PAGE_SIZE, Math.min(fitting.size(), page * PAGE_SIZE));
        List<Screens.Count> listed = new ArrayList<>();
        for (Standing each : Standing.values()) {
            listed.add(new Screens.Count(each.code(), counts.getOrDefault(each, 0)));
        }
        return new Screens.Live(snapshot.at(), all, listed, fitting.size(), page, pages, List.copyOf(shown));
    }

    /** Whether each candidate is given items of their own. */
    boolean adaptive(Sitting sitting) {
        return forms.form(sitting.form()).form().rules().adaptive() != null;
    }

    /** One attempt as the list shows it, made anew. */
    Screens.Row row(Sitting sitting, Attempt attempt, Instant now) {
        return rows(sitting, List.of(attempt), now).get(0);
    }

    /** Makes the next look at a sitting a fresh one, after somebody changed something. */
    void forget(SittingId sitting) {
        snapshots.remove(sitting);
    }

    private Snapshot snapshot(Sitting sitting, Instant now) {
        Snapshot known = snapshots.get(sitting.id());
        if (known != null && fresh(known, now)) {
            return known;
        }
        // one thread per sitting makes it, the others wait for it
        return snapshots.compute(
                sitting.id(),
                (id, old) -> old != null && fresh(old, now)
                        ? old
                        : new Snapshot(now, rows(sitting, participants.shown(id), now)));
    }

    private static boolean fresh(Snapshot snapshot, Instant now) {
        return now.isBefore(snapshot.at().plus(FRESH));
    }

    private List<Screens.Row> rows(Sitting sitting, List<Attempt> attempts, Instant now) {
        Map<AttemptId, Presence.Seen> seen = presence.of(sitting.id());
        FormRules rules = forms.form(sitting.form()).form().rules();
        Map<CandidateId, Candidate> people = candidates.findAll(attempts.stream()
                .flatMap(each -> Optional.ofNullable(each.candidate()).stream())
                .toList());
        List<Screens.Row> rows = new ArrayList<>(attempts.size());
        for (Attempt each : attempts) {
            CandidateId id = each.candidate();
            Candidate person = id == null ? null : people.get(id);
            String name = person == null ? each.id().value() : person.name();
            rows.add(row(each, sitting, rules, name, seen, now));
        }
        rows.sort(Comparator.comparing(Screens.Row::name).thenComparing(Screens.Row::attempt));
        return rows;
    }

    private Screens.Row row(
            Attempt attempt,
            Sitting sitting,
            FormRules rules,
            String name,
            Map<AttemptId, Presence.Seen> seen,
            Instant now) {
        Presence.Seen last = seen.get(attempt.id());
        Instant deadline = attempt.deadline(sitting, rules).orElse(null);
        Standing standing = Standing.of(attempt, sitting, deadline, last, now);
        boolean silent = standing == Standing.OFFLINE;
        return new Screens.Row(
                attempt.id().value(),
                name,
                attempt.institute(),
                institutes.nameOf(attempt.institute()),
                attempt.phase(),
                standing,
                silent ? Standing.lastHeard(attempt, last) : attempt.submittedAt(),
                last == null ? null : last.saved(),
                last == null ? 0 : last.answered(),
                deadline,
                attempt.extraMinutes(),
                attempt.forced(),
                attempt.reopenAskedBy());
    }

    private static boolean fits(Screens.Row row, Screens.Filter filter, String name) {
        return (filter.state().isEmpty() || row.standing().code().equals(filter.state()))
                && (filter.institute().isEmpty() || row.institute().equals(filter.institute()))
                && (name.isEmpty() || row.name().toLowerCase(Locale.ROOT).contains(name));
    }
}
