package nl.kennispeil.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.kennispeil.delivery.account.AccountDeletion;
import nl.kennispeil.delivery.account.SecondFactors;
import nl.kennispeil.delivery.account.SubjectLinks;
import nl.kennispeil.delivery.attempt.AttemptDeletion;
import nl.kennispeil.delivery.attempt.CodeDeletion;
import nl.kennispeil.delivery.attempt.PresenceDeletion;
import nl.kennispeil.delivery.attempt.PresenceSweep;
import nl.kennispeil.delivery.attempt.ResponseDeletion;
import nl.kennispeil.delivery.audit.AuditDeletion;
import nl.kennispeil.delivery.audit.AuditSweep;
import nl.kennispeil.delivery.backup.AfterRestore;
import nl.kennispeil.delivery.candidate.CandidateDeletion;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.consent.ConsentDeletion;
import nl.kennispeil.delivery.consent.PhotoSweep;
import nl.kennispeil.delivery.person.EnrolmentDeletion;
import nl.kennispeil.delivery.purge.Certificates;
import nl.kennispeil.delivery.purge.ConfirmationDeletion;
import nl.kennispeil.delivery.purge.Confirmations;
import nl.kennispeil.delivery.purge.PurgeLedger;
import nl.kennispeil.delivery.purge.PurgeRun;
import nl.kennispeil.delivery.purge.Register;
import nl.kennispeil.delivery.result.ResultDeletion;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Sweep;
import nl.kennispeil.delivery.rights.RightsDeletion;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.session.LoginLimits;
import nl.kennispeil.delivery.session.SessionDeletion;
import nl.kennispeil.delivery.session.Sessions;
import nl.kennispeil.delivery.sitting.RosterDeletion;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.KeyDeletion;
import nl.kennispeil.delivery.vault.MasterKeyFile;

/**
 * What lets go of persons: every deletion step and every clock of its own, in one place. A feature that keeps something
 * about persons adds its step here; a test fails until it does.
 */
public record PersonalData(
        Register register,
        Confirmations confirmations,
        Certificates certificates,
        PurgeLedger ledger,
        List<DeletionStep> steps,
        PurgeRun run) {

    /** How long clearing the files of an embedded store may take. */
    private static final Duration ERASING = Duration.ofMinutes(10);

    /**
     * @param ledgerFile the purge ledger outside the store
     * @param node name of this node
     */
    public static PersonalData of(Stores stores, Store store, Path ledgerFile, String node, Clock clock) {
        Confirmations confirmations = new Confirmations(stores.shelves());
        Certificates certificates = new Certificates(stores.shelves());
        PurgeLedger ledger = new PurgeLedger(stores.shelves(), ledgerFile);
        ledger.open();
        Register register = new Register(stores.enrolments(), List.of(confirmations::with, stores.rights()::with));
        PurgeRun run = new PurgeRun(
                new PurgeRun.Tools(
                        register,
                        stores.enrolments(),
                        stores.sittings(),
                        stores.secret(),
                        confirmations,
                        certificates,
                        ledger,
                        stores.audit(),
                        steps(stores, confirmations),
                        sweeps(stores),
                        () -> store.erase(ERASING),
                        Version.text()),
                stores.shelves(),
                node,
                clock);
        return new PersonalData(register, confirmations, certificates, ledger, run.steps(), run);
    }

    /** Deletes again, from a store that was restored, whom the ledger of the installation names. */
    static AfterRestore replay(AfterRestore.KeyFiles keys, Clock clock) {
        return (store, ledgerFile) -> {
            Stores stores = Stores.open(
                    store,
                    ServerSecret.loadOrCreate(keys.secret()),
                    MasterKeyFile.loadOrCreate(keys.master()),
                    Duration.ZERO);
            PersonalData restored = of(stores, store, ledgerFile, "restore", clock);
            restored.ledger().adopt(ledgerFile);
            return restored.run().replay();
        };
    }

    private static List<DeletionStep> steps(Stores stores, Confirmations confirmations) {
        return List.of(
                new SessionDeletion(
                        new Sessions(stores.shelves(), stores.accounts(), stores.secret()),
                        new LoginLimits(stores.shelves()),
                        stores.accounts()),
                new AccountDeletion(
                        stores.accounts(),
                        new SecondFactors(stores.shelves(), stores.secret()),
                        new SubjectLinks(stores.shelves(), stores.secret())),
                new CodeDeletion(stores.codes()),
                new PresenceDeletion(stores.presence()),
                // the login of an aios is the enrolment's id, which is among the ids already
                new AuditDeletion(stores.audit(), subject -> List.of()),
                new ResponseDeletion(stores.responses(), stores.sittings(), stores.forms()),
                new ResultDeletion(stores.results()),
                new RosterDeletion(
                        stores.rosters(),
                        () -> stores.institutes().all().stream()
                                .map(Institute::id)
                                .toList()),
                new AttemptDeletion(stores.attempts()),
                new ConfirmationDeletion(confirmations),
                new RightsDeletion(stores.rights()),
                new ConsentDeletion(stores.photos(), stores.consents()),
                new CandidateDeletion(stores.candidates(), stores.institutes()),
                new EnrolmentDeletion(stores.persons(), stores.enrolments()),
                new KeyDeletion(stores.vault()));
    }

    private static List<Sweep> sweeps(Stores stores) {
        return List.of(
                new PresenceSweep(stores.presence(), stores.sittings()),
                new AuditSweep(stores.audit()),
                new PhotoSweep(stores.photos()));
    }

    /** Deletes what is due, unless that was done today already. */
    public void nightly(Instant now) {
        if (!run.doneToday(now)) {
            run.run("system");
        }
    }
}
