package nl.kennispeil.delivery.bureau;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.ExamCodes;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.sitting.Sitting;

/** The codes of a sitting on paper: a table, or a letter each. Making them is written down. */
final class CodeSheets {

    /** One person with the code that opens the attempt now. */
    record Entry(String attempt, String person, String name, String institute, String code) {}

    private final Participants participants;
    private final Candidates candidates;
    private final Institutes institutes;
    private final ExamCodes codes;
    private final Ledger ledger;

    CodeSheets(
            Participants participants, Candidates candidates, Institutes institutes, ExamCodes codes, Ledger ledger) {
        this.participants = participants;
        this.candidates = candidates;
        this.institutes = institutes;
        this.codes = codes;
        this.ledger = ledger;
    }

    /** {@code person,code,sitting}, sorted by person. */
    byte[] table(Sitting sitting, Account account, Instant now) {
        StringBuilder csv = new StringBuilder("person,code,sitting\r\n");
        List<Entry> entries = entries(sitting, account);
        for (Entry each : entries) {
            csv.append(each.person()).append(',').append(each.code()).append(',');
            csv.append(sitting.id()).append("\r\n");
        }
        note(sitting, account, "sitting.codes-table", entries, now);
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The people for letters, by institute and name. */
    List<Entry> forLetters(Sitting sitting, Account account, Instant now) {
        List<Entry> entries = entries(sitting, account);
        entries.sort(Comparator.comparing(Entry::institute).thenComparing(Entry::name));
        note(sitting, account, "sitting.codes-letters", entries, now);
        return entries;
    }

    private void note(Sitting sitting, Account account, String action, List<Entry> entries, Instant now) {
        ledger.write(Ledger.line(account, sitting.id(), action, now)
                .about(entries.stream().map(Entry::attempt).toList())
                .detail("codes", entries.size()));
    }

    /** Nobody who has handed in needs a code. */
    private List<Entry> entries(Sitting sitting, Account account) {
        List<Attempt> open = participants.of(sitting.id(), account).stream()
                .filter(each -> !each.submitted())
                .toList();
        Map<CandidateId, Candidate> people = candidates.findAll(open.stream()
                .flatMap(each -> Optional.ofNullable(each.candidate()).stream())
                .toList());
        List<Entry> entries = new ArrayList<>();
        for (Attempt each : open) {
            CandidateId id = each.candidate();
            Candidate person = id == null ? null : people.get(id);
            if (id != null && person != null) {
                String code = codes.current(each).shown();
                entries.add(new Entry(
                        each.id().value(), id.value(), person.name(), institutes.nameOf(each.institute()), code));
            }
        }
        entries.sort(Comparator.comparing(Entry::person));
        return entries;
    }
}
