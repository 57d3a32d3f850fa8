package nl.kennispeil.delivery.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.sitting.SittingId;
import org.junit.jupiter.api.Test;

class GroupReportTest {

    private static final Instant NOW = Instant.parse("2026-03-25T12:00:00Z");

    @Test
    void meanAndSpreadAreThoseOfASample() {
        // 1..10: mean 5.5, sample standard deviation 3.0277 (R 4.3, sd(1:10))
        GroupReport report = GroupReport.of(12, 2, scores("berk", 1, 10), NOW);

        assertThat(report.groups())
                .containsExactly(
                        new Screens.GroupMark("1", 10, new BigDecimal("5.50"), new BigDecimal("3.03")),
                        new Screens.GroupMark("all", 10, new BigDecimal("5.50"), new BigDecimal("3.03")));
        assertThat(report.bins()).containsExactly(4, 5, 1);
        assertThat(report.firstBin()).isZero();
    }

    @Test
    void aGroupOfNineIsLeftOutOfEverything() {
        List<GroupReport.Score> scores = scores("berk", 1, 10);
        scores.addAll(scores("berk", 2, 9));

        GroupReport report = GroupReport.of(19, 0, scores, NOW);

        assertThat(report.leftOut()).isEqualTo(9);
        assertThat(report.groups()).extracting(Screens.GroupMark::label).containsExactly("1", "all");
        assertThat(report.groups()).extracting(Screens.GroupMark::n).containsExactly(10, 10);
        assertThat(report.bins().stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
    }

    @Test
    void case34NineInOneInstituteAreSuppressedThereAndCountNationally() {
        // domain.md §4.3, case 34
        List<GroupReport.Score> scores = scores("berk", 1, 9);
        scores.addAll(scores("eik", 1, 12));

        GroupReport report = GroupReport.of(21, 0, scores, NOW);

        assertThat(report.institutes().get("berk")).isEmpty();
        assertThat(report.institutes().get("eik"))
                .extracting(Screens.GroupMark::n)
                .containsExactly(12, 12);
        assertThat(report.groups()).extracting(Screens.GroupMark::n).containsExactly(21, 21);
    }

    @Test
    void negativeAndFullScoresFindABin() {
        List<GroupReport.Score> scores = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            scores.add(new GroupReport.Score("berk", 1, -12.5));
            scores.add(new GroupReport.Score("berk", 1, 100));
        }

        GroupReport report = GroupReport.of(10, 0, scores, NOW);

        assertThat(report.firstBin()).isEqualTo(-15);
        assertThat(report.bins()).hasSize(23).startsWith(5).endsWith(5);
    }

    @Test
    void whatIsStoredIsWhatIsRead() {
        GroupReports reports = new GroupReports(new InMemoryShelves());
        GroupReport report = GroupReport.of(12, 2, scores("eik", 3, 10), NOW);

        reports.put(new SittingId("lhk"), report);

        assertThat(reports.find(new SittingId("lhk"))).contains(report);
    }

    private static List<GroupReport.Score> scores(String institute, int phase, int n) {
        List<GroupReport.Score> scores = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            scores.add(new GroupReport.Score(institute, phase, i));
        }
        return scores;
    }
}
