package nl.kennispeil.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.kennispeil.delivery.account.AccountDeletion;
import nl.kennispeil.delivery.account.Activations;
import nl.kennispeil.delivery.account.SecondFactors;
import nl.kennispeil.delivery.account.SubjectLinks;
import nl.kennispeil.delivery.attempt.AttemptDeletion;
import nl.kennispeil.delivery.attempt.CodeDeletion;
import nl.kennispeil.delivery.attempt.DeviceSweep;
import nl.kennispeil.delivery.attempt.Held;
import nl.kennispeil.delivery.attempt.PresenceDeletion;
import nl.kennispeil.delivery.attempt.ResponseDeletion;
import nl.kennispeil.delivery.attempt.SittingAttempts;
import nl.kennispeil.delivery.audit.AuditDeletion;
import nl.kennispeil.delivery.audit.AuditSweep;
import nl.kennispeil.delivery.audit.Concerned;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.backup.AfterRestore;
import nl.kennispeil.delivery.breakglass.BreakGlass;
import nl.kennispeil.delivery.breakglass.BreakGlassDeletion;
import nl.kennispeil.delivery.candidate.CandidateDeletion;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.consent.ConsentDeletion;
import nl.kennispeil.delivery.consent.PhotoSweep;
import nl.kennispeil.delivery.grant.GrantDeletion;
import nl.kennispeil.delivery.grant.Grants;
import nl.kennispeil.delivery.intake.IntakeDeletion;
import nl.kennispeil.delivery.itembank.ItemBankDeletion;
import nl.kennispeil.delivery.itemcomment.CommentDeletion;
import nl.kennispeil.delivery.itemcomment.CommentRounds;
import nl.kennispeil.delivery.itemcomment.CommentSweep;
import nl.kennispeil.delivery.itemcomment.ItemComments;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.EnrolmentDeletion;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.purge.Certificates;
import nl.kennispeil.delivery.purge.ConfirmationDeletion;
import nl.kennispeil.delivery.purge.Confirmations;
import nl.kennispeil.delivery.purge.OutOfSight;
import nl.kennispeil.delivery.purge.PurgeLedger;
import nl.kennispeil.delivery.purge.PurgeRun;
import nl.kennispeil.delivery.purge.Register;
import nl.kennispeil.delivery.research.Research;
import nl.kennispeil.delivery.research.ResearchDeletion;
import nl.kennispeil.delivery.research.ResearchKey;
import nl.kennispeil.delivery.research.ResearchLedger;
import nl.kennispeil.delivery.research.ResearchSweep;
import nl.kennispeil.delivery.result.ResultDeletion;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Kept;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.retention.Sweep;
import nl.kennispeil.delivery.rights.RightsDeletion;
import nl.kennispeil.delivery.roles.RoleChangeDeletion;
import nl.kennispeil.delivery.screening.Screening;
import nl.kennispeil.delivery.session.LoginLimits;
import nl.kennispeil.delivery.session.SessionDeletion;
import nl.kennispeil.delivery.session.Sessions;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.sitting.RosterDeletion;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.KeyDeletion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
        PurgeRun run,
        Research research,
        ItemStatistics statistics,
        Predicate<CandidateId> restricted,
        OutOfSight outOfSight)
        implements Kept {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalData.class);

    /** How long clearing the files of an embedded store may take. */
    private static final Duration ERASING = Duration.ofMinutes(10);

    /**
     * @param ledgerFile the purge ledger outside the store
     * @param researchKey where the key holder puts the key of the research store; null when it is never there
     * @param node name of this node
     */
    public static PersonalData of(
            Stores stores, Store store, Path ledgerFile, @Nullable Path researchKey, String node, Clock clock) {
        Confirmations confirmations = new Confirmations(stores.shelves());
        Certificates certificates = new Certificates(stores.shelves());
        PurgeLedger ledger = new PurgeLedger(stores.shelves(), ledgerFile);
        ledger.open();
        Register register = new Register(stores.enrolments(), List.of(confirmations::with, stores.rights()::with));
        ResearchLedger promises = new ResearchLedger(ledger, stores.secret());
        Research research = research(stores, store, researchKey, promises);
        stores.rights().objections().then(new OutOfResearch(promises, stores.enrolments(), research));
        new Wishes(ledger, stores.secret()).keep(stores);
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
                        steps(stores, confirmations, research),
                        sweeps(stores, register, research),
                        () -> store.erase(ERASING),
                        Version.text(),
                        subject -> AccountDeletion.going(stores.accounts(), subject)),
                stores.shelves(),
                node,
                clock);
        return new PersonalData(
                register,
                confirmations,
                certificates,
                ledger,
                run.steps(),
                run,
                research,
                statistics(stores),
                stores.rights().restrictions()::hidden,
                new OutOfSight(register, clock));
    }

    private static Research research(Stores stores, Store store, @Nullable Path key, ResearchLedger promises) {
        return new Research(
                new Research.Sources(
                        stores.shelves(),
                        stores.secret(),
                        stores.vault(),
                        stores.sittings(),
                        stores.rosters(),
                        stores.institutes(),
                        stores.attempts(),
                        stores.results(),
                        stores.enrolments(),
                        stores.audit(),
                        promises),
                (name, holds) -> new MongoShelves(store.beside("research").database()).shelf(name, holds),
                ResearchKey.at(key),
                person -> outOfResearch(stores, person),
                () -> store.beside("research").erase(ERASING));
    }

    /** Objected to research (AVG art. 21(6)), or asked that the data be used for nothing (art. 18). */
    private static boolean outOfResearch(Stores stores, PersonId person) {
        return stores.enrolments().of(person).stream()
                .map(Enrolment::id)
                .anyMatch(each -> stores.rights().objections().since(each).isPresent()
                        || stores.rights().restrictions().hidden(each));
    }

    private static ItemStatistics statistics(Stores stores) {
        return new ItemStatistics(
                stores.shelves(),
                stores.sittings(),
                stores.forms(),
                stores.rosters(),
                stores.institutes(),
                stores.attempts(),
                stores.results());
    }

    /** Deletes again, from a store that was restored, whom the ledger of the installation names. */
    public static AfterRestore replay(AfterRestore.KeyFiles keys, Clock clock) {
        return (store, ledgerFile) -> {
            Stores stores = Stores.open(store, keys.secret(), keys.master(), Duration.ZERO);
            PersonalData restored = of(stores, store, keys.ledger(), null, "restore", clock);
            if (ledgerFile != null) {
                restored.ledger().adopt(ledgerFile);
            }
            // what the store knew is in the file too, before anybody is let in
            restored.ledger().mirror();
            boolean research = store.besideIfThere("research").isPresent();
            objections(stores, restored, research, clock.instant());
            new Wishes(restored.ledger(), stores.secret())
                    .replay(stores, stores.enrolments().all().toList());
            List<String> gone = restored.run().replay();
            if (research) {
                restored.research().settleRestored(clock.instant());
            }
            stores.audit()
                    .write(Entry.of("command", Entry.SYSTEM, "store.restore", "store", clock.instant())
                            .detail("deleted", gone.size()));
            return gone;
        };
    }

    /** Objections since the backup; before anybody is deleted, since they outlive the person (decision 0012). */
    private static void objections(Stores stores, PersonalData restored, boolean research, Instant now) {
        ResearchLedger.Lookup known = new ResearchLedger(restored.ledger(), stores.secret()).objections();
        List<Enrolment> all = stores.enrolments().all().toList();
        for (Enrolment each : all) {
            ResearchLedger.Standing standing = known.of(each.id()).orElse(null);
            if (standing != null && standing.objects()) {
                stores.rights().objections().bringBack(each.id(), standing.at());
                if (research) {
                    restored.research().withdrawFromRestored(each.person(), now);
                }
            } else if (standing != null) {
                stores.rights().objections().drop(each.id());
            }
        }
    }

    private static List<DeletionStep> steps(Stores stores, Confirmations confirmations, Research research) {
        return List.of(
                new SessionDeletion(
                        new Sessions(stores.shelves(), stores.accounts(), stores.secret()),
                        new LoginLimits(stores.shelves()),
                        stores.accounts()),
                new GrantDeletion(new Grants(stores.shelves(), stores.vault(), stores.secret()), stores.accounts()),
                new AccountDeletion(
                        stores.accounts(),
                        new SecondFactors(stores.shelves(), stores.secret()),
                        new SubjectLinks(stores.shelves(), stores.secret()),
                        new Activations(stores.shelves(), stores.secret())),
                new RoleChangeDeletion(stores.shelves(), stores.vault()),
                new ItemBankDeletion(stores.shelves(), stores.secret()),
                new CodeDeletion(stores.codes()),
                new PresenceDeletion(stores.presence()),
                new IntakeDeletion(stores.shelves(), stores.vault()),
                new AuditDeletion(stores.audit(), Subject::logins),
                new ResponseDeletion(stores.responses(), stores.sittings(), stores.forms()),
                new CommentDeletion(new CommentRounds(stores.shelves())),
                new ResultDeletion(stores.results()),
                new ResearchDeletion(research),
                new RosterDeletion(
                        stores.rosters(),
                        () -> stores.institutes().all().stream()
                                .map(Institute::id)
                                .toList()),
                new AttemptDeletion(stores.attempts()),
                new ConfirmationDeletion(confirmations),
                new RightsDeletion(stores.rights()),
                new BreakGlassDeletion(new BreakGlass(stores.shelves(), stores.vault(), stores.secret())),
                new ConsentDeletion(stores.photos(), stores.consents()),
                new CandidateDeletion(stores.candidates(), stores.institutes()),
                new EnrolmentDeletion(stores.persons(), stores.enrolments()),
                new KeyDeletion(stores.vault()));
    }

    /** Under which ids the log may be about somebody: the person, every enrolment and every attempt of them. */
    static Concerned concerned(Stores stores) {
        Concerned attempts = Concerned.attempts(stores.sittings(), stores.secret());
        return id -> {
            Set<String> ids = new LinkedHashSet<>(Set.of(id));
            Optional<PersonId> person =
                    CandidateId.maybe(id).flatMap(stores.enrolments()::find).map(Enrolment::person);
            person.or(() -> PersonId.maybe(id)).ifPresent(each -> {
                ids.add(each.value());
                stores.enrolments()
                        .of(each)
                        .forEach(enrolment ->
                                ids.addAll(attempts.ids(enrolment.id().value())));
            });
            ids.addAll(attempts.ids(id));
            return ids;
        };
    }

    private static List<Sweep> sweeps(Stores stores, Register register, Research research) {
        SittingAttempts attempts = new SittingAttempts(stores.rosters(), stores.institutes(), stores.attempts());
        Held held = (attempt, today) -> Optional.ofNullable(attempt.candidate())
                .filter(each -> register.held(each, today))
                .isPresent();
        return List.of(
                new DeviceSweep(stores.shelves(), stores.presence(), stores.codes(), stores.sittings(), attempts, held),
                new CommentSweep(
                        new CommentRounds(stores.shelves()),
                        new ItemComments(stores.shelves()),
                        stores.sittings(),
                        attempts,
                        stores.responses(),
                        stores.forms(),
                        text -> Screening.findIn(text).isPresent(),
                        held),
                new ResearchSweep(research),
                new AuditSweep(stores.audit()),
                new PhotoSweep(stores.photos()));
    }

    /** Whether only the privacy officer sees this enrolment: as the person asked, or because its day to go has come. */
    @Override
    public boolean hidden(CandidateId enrolment) {
        return restricted.test(enrolment) || outOfSight.contains(enrolment);
    }

    @Override
    public Kept.State state(CandidateId enrolment, LocalDate today) {
        return restricted.test(enrolment)
                ? Kept.State.APART
                : register.find(enrolment, today)
                        .map(each -> Kept.State.of(each.standing()))
                        .orElse(Kept.State.OPEN);
    }

    /** Deletes what is due, unless that was done today already. */
    public void nightly(Instant now) {
        if (!run.doneToday(now)) {
            run.run("system", count(now) ? 0 : 1);
        }
    }

    /** Before somebody goes who is to be counted; but nobody stays because it fails. */
    private boolean count(Instant now) {
        try {
            statistics.makeMissing(now);
            return true;
        } catch (RuntimeException e) {
            LOG.error(
                    "retention: the statistics of items could not be made before the deletion: {}",
                    e.getClass().getName());
            return false;
        }
    }
}
