package nl.kennispeil.delivery.rights;

import static nl.kennispeil.delivery.rights.RightsFixture.AIOS;
import static nl.kennispeil.delivery.rights.RightsFixture.NOW;
import static nl.kennispeil.delivery.rights.RightsFixture.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.person.Enrolling;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

    private final RightsFixture fixture = new RightsFixture();
    private final Corrections corrections = new Corrections(
            fixture.enrolments,
            fixture.persons,
            new Enrolling(
                    fixture.persons,
                    fixture.enrolments,
                    fixture.candidates,
                    new AuditTrail(fixture.shelves, fixture.secret),
                    new SecureRandom()));
    private final Account officer = new Account("privacy", Role.PRIVACY, "privacy", null, null);

    CorrectionsTest() {
        fixture.enrolments.putAll(List.of(fixture.enrolled(null)), NOW);
    }

    private void correct(Map<String, String> fields) {
        correct(fixture.ask(Request.Kind.RECTIFICATION, "mijn naam", LocalDate.of(2026, 11, 20), NOW), fields);
    }

    private void correct(Request request, Map<String, String> fields) {
        corrections.apply(request, name -> fields.getOrDefault(name, ""), officer, NOW);
    }

    @Test
    void aCorrectionReplacesWhatIsGivenAndKeepsWhatStoodThere() {
        correct(Map.of("name", "Aios Klaproos"));

        assertThat(fixture.persons.find(PERSON)).get().satisfies(each -> {
            assertThat(each.name()).isEqualTo("Aios Klaproos");
            assertThat(each.externalId()).isEqualTo("crm-1");
        });
        assertThat(fixture.persons.history(PERSON)).singleElement().satisfies(each -> {
            assertThat(each.person().name()).isEqualTo("Aios Zonnebloem");
            assertThat(each.by()).isEqualTo("privacy");
            assertThat(each.onRequest()).isTrue();
        });
        assertThat(fixture.candidates.find(AIOS))
                .get()
                .satisfies(
                        each -> assertThat(each.name()).as("what sittings know").isEqualTo("Aios Klaproos"));
    }

    @Test
    void nothingThatDiffersIsAMistake() {
        assertThatThrownBy(() -> correct(Map.of("name", "Aios Zonnebloem"))).hasMessage("nothing-corrected");
        assertThatThrownBy(() -> correct(Map.of())).hasMessage("nothing-corrected");
    }

    @Test
    void onlyAnOpenRequestForItOfWhichItIsSureWhoAsksCorrects() {
        Map<String, String> fields = Map.of("name", "Aios Klaproos");
        Request access = fixture.ask(Request.Kind.ACCESS, "alles", LocalDate.of(2026, 11, 20), NOW);
        assertThatThrownBy(() -> correct(access, fields)).hasMessage("correction-kind");

        Request asked = fixture.ask(Request.Kind.RECTIFICATION, "mijn naam", LocalDate.of(2026, 11, 20), NOW);
        Request unsure = fixture.rights.requests().identify(asked.id(), Request.Identity.TO_DO, "privacy", NOW);
        assertThatThrownBy(() -> correct(unsure, fields)).hasMessage("identity-open");

        fixture.rights.requests().identify(asked.id(), Request.Identity.SEEN, "privacy", NOW);
        Request answered =
                fixture.rights.requests().decide(asked.id(), Request.Outcome.REFUSED, "klopt al", "privacy", NOW);
        assertThatThrownBy(() -> correct(answered, fields)).hasMessage("request-answered");
        assertThat(fixture.persons.history(PERSON)).isEmpty();
    }

    @Test
    void aBigNumberHasElevenDigitsAndKeepsItsZeros() {
        assertThatThrownBy(() -> correct(Map.of("big", "12345678"))).hasMessage("correction-big");
        correct(Map.of("big", "00012345678"));
        assertThat(fixture.persons.find(PERSON))
                .get()
                .satisfies(each -> assertThat(each.big()).isEqualTo("00012345678"));
        assertThatThrownBy(() -> correct(Map.of("mail", "geen adres"))).hasMessage("correction-mail");
    }

    @Test
    void aDateOfBirthThatIsNoDateIsRefused() {
        assertThatThrownBy(() -> correct(Map.of("birthDate", "31-02-1990"))).hasMessage("no-date");
    }
}
