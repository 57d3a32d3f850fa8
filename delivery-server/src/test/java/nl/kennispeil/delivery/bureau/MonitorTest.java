package nl.kennispeil.delivery.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.kennispeil.delivery.account.Account;
import org.junit.jupiter.api.Test;

class MonitorTest {

    private static final Screens.Filter ALL = new Screens.Filter("", "", "", 1);

    private final BureauFixture fixture = new BureauFixture().enrolled();

    @Test
    void somebodyIsBusyWhenHeardOfWithinAMinuteAndOfflineAfterIt() {
        fixture.answer("B-1", "A");

        assertThat(states(BureauFixture.NINE.plusSeconds(110))).contains("Aios B-1 BUSY");
        assertThat(states(BureauFixture.NINE.plusSeconds(125))).contains("Aios B-1 OFFLINE");
    }

    @Test
    void offlineTellsSinceWhen() {
        fixture.answer("B-1", "A");

        Screens.Row row =
                fixture.monitor.row(fixture.sitting(), fixture.attempt("B-1"), BureauFixture.NINE.plusSeconds(600));

        assertThat(row.since()).isEqualTo(BureauFixture.NINE.plusSeconds(60));
        assertThat(row.saved()).isEqualTo(BureauFixture.NINE.plusSeconds(60));
        assertThat(row.minutesLeft(BureauFixture.NINE.plusSeconds(600))).isEqualTo(170);
    }

    @Test
    void afterTheEndThoseWhoNeverCameAreAbsentAndTheOthersClosed() {
        fixture.answer("B-1", "A");
        fixture.answer("E-1", "A");
        fixture.supervision.forceSubmit(
                fixture.sitting(), fixture.id("E-1").value(), BureauFixture.BUREAU, BureauFixture.NINE.plusSeconds(90));

        assertThat(states(BureauFixture.NINE.plus(Duration.ofHours(4))))
                .containsExactly("Aios B-1 CLOSED", "Aios B-2 ABSENT", "Aios E-1 SUBMITTED");
    }

    @Test
    void aWatcherOfOneInstituteSeesAndCountsOnlyIt() {
        Screens.Live live = watch(BureauFixture.BERK, new Screens.Filter("", "eik", "", 1));

        assertThat(live.all()).isEqualTo(2);
        assertThat(live.rows()).isEmpty();
        assertThat(watch(BureauFixture.BERK, ALL).rows())
                .extracting(Screens.Row::institute)
                .containsOnly("berk");
    }

    @Test
    void theFilterLooksAtStateInstituteAndName() {
        assertThat(watch(BureauFixture.BUREAU, new Screens.Filter("not-begun", "berk", "b-2", 1))
                        .rows())
                .extracting(Screens.Row::name)
                .containsExactly("Aios B-2");
        assertThat(watch(BureauFixture.BUREAU, new Screens.Filter("busy", "", "", 9))
                        .fitting())
                .isZero();
    }

    @Test
    void theListIsMadeAtMostOncePerThreeSeconds() {
        Instant first = watch(BureauFixture.BUREAU, ALL).at();

        assertThat(fixture.monitor
                        .watch(fixture.sitting(), BureauFixture.BERK, ALL, first.plusMillis(2_999))
                        .at())
                .isEqualTo(first);
        assertThat(fixture.monitor
                        .watch(fixture.sitting(), BureauFixture.BERK, ALL, first.plusMillis(3_000))
                        .at())
                .isAfter(first);
    }

    private Screens.Live watch(Account account, Screens.Filter filter) {
        return fixture.monitor.watch(fixture.sitting(), account, filter, BureauFixture.NINE.minusSeconds(60));
    }

    private List<String> states(Instant now) {
        return fixture.monitor.watch(fixture.sitting(), BureauFixture.BUREAU, ALL, now).rows().stream()
                .map(each -> each.name() + " " + each.standing())
                .toList();
    }
}
