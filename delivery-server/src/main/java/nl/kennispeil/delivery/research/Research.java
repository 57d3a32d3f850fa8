package nl.kennispeil.delivery.research;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.attempt.PracticeSitting;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.vault.Vault;

/**
 * The pseudonymised copy for research (R18, domain.md T18): made when a psychometrician proposes it and a privacy officer
 * approves, with a key that is here for that moment only. A purge of the person leaves it alone; an objection does not,
 * and ten years after the day of the sitting it is gone.
 *
 * <p>As long as the person is known here, the rights of access and objection reach into it: the person id is what turns a
 * record back into somebody's (AVG art. 11(2)). After the purge nobody can.
 */
public final class Research {

    private static final String SUBJECT = "research";

    /** What it reads from, of the server itself. */
    public record Sources(
            Shelves shelves,
            ServerSecret secret,
            Vault vault,
            Sittings sittings,
            Rosters rosters,
            Institutes institutes,
            Attempts attempts,
            Results results,
            Enrolments enrolments,
            AuditTrail audit,
            ResearchLedger ledger) {}

    /** What became of an objection. */
    public enum Withdrawal {
        /** Nothing of the person is in the store any more. */
        DONE,
        /** The key was not there: done as soon as it is, and until then the set is handed to nobody. */
        WAITING
    }

    private final ResearchKey key;
    private final ResearchStore store;
    private final Withdrawals withdrawals;
    private final ExportRuns runs;
    private final ResultCopy copy;
    private final Sittings sittings;
    private final ServerSecret secret;
    private final AuditTrail audit;
    private final ResearchLedger ledger;
    private final Runnable eraseFiles;

    /**
     * @param own the shelves of the research database
     * @param eraseFiles clears the files of the research database of what was deleted
     */
    public Research(Sources of, Shelves own, ResearchKey key, Objections objections, Runnable eraseFiles) {
        this.key = key;
        this.store = new ResearchStore(own);
        this.withdrawals = new Withdrawals(of.shelves(), of.vault(), of.secret());
        this.runs = new ExportRuns(of.shelves());
        this.copy =
                new ResultCopy(of.enrolments(), of.rosters(), of.institutes(), of.attempts(), of.results(), objections);
        this.sittings = of.sittings();
        this.secret = of.secret();
        this.audit = of.audit();
        this.ledger = of.ledger();
        this.eraseFiles = eraseFiles;
    }

    /** Whether this installation has a research store at all. */
    boolean configured() {
        return key.configured();
    }

    /** Whether the key is there now. */
    boolean keyPresent() {
        return key.present();
    }

    /** Objections that wait for the key. */
    public int waiting() {
        return withdrawals.size();
    }

    /** Sittings whose results may be copied: released ones, the latest first. */
    List<Sitting> candidates() {
        return sittings.all().stream()
                .filter(each -> each.progress() == Sitting.Progress.RELEASED
                        && !each.kind().equals(PracticeSitting.KIND))
                .toList();
    }

    List<ExportRuns.Run> runs() {
        return runs.all();
    }

    Map<String, Integer> sizes() {
        return store.sizes();
    }

    /** @throws BadRequest 400 when no sitting is chosen or one has not been released */
    void propose(List<SittingId> chosen, Account by, Instant now) {
        List<SittingId> allowed = candidates().stream().map(Sitting::id).toList();
        if (chosen.isEmpty() || !allowed.containsAll(chosen)) {
            throw new BadRequest(400, "research-choose");
        }
        String id = Base32.encode(secret.derive("research-run", by.login(), now.toString()), 10);
        runs.propose(id, chosen, by.login(), now);
        note(by, "research.propose", chosen, now);
    }

    /**
     * Copies what was proposed; may be repeated when it broke off.
     *
     * @return how many records were made
     * @throws BadRequest 403 when it is the one who proposed; 409 when the key is not there; 404 when nothing waits
     */
    int approve(String id, Account by, Instant now) {
        ExportRuns.Run run = runs.open(id);
        if (run.proposedBy().equals(by.login())) {
            throw new BadRequest(409, "second-person");
        }
        Pseudonyms pseudonyms = key.pseudonyms().orElseThrow(() -> new BadRequest(409, "research-no-key"));
        settle(now);
        int records = 0;
        LocalDate today = Amsterdam.day(now);
        for (SittingId each : run.sittings()) {
            Sitting sitting = sittings.find(each).orElse(null);
            if (sitting != null && ResearchStore.mayHold(Amsterdam.day(sitting.opens()), today)) {
                records += copy.copy(sitting, pseudonyms, store);
            }
        }
        runs.approved(id, by.login(), records, now);
        note(by, "research.approve", run.sittings(), now);
        return records;
    }

