package nl.kennispeil.delivery.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import org.junit.jupiter.api.Test;

class AnomaliesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");
    private static final Account BERK = new Account("berk", Role.COORDINATOR, "", "berk", null);
    private static final Account BUREAU = new Account("bureau", Role.BUREAU, "", null, null);

    private final AuditTrail trail = new AuditTrail(new InMemoryShelves(), ServerSecret.random());

    @Test
    void refusedLogInsCountPerAccountAndDay() {
        logIns("anna", 4, NOON);
        logIns("bea", 5, NOON);
        logIns("cor", 4, NOON);
        logIns("cor", 4, NOON.plusSeconds(86_400));

        assertThat(found()).containsExactly("REFUSED_LOGINS bea 5");
    }

    @Test
    void viewsCountDifferentPeople() {
        for (int i = 0; i < 30; i++) {
            view("berk", "ATTEMPT-" + i % 24);
        }
        assertThat(found()).isEmpty();
        view("berk", "ATTEMPT-24");
        assertThat(found()).containsExactly("MANY_RESULTS berk 25");
    }

    @Test
    void aNightBelongsToTheDayItBeginsOn() {
        // 22:59, 23:00, 05:59 and 06:00 in Amsterdam
        for (String at : List.of("21:59", "22:00")) {
            work(Instant.parse("2026-11-21T" + at + ":00Z"));
        }
        for (String at : List.of("04:59", "05:00")) {
            work(Instant.parse("2026-11-22T" + at + ":00Z"));
        }
        assertThat(found()).containsExactly("AT_NIGHT bureau 2");
        Anomalies.Finding finding = find().get(0);
        assertThat(finding.filter().from()).isEqualTo("2026-11-21");
        assertThat(finding.filter().until()).isEqualTo("2026-11-22");
    }

    @Test
    void aCandidateOrTheServerAtNightIsNoWork() {
        Instant night = Instant.parse("2026-11-22T01:00:00Z");
        trail.write(Entry.system("sitting.closed", "sitting/x", night));
        trail.write(Entry.of("aios-1", "aios", "profile.change", "person/x", night));
        // another system, which delivers at night
        trail.write(Entry.of("crm", "api", "person.import", "persons", night));

        assertThat(found()).isEmpty();
    }

    @Test
    void onlyThoseOfAnInstituteCanBeRefusedOutsideIt() {
        for (int i = 0; i < 3; i++) {
            trail.write(Entry.of(BERK, "access.refused", "page", NOON.plusSeconds(i))
                    .refused("not-found"));
            trail.write(Entry.of(BUREAU, "access.refused", "page", NOON.plusSeconds(i))
                    .refused("not-yours"));
        }
        assertThat(found()).containsExactly("OUTSIDE_INSTITUTE berk 3");
    }

    @Test
    void breakingTheGlassAlwaysStandsOutAndFirst() {
        logIns("bea", 9, NOON);
        trail.write(Entry.of(BUREAU, "break-glass.open", "person/P-1", NOON.minusSeconds(60)));

        assertThat(found()).containsExactly("BREAK_GLASS bureau 1", "REFUSED_LOGINS bea 9");
    }

    @Test
    void whatIsOutsideThePeriodDoesNotCount() {
        logIns("bea", 9, NOON.minusSeconds(8 * 86_400));
        logIns("cor", 9, NOON);

        assertThat(found()).containsExactly("REFUSED_LOGINS cor 9");
    }

    private List<String> found() {
        return find().stream()
                .map(each -> each.rule() + " " + each.who() + " " + each.count())
                .toList();
    }

    private List<Anomalies.Finding> find() {
        LocalDate today = LocalDate.parse("2026-11-22");
        return new Anomalies(trail)
                .find(Scope.EVERYTHING, today.minusDays(6), today.plusDays(1), NOON.plusSeconds(86_400))
                .found();
    }

    private void logIns(String login, int times, Instant at) {
        for (int i = 0; i < times; i++) {
            trail.write(Entry.of(login, "aios", "account.login-failed", "account/" + login, at.plusSeconds(i))
                    .outcome(Outcome.REFUSED));
        }
    }

    private void view(String login, String attempt) {
        trail.append("sitting/x", login, "coordinator", "result.view", attempt, "", NOON);
    }

    private void work(Instant at) {
        trail.write(Entry.of(BUREAU, "sitting.plan", "sitting/x", at));
    }
}
