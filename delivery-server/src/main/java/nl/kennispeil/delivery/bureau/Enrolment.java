package nl.kennispeil.delivery.bureau;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.attempt.ExamCodes;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.Sitting;

/** Puts candidates on the list of a sitting and makes their codes usable. Doing it twice changes nothing. */
final class Enrolment {

    private final ServerSecret secret;
    private final Candidates candidates;
    private final Attempts attempts;
    private final Rosters rosters;
    private final ExamCodes codes;
    private final Participants participants;
    private final Ledger ledger;
    private final Function<FormRef, Set<CandidateId>> quarantine;

    Enrolment(
            ServerSecret secret,
            Candidates candidates,
            Attempts attempts,
            Rosters rosters,
            ExamCodes codes,
            Participants participants,
            Ledger ledger) {
        this(secret, candidates, attempts, rosters, codes, participants, ledger, form -> Set.of());
    }

    /** @param quarantine who may not sit a form, since it holds items of their own */
    Enrolment(
            ServerSecret secret,
            Candidates candidates,
            Attempts attempts,
            Rosters rosters,
            ExamCodes codes,
            Participants participants,
            Ledger ledger,
            Function<FormRef, Set<CandidateId>> quarantine) {
        this.quarantine = quarantine;
        this.secret = secret;
        this.candidates = candidates;
        this.attempts = attempts;
        this.rosters = rosters;
        this.codes = codes;
        this.participants = participants;
        this.ledger = ledger;
    }

    /** The candidates who wrote at items of this form, as far as the account covers them and may see them. */
    List<Screens.Author> authors(Sitting sitting, Account account) {
        Set<CandidateId> listed = participants.of(sitting.id(), account).stream()
                .flatMap(each -> Optional.ofNullable(each.candidate()).stream())
                .collect(Collectors.toSet());
        return candidates.findAll(List.copyOf(quarantine.apply(sitting.form()))).values().stream()
                .filter(each -> account.covers(each.institute()) && !participants.hidden(each.id()))
                .map(each -> new Screens.Author(each.id().value(), listed.contains(each.id())))
                .sorted(Comparator.comparing(Screens.Author::candidate))
                .toList();
    }

    /** How many are on the list and how many could be, per institute and phase. */
    List<Screens.GroupRow> groups(Sitting sitting, Account account) {
        Map<String, int[]> on = new LinkedHashMap<>();
        for (Attempt each : participants.of(sitting.id(), account)) {
            if (each.phase() >= 1) {
                on.computeIfAbsent(each.institute(), any -> new int[7])[each.phase()]++;
            }
        }
        List<Screens.GroupRow> rows = new ArrayList<>();
        for (Institute institute : participants.institutes(account)) {
            int[] invited = new int[7];
            for (Candidate each : candidates.ofInstitute(institute.id())) {
                invited[each.phase()] += each.invited() ? 1 : 0;
            }
            int[] listed = on.getOrDefault(institute.id(), new int[7]);
            List<Screens.GroupCell> cells = new ArrayList<>();
            for (int phase = 1; phase <= 6; phase++) {
                cells.add(new Screens.GroupCell(phase, invited[phase], listed[phase]));
            }
            rows.add(new Screens.GroupRow(institute.id(), institute.name(), cells));
        }
        return rows;
    }