    /** Takes a proposal back. */
    void drop(String id, Account by, Instant now) {
        ExportRuns.Run run = runs.open(id);
        runs.drop(id);
        note(by, "research.drop", run.sittings(), now);
    }

    /**
     * Hands over every record, in the order of the pseudonyms.
     *
     * @throws BadRequest 409 while an objection waits for the key
     */
    void download(Account by, Instant now, Consumer<ResearchRecord> to) {
        settle(now);
        if (withdrawals.size() > 0) {
            throw new BadRequest(409, "research-objection-waits");
        }
        store.each(to);
        audit.append(SUBJECT, by.login(), by.role().code(), "research.download", "", "", now);
    }

    /** Takes somebody out at once (AVG art. 21(6)); of an objection that must also keep out of the next run, see {@link Objections}. */
    public Withdrawal withdraw(PersonId person, Instant now) {
        if (!key.configured() && store.sizes().isEmpty()) {
            return Withdrawal.DONE;
        }
        // first the promise, then the deed: whatever breaks off here is done at the next chance
        withdrawals.add(person, now);
        settle(now);
        if (withdrawals.plain(person) == 0) {
            return Withdrawal.DONE;
        }
        audit.append(SUBJECT, "system", "system", "research.objection-waits", person.value(), "", now);
        return Withdrawal.WAITING;
    }

    /** What is in the store about somebody who is known here; empty while the key is not there. */
    public List<ResearchRecord> find(PersonId person) {
        return key.pseudonyms()
                .map(each -> store.find(each.of(person), occasions(each)))
                .orElse(List.of());
    }

    /** Carries out what waits, if the key is there; how many records went. */
    public int settle(Instant now) {
        Pseudonyms pseudonyms =
                withdrawals.size() == 0 ? null : key.pseudonyms().orElse(null);
        if (pseudonyms == null) {
            return 0;
        }
        List<PersonId> waiting = withdrawals.all();
        List<String> occasions = occasions(pseudonyms);
        List<String> here = waiting.stream()
                .map(pseudonyms::of)
                .filter(each -> !store.find(each, occasions).isEmpty())
                .toList();
        // first the way to take them out of a backup too, for which there will be no key
        ledger.out(here, now);
        int gone = 0;
        for (String each : here) {
            gone += store.remove(each, occasions);
        }
        if (gone > 0) {
            eraseFiles.run();
        }
        waiting.forEach(withdrawals::done);
        audit.append(SUBJECT, "system", "system", "research.objections-done", "", "persons=" + waiting.size(), now);
        return gone;
    }

    /**
     * Takes somebody out of a restored store who objected since the backup was made: as soon as the key is there, and
     * until then the set is handed to nobody.
     */
    public void withdrawFromRestored(PersonId person, Instant now) {
        withdrawals.add(person, now);
    }

    /**
     * Takes out of a restored store, without the key, what was taken out since the backup was made and what is older
     * than ten years; how many records.
     */
    public int settleRestored(Instant now) {
        int gone = store.remove(ledger.taken());
        return gone + expire(now);
    }

    /** Removes what is older than ten years; how many records. */
    int expire(Instant now) {
        int gone = store.sweep(Amsterdam.day(now));
        if (gone > 0) {
            eraseFiles.run();
        }
        return gone;
    }

    Withdrawals withdrawals() {
        return withdrawals;
    }

    private List<String> occasions(Pseudonyms pseudonyms) {
        List<String> occasions = new ArrayList<>();
        sittings.all().forEach(each -> occasions.add(pseudonyms.occasion(each.id())));
        return occasions;
    }

    private void note(Account by, String action, List<SittingId> about, Instant now) {
        String detail = String.join(" ", about.stream().map(SittingId::value).toList());
        audit.append(SUBJECT, by.login(), by.role().code(), action, "", detail, now);
    }
}
