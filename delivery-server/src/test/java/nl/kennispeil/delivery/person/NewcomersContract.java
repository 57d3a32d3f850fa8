package nl.kennispeil.delivery.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.MasterKey;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;

/** Two nodes take the same newcomers in at the same moment: on any store they become one person each. */
abstract class NewcomersContract {

    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final LocalDate BEGIN = LocalDate.of(2025, 3, 1);
    private static final Enrolling.Actor BUREAU = new Enrolling.Actor("bureau", "bureau");
    private static final int MANY = 40;

    private final ServerSecret secret = ServerSecret.random();
    private final MasterKey master = Vaults.masterKey();

    abstract Shelves shelves();

    /** One node. */
    private final class Node {

        private final Persons persons;
        private final Enrolments enrolments;
        private final Enrolling enrolling;

        Node(Shelves shelves) {
            Vault vault = new Vault(shelves, master);
            persons = new Persons(shelves, vault, secret);
            enrolments = new Enrolments(shelves, persons);
            enrolling = new Enrolling(
                    persons,
                    enrolments,
                    new Candidates(shelves, vault),
                    new AuditTrail(shelves, secret),
                    new SecureRandom());
        }

        /** As an import that looked before the other one was there: with ids of its own. */
        Enrolling.Wanted wanted(String externalId) {
            PersonId person = enrolling.newPersonId();
            return new Enrolling.Wanted(
                    new Person(person, externalId, "Roos " + externalId, null, null, null, null, null),
                    List.of(new Enrolling.WantedEnrolment(
                            new Enrolment(
                                    enrolling.newEnrolmentId(),
                                    person,
                                    Training.AIOS,
                                    BEGIN,
                                    null,
                                    List.of(new Enrolment.Stay("berk", BEGIN)),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    null),
                            null)));
        }
    }

    @Test
    void twoImportsAtOnceMakeOnePersonWithOneEnrolmentEach() throws Exception {
        Shelves shelves = shelves();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<Integer>> running = new ArrayList<>();
            for (Node node : List.of(new Node(shelves), new Node(shelves))) {
                running.add(pool.submit(() -> {
                    for (int i = 0; i < MANY; i++) {
                        Enrolling.Wanted wanted = node.wanted("crm-" + i);
                        together.await();
                        node.enrolling.put(wanted, BUREAU, "", NOW);
                    }
                    return MANY;
                }));
            }
            for (Future<Integer> each : running) {
                assertThat(each.get()).isEqualTo(MANY);
            }
        } finally {
            pool.shutdownNow();
        }
        assertWhole(shelves);
    }

    @Test
    void whoIsSecondGoesOnWithTheIdsOfAFirstThatBrokeOffAnywhere() {
        Shelves shelves = shelves();
        Node first = new Node(shelves);
        Node second = new Node(shelves);
        for (int i = 0; i < MANY; i++) {
            Enrolling.Wanted wanted = first.wanted("crm-" + i);
            // how far the first one came: the claim; the person; the enrolment; the end
            Enrolment enrolment = wanted.enrolments().get(0).enrolment();
            if (i % 4 == 3) {
                first.enrolling.put(wanted, BUREAU, "", NOW);
            } else {
                first.persons.claim(Map.of(
                        "crm-" + i, new Persons.Claim(wanted.person().id(), Map.of("aios_" + BEGIN, enrolment.id()))));
            }
            if (i % 4 == 1 || i % 4 == 2) {
                first.persons.addAll(List.of(wanted.person()));
            }
            if (i % 4 == 2) {
                first.enrolments.putAll(List.of(enrolment), NOW);
            }
            second.enrolling.put(second.wanted("crm-" + i), BUREAU, "", NOW);
            assertThat(second.enrolments.of(wanted.person().id()))
                    .extracting(Enrolment::id)
                    .containsExactly(enrolment.id());
        }
        assertWhole(shelves);
    }

    @Test
    void nothingOfAClaimIsLeftWithThePerson() {
        Shelves shelves = shelves();
        Node node = new Node(shelves);
        Enrolling.Wanted wanted = node.wanted("crm-0");
        node.enrolling.put(wanted, BUREAU, "", NOW);
        String enrolment = wanted.enrolments().get(0).enrolment().id().value();
        assertThat(lookups(shelves)).isNotEmpty().noneMatch(each -> each.contains(enrolment));

        node.persons.delete(wanted.person().id());
        assertThat(lookups(shelves)).isEmpty();
    }

    private void assertWhole(Shelves shelves) {
        Node node = new Node(shelves);
        assertThat(node.persons.all()).hasSize(MANY);
        assertThat(node.enrolments.all()).hasSize(MANY);
        for (int i = 0; i < MANY; i++) {
            PersonId person =
                    node.persons.find(Persons.Lookup.EXTERNAL_ID, "crm-" + i).orElseThrow();
            assertThat(node.persons.find(person).orElseThrow().name()).isEqualTo("Roos crm-" + i);
            assertThat(node.enrolments.of(person)).hasSize(1);
        }
    }

    private static List<String> lookups(Shelves shelves) {
        return shelves.shelf(Persons.LOOKUPS, Holds.PERSONS).all().stream()
                .map(Fields::values)
                .map(Object::toString)
                .toList();
    }
}
