package nl.kennispeil.delivery.rights;

import static nl.kennispeil.delivery.rights.RightsFixture.AIOS;
import static nl.kennispeil.delivery.rights.RightsFixture.NOW;
import static nl.kennispeil.delivery.rights.RightsFixture.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

    private final RightsFixture fixture = new RightsFixture();
    private final Corrections corrections = new Corrections(fixture.enrolments, fixture.persons);

    CorrectionsTest() {
        fixture.enrolments.putAll(List.of(fixture.enrolled(null)), NOW);
    }

    private void correct(Map<String, String> fields) {
        corrections.apply(AIOS, name -> fields.getOrDefault(name, ""), "privacy", NOW);
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
        });
    }

    @Test
    void nothingThatDiffersIsAMistake() {
        assertThatThrownBy(() -> correct(Map.of("name", "Aios Zonnebloem"))).hasMessage("nothing-corrected");
        assertThatThrownBy(() -> correct(Map.of())).hasMessage("nothing-corrected");
    }

    @Test
    void aDateOfBirthThatIsNoDateIsRefused() {
        assertThatThrownBy(() -> correct(Map.of("birthDate", "31-02-1990"))).hasMessage("no-date");
    }
}
