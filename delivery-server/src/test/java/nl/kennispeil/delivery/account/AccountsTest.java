package nl.kennispeil.delivery.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final PersonId ANNA = new PersonId("p-1");
    private static final CandidateId AIOS = new CandidateId("a-1");

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final Vault vault = Vaults.inMemory(shelves);
    private final Accounts accounts = new Accounts(shelves, vault);
    private final ServerSecret secret = ServerSecret.random();
    private final SecondFactors factors = new SecondFactors(shelves, secret);
    private final SubjectLinks links = new SubjectLinks(shelves, secret);
    private final Activations activations = new Activations(shelves, secret);
    private final AccountDeletion deletion = new AccountDeletion(accounts, factors, links, activations);

    /** Days are those of Europe/Amsterdam: in summer they begin at 22:00 UTC of the day before. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-31T21:59:59Z, 0",
        "2026-03-31T22:00:00Z, 1",
        "2026-06-30T21:59:59Z, 1",
        "2026-06-30T22:00:00Z, 0"
    })
    void onlyFunctionsThatHoldTodayCount(Instant at, int count) {
        Login login = login(new Function(Role.REVIEWER, null, null, APRIL, LocalDate.of(2026, 6, 30)));

        assertThat(login.functionsAt(at)).hasSize(count);
    }

    @Test
    void aSystemAdministratorIsNeverAlsoPrivacyOfficerNotEvenAtAnotherTime() {
        assertThatThrownBy(() -> login(
                        new Function(Role.ADMIN, null, null, APRIL, APRIL),
                        new Function(Role.PRIVACY, null, null, APRIL.plusYears(3), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("privacy officer");
    }

    @Test
    void aFunctionDoesNotEndBeforeItBegins() {
        assertThatThrownBy(() -> new Function(Role.AUTHOR, null, null, APRIL, APRIL.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-03-31");
    }

    @Test
    void whatIsKeptIsWhatWasGiven() {
        Login login = login(
                Function.lasting(Role.AUTHOR, null, null),
                new Function(Role.OPLEIDER, "eik", "o-1", APRIL, APRIL.plusYears(1)));
        accounts.putAll(List.of(login));

        assertThat(accounts.find(" ANNA ")).contains(login);
        assertThat(accounts.of(ANNA)).containsExactly(login);
        assertThat(accounts.of(new CandidateId("o-1"))).containsExactly(login);
    }

    @Test
    void theNameIsSealedAndGoesWithTheKeyOfThePerson() {
        accounts.putAll(List.of(login(Function.lasting(Role.AIOS, "eik", AIOS.value()))));
        byte[] kept = shelves.shelf("accounts", Holds.PERSONS)
                .find("anna")
                .orElseThrow()
                .bytes("name");

        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Anna Zonnebloem");
        vault.destroy(List.of(ANNA.value()));
        assertThat(accounts.find("anna")).isEmpty();
    }

    @Test
    void aPersonWhoGoesLeavesNothingBehind() {
        accounts.putAll(List.of(login(Function.lasting(Role.AIOS, "eik", AIOS.value()))));
        factors.begin("anna");
        links.link(links.digest("https://idp", "sub-1"), "anna", Instant.EPOCH);
        activations.issue("anna", Instant.EPOCH);
        Subject subject = new Subject(ANNA, AIOS, true, List.of(), "L1");

        assertThat(deletion.remaining(subject)).isPositive();
        assertThat(AccountDeletion.going(accounts, subject)).containsExactly("anna");
        assertThat(deletion.delete(subject)).isPositive();
        assertThat(deletion.remaining(subject)).isZero();
        for (String shelf : deletion.shelves()) {
            assertThat(shelves.shelf(shelf, Holds.PERSONS).all()).as(shelf).isEmpty();
        }
        assertThat(deletion.delete(subject)).isZero();
    }

    @Test
    void anAiosWhoIsAlsoAuthorStaysAnAuthor() {
        accounts.putAll(List.of(
                login(Function.lasting(Role.AIOS, "eik", AIOS.value()), Function.lasting(Role.AUTHOR, null, null))));
        Subject subject = new Subject(ANNA, AIOS, false, List.of(), "L1");

        assertThat(AccountDeletion.going(accounts, subject))
                .as("the log of this account is not touched")
                .isEmpty();
        deletion.delete(subject);

        assertThat(deletion.remaining(subject)).isZero();
        assertThat(accounts.find("anna").orElseThrow().functions())
                .extracting(Function::role)
                .containsExactly(Role.AUTHOR);
        assertThat(accounts.of(AIOS)).isEmpty();
        assertThat(accounts.of(ANNA)).hasSize(1);
    }

    @Test
    void aDeletionThatWasBrokenOffIsSeenByTheSecondLook() {
        accounts.putAll(List.of(login(Function.lasting(Role.AIOS, "eik", AIOS.value()))));
        accounts.forget(AIOS);
        accounts.forget(ANNA);

        assertThat(deletion.remaining(new Subject(ANNA, AIOS, true, List.of(), "L1")))
                .isPositive();
    }

    @Test
    void aSubjectBelongsToOneAccountAndTheOtherWayRound() {
        String first = links.digest("https://idp", "sub-1");
        String second = links.digest("https://idp", "sub-2");

        assertThat(links.link(first, "anna", Instant.EPOCH)).isTrue();
        assertThat(links.link(first, "piet", Instant.EPOCH)).isFalse();
        assertThat(links.link(second, "anna", Instant.EPOCH)).isTrue();
        assertThat(links.login(first)).isEmpty();
        assertThat(links.login(second)).contains("anna");
        links.unlink(List.of("anna"));
        assertThat(links.login(second)).isEmpty();
        assertThat(first).isNotEqualTo(links.digest("https://other", "sub-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "kort, short",
        "wachtwoord1234, common",
        "Welkom2026!!!!!, common",
        "123456789012, common",
        "aaaaaaaaaaaa, common",
        "abababababab, common",
        "anna-anna-anna, common",
        "anna12345678901, ''",
        "P@ssw0rd1234, common",
        "correct paard batterij nietje, ''",
        "blauwe fiets in maart, ''"
    })
    void aPasswordIsLongAndNotWhatEverybodyTriesFirst(String password, String problem) {
        assertThat(PasswordRules.problem("anna", password).orElse("")).isEqualTo(problem);
    }

    private static Login login(Function... functions) {
        return new Login("anna", "Anna Zonnebloem", "", ANNA, List.of(functions));
    }
}