    /**
     * Everybody who is invited of these institutes and phases.
     *
     * @param institutes ids; those the account does not cover are left out
     * @return how many were added
     */
    int byGroup(Sitting sitting, Set<String> institutes, Set<Integer> phases, Account account, Instant now) {
        List<Attempt> added = new ArrayList<>();
        Set<CandidateId> barred = quarantine.apply(sitting.form());
        int authors = 0;
        for (Institute institute : participants.institutes(account)) {
            if (institutes.contains(institute.id())) {
                for (Candidate each : candidates.ofInstitute(institute.id())) {
                    boolean wanted = each.invited() && phases.contains(each.phase());
                    if (wanted && barred.contains(each.id())) {
                        authors++;
                    } else if (wanted) {
                        added.add(attempt(sitting, each, each.extraMinutes()));
                    }
                }
            }
        }
        int count = register(sitting, added);
        ledger.write(Ledger.line(account, sitting.id(), "sitting.enrol", now)
                .detail("added", count)
                .detail("of", added.size())
                .detail("authors", authors)
                .detail("institutes", String.join(", ", new TreeSet<>(institutes)))
                .detail("phases", phases.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "))));
        return count;
    }

    /** Everybody on an uploaded list that can be taken; for the others, why not. */
    Screens.Upload byList(Sitting sitting, byte[] file, Account account, Instant now) {
        ParticipantList.Read read = ParticipantList.read(file);
        if (!read.problem().isEmpty()) {
            return new Screens.Upload(0, 0, List.of(), read.problem());
        }
        List<Screens.RowError> errors = new ArrayList<>(read.errors());
        List<Attempt> good = new ArrayList<>();
        Set<CandidateId> seen = new HashSet<>();
        Set<CandidateId> barred = quarantine.apply(sitting.form());
        Map<CandidateId, Candidate> known = candidates.findAll(
                read.rows().stream().flatMap(row -> id(row).stream()).toList());
        for (ParticipantList.Row row : read.rows()) {
            Candidate candidate = id(row).map(known::get).orElse(null);
            String problem = candidate == null ? "unknown" : problem(candidate, account, seen);
            if (candidate != null && problem.isEmpty() && barred.contains(candidate.id())) {
                problem = "author";
            }
            if (candidate == null || !problem.isEmpty()) {
                errors.add(new Screens.RowError(row.line(), ParticipantList.shown(row.person()), problem));
            } else {
                good.add(attempt(sitting, candidate, row.extraMinutes().orElse(candidate.extraMinutes())));
            }
        }
        errors.sort((a, b) -> Integer.compare(a.line(), b.line()));
        int added = register(sitting, good);
        ledger.write(Ledger.line(account, sitting.id(), "sitting.enrol-list", now)
                .about(good.stream().map(each -> each.id().value()).toList())
                .detail("added", added)
                .detail("of", good.size())
                .detail("rowsRefused", errors.size()));
        return new Screens.Upload(added, good.size() - added, errors, "");
    }

    private static String problem(Candidate candidate, Account account, Set<CandidateId> seen) {
        if (!account.covers(candidate.institute())) {
            return "institute";
        }
        if (!seen.add(candidate.id())) {
            return "duplicate";
        }
        return candidate.invited() ? "" : "leave";
    }

    private Attempt attempt(Sitting sitting, Candidate candidate, int extraMinutes) {
        return Attempt.registered(
                AttemptId.of(secret, sitting.id().value(), candidate.id().value()),
                sitting.id(),
                candidate.id(),
                candidate.institute(),
                candidate.phase(),
                sitting.condition(),
                extraMinutes);
    }

    /** Registers those that are new. Codes first become usable when list and attempt are there. */
    private int register(Sitting sitting, Collection<Attempt> wanted) {
        Set<AttemptId> before =
                attempts.findAll(wanted.stream().map(Attempt::id).toList()).keySet();
        List<Attempt> fresh =
                wanted.stream().filter(each -> !before.contains(each.id())).toList();
        attempts.register(fresh);
        // the whole selection, so that a call broken off half-way is completed by doing it again
        Map<String, List<String>> byInstitute = new LinkedHashMap<>();
        wanted.forEach(each -> byInstitute
                .computeIfAbsent(each.institute(), any -> new ArrayList<>())
                .add(each.id().value()));
        byInstitute.forEach((institute, ids) -> rosters.add(sitting.id(), institute, ids));
        codes.publish(
                attempts.findAll(wanted.stream().map(Attempt::id).toList()).values());
        return fresh.size();
    }

    private static Optional<CandidateId> id(ParticipantList.Row row) {
        try {
            return Optional.of(new CandidateId(row.person()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
