package nl.kennispeil.delivery.rights;

import static nl.kennispeil.delivery.rights.RightsFixture.AIOS;
import static nl.kennispeil.delivery.rights.RightsFixture.NOW;
import static nl.kennispeil.delivery.rights.RightsFixture.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import nl.kennispeil.delivery.retention.RetentionFacts;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

    private final RightsFixture fixture = new RightsFixture();
    private final Requests requests = fixture.rights.requests();

    /** The cases of domain.md §4.4. */
    @ParameterizedTest
    @CsvSource({
        "2026-08-31, 2026-09-30",
        "2027-01-31, 2027-03-01",
        "2028-01-31, 2028-02-29",
        "2026-11-25, 2026-12-28",
        "2026-04-02, 2026-05-04"
    })
    void aRequestIsDueAMonthAfterReceiptOnAWorkingDay(LocalDate received, LocalDate due) {
        Request request = fixture.ask(
                Request.Kind.ACCESS, "alles", received, at(received.plusDays(1).toString()));
        assertThat(requests.require(request.id()).clock().due()).isEqualTo(due);
        assertThat(request.clock().target()).isEqualTo(received.plusDays(28));
    }

    @Test
    void anExtensionGivesThreeMonthsInAllAndIsWrittenDownWithWhatThePersonWasTold() {
        Request request = fixture.ask(Request.Kind.ACCESS, "alles", LocalDate.of(2026, 11, 25), NOW);

        Request extended = requests.extend(request.id(), "veel papier", "privacy", at("2026-12-20"));

        assertThat(extended.clock().due()).isEqualTo(LocalDate.of(2027, 2, 25));
        assertThat(extended.steps()).last().satisfies(each -> {
            assertThat(each.what()).isEqualTo("extended");
            assertThat(each.note()).isEqualTo("veel papier");
        });
        assertThatThrownBy(() -> requests.extend(request.id(), "nog eens", "privacy", at("2026-12-21")))
                .hasMessage("extend-late");
    }

    @Test
    void afterTheFirstMonthItIsTooLateToExtend() {
        Request request = fixture.ask(Request.Kind.ACCESS, "alles", LocalDate.of(2026, 11, 25), NOW);
        assertThatThrownBy(() -> requests.extend(request.id(), "te laat", "privacy", at("2026-12-29")))
                .hasMessage("extend-late");
        assertThat(requests.require(request.id()).late(LocalDate.of(2026, 12, 28)))
                .isFalse();
        assertThat(requests.require(request.id()).late(LocalDate.of(2026, 12, 29)))
                .isTrue();
    }

    @Test
    void aRequestIsAnsweredOnceAndKeepsItsReason() {
        Request request = fixture.ask(Request.Kind.RECTIFICATION, "naam", LocalDate.of(2026, 11, 25), NOW);

        requests.decide(request.id(), Request.Outcome.GRANTED, "verbeterd", "privacy", at("2026-12-01"));

        Request answered = requests.require(request.id());
        assertThat(answered.open()).isFalse();
        assertThat(answered.decision())
                .satisfies(each -> assertThat(each.reason()).isEqualTo("verbeterd"));
        assertThatThrownBy(() -> requests.decide(
                        request.id(), Request.Outcome.REFUSED, "toch niet", "privacy2", at("2026-12-02")))
                .hasMessage("request-answered");
    }

    @Test
    void nothingIsGrantedBeforeItIsSureWhoAsks() {
        Request request = requests.add(
                new Requests.Incoming(
                        AIOS,
                        Request.Kind.ACCESS,
                        Request.Channel.REPRESENTATIVE,
                        Request.Identity.TO_DO,
                        "privacy",
                        LocalDate.of(2026, 11, 25),
                        null,
                        "namens"),
                NOW);
        assertThatThrownBy(() -> requests.decide(request.id(), Request.Outcome.GRANTED, "ja", "privacy", NOW))
                .hasMessage("identity-open");

        requests.identify(request.id(), Request.Identity.MANDATE, "privacy", NOW);

        assertThat(requests.decide(request.id(), Request.Outcome.GRANTED, "ja", "privacy", NOW)
                        .open())
                .isFalse();
    }

    @Test
    void aDateOfReceiptOfMoreThanAYearAgoIsRefused() {
        assertThatThrownBy(() -> fixture.ask(Request.Kind.ACCESS, "alles", LocalDate.of(2006, 11, 20), NOW))
                .hasMessage("received-long-ago");
        assertThatThrownBy(() -> fixture.ask(Request.Kind.ACCESS, "alles", LocalDate.of(2025, 11, 24), NOW))
                .hasMessage("received-long-ago");
        assertThat(requests.all()).isEmpty();
        assertThat(fixture.ask(Request.Kind.ACCESS, "alles", LocalDate.of(2025, 11, 25), NOW))
                .isNotNull();
    }

    /** Registered before such dates were refused. */
    @ParameterizedTest
    @ValueSource(strings = {"0026-11-20", "2006-11-20", "2013-12-31", "2026-02-31", "+12026-01-01"})
    void aDateThatCannotBeRightStopsNeitherTheRegisterNorADeletion(String received) {
        Request wrong = fixture.ask(Request.Kind.ACCESS, "alles", LocalDate.of(2026, 11, 20), NOW);
        Request other = fixture.ask(Request.Kind.ERASURE, "weg", LocalDate.of(2026, 11, 21), NOW);
        fixture.shelves
                .shelf(Requests.SHELF, Holds.PERSONS)
                .change(Change.of(wrong.id()).set("received", received));

        assertThat(requests.all())
                .hasSize(2)
                .allSatisfy(each -> assertThat(RightsScreens.Line.of(each, "x", "y", LocalDate.of(2026, 11, 25))
                                .state())
                        .isNotEmpty());
        assertThat(requests.of(AIOS)).extracting(Request::id).contains(other.id());
        fixture.rights.with(RetentionFacts.of(fixture.enrolled(LocalDate.of(2026, 5, 1))));
        assertThat(new RightsDeletion(fixture.rights).delete(RightsFixture.subject()))
                .isPositive();
        assertThat(requests.all()).isEmpty();
        assertThat(requests.past()).hasSize(2);
    }

    @Test
    void aRequestFromTomorrowIsRefused() {
        assertThatThrownBy(() -> fixture.ask(Request.Kind.OTHER, "later", LocalDate.of(2026, 11, 26), NOW))
                .hasMessage("received-later");
    }

    @Test
    void whatPeopleWroteDoesNotStandInTheStoreInClear() {
        Request request = fixture.ask(Request.Kind.OTHER, "Zonnebloem wil iets", LocalDate.of(2026, 11, 25), NOW);
        requests.note(request.id(), "note", "Zonnebloem belde", "privacy", NOW);
        requests.decide(request.id(), Request.Outcome.REFUSED, "Zonnebloem niet", "privacy", NOW);

        for (Fields each : fixture.shelves.shelf(Requests.SHELF, Holds.PERSONS).all()) {
            assertThat(new String(each.bytes("text"), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Zonnebloem");
            assertThat(new String(each.bytes("reason"), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Zonnebloem");
            assertThat(each.values().toString()).doesNotContain("Zonnebloem");
        }
        assertThat(requests.of(AIOS).get(0).text()).contains("Zonnebloem");
    }

    @Test
    void anIdTellsNothingAboutThePerson() {
        Request request = fixture.ask(Request.Kind.OTHER, "iets", LocalDate.of(2026, 11, 25), NOW);
        assertThat(request.id()).doesNotContain("aios").matches("[0-9A-Z]{16}");
    }
}
