package nl.kennispeil.delivery;

import java.time.Duration;
import java.time.Instant;
import nl.kennispeil.bank.form.MongoTestForms;
import nl.kennispeil.bank.form.TestForms;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.item.MongoItems;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.attempt.ExamCodes;
import nl.kennispeil.delivery.attempt.Presence;
import nl.kennispeil.delivery.attempt.Responses;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.consent.Consents;
import nl.kennispeil.delivery.consent.Photos;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.itembank.ShelfItemCards;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.rights.Rights;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.SecretCheck;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.MasterKey;
import nl.kennispeil.delivery.vault.Vault;

/** Every store of one server, on one database. */
public record Stores(
        Shelves shelves,
        ServerSecret secret,
        Items items,
        TestForms testForms,
        FormLibrary forms,
        Institutes institutes,
        Candidates candidates,
        Accounts accounts,
        Sittings sittings,
        Rosters rosters,
        Attempts attempts,
        Responses responses,
        ExamCodes codes,
        Results results,
        Presence presence,
        AuditTrail audit,
        Vault vault,
        Persons persons,
        Enrolments enrolments,
        Rights rights,
        Consents consents,
        Photos photos,
        Bylines bylines,
        ShelfItemCards cards) {

    /**
     * Opens all of them.
     *
     * @param freshness how long another node's change may stay unseen; zero when there is only this node
     * @throws nl.kennispeil.delivery.secret.SecretException when the secret is not the one of this store
     * @throws nl.kennispeil.delivery.vault.VaultException when the master key is not
     */
    public static Stores open(Store store, ServerSecret secret, MasterKey master, Duration freshness) {
        return open(store, new MongoShelves(store.database()), secret, master, freshness);
    }

    static Stores open(Store store, Shelves shelves, ServerSecret secret, MasterKey master, Duration freshness) {
        Items items = new MongoItems(store.database());
        TestForms testForms = new MongoTestForms(store.database());
        new SecretCheck(shelves).require(secret);
        Vault vault = new Vault(shelves, master);
        vault.checkMaster();
        Persons persons = new Persons(shelves, vault, secret);
        Attempts attempts = new Attempts(shelves, freshness);
        Consents consents = new Consents(shelves);
        Enrolments enrolments = new Enrolments(shelves, persons);
        AuditTrail audit = new AuditTrail(shelves, secret);
        audit.owners(new DataOwners(attempts, enrolments));
        Bylines bylines = new Bylines(shelves, secret);
        return new Stores(
                shelves,
                secret,
                items,
                testForms,
                new FormLibrary(testForms, items),
                new Institutes(shelves),
                new Candidates(shelves, vault),
                new Accounts(shelves, vault),
                new Sittings(shelves, freshness),
                new Rosters(shelves),
                attempts,
                new Responses(shelves),
                new ExamCodes(shelves, attempts, secret),
                new Results(shelves),
                new Presence(shelves, freshness.isZero() ? "only" : nodeName(secret)),
                audit,
                vault,
                persons,
                enrolments,
                new Rights(shelves, vault, secret),
                consents,
                new Photos(shelves, consents, vault),
                bylines,
                new ShelfItemCards(shelves, bylines));
    }

    /** A name that differs between the nodes that share a secret: each is another process. */
    static String nodeName(ServerSecret secret) {
        String process = ProcessHandle.current().pid() + " "
                + ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
        return Base32.encode(secret.derive("node", process), 8);
    }
}
