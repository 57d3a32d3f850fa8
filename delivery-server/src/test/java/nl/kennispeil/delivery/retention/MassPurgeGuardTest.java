package nl.kennispeil.delivery.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.retention.MassPurgeGuard.Approval;
import nl.kennispeil.delivery.retention.MassPurgeGuard.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MassPurgeGuardTest {

    @ParameterizedTest(name = "{0} of {1} goes on: {2}")
    @CsvSource({
        "0, 0, true",
        "0, 2250, true",
        "1, 20, true",
        "1, 19, false",
        "112, 2250, true",
        "113, 2250, false",
        "113, 2260, true",
        "114, 2260, false",
        "114, 2279, false",
        "114, 2280, true",
        "400, 2250, false",
        "1, 0, false"
    })
    void exactlyFivePercentPassesAndOneMoreDoesNot(int due, long active, boolean passes) {
        // T3 and case 35: more than 5 % stops
        assertThat(MassPurgeGuard.judge(enrolments(due), active, List.of()) instanceof Verdict.Go)
                .isEqualTo(passes);
    }

    @Test
    void oneEnrolmentTwiceCountsOnce() {
        List<CandidateId> twice = new ArrayList<>(enrolments(1));
        twice.addAll(enrolments(1));

        assertThat(MassPurgeGuard.judge(twice, 20, List.of())).isEqualTo(new Verdict.Go(false));
    }

    @Test
    void aListThatTwoPeopleApprovedGoesOnOnce() {
        List<CandidateId> due = enrolments(400);
        List<CandidateId> shuffled = new ArrayList<>(due);
        Collections.reverse(shuffled);
        Approval approval = new Approval(MassPurgeGuard.list(shuffled), "privacy-1", "privacy-2", false);

        assertThat(MassPurgeGuard.judge(due, 2_250, List.of(approval))).isEqualTo(new Verdict.Go(true));
        assertThat(MassPurgeGuard.judge(due, 2_250, List.of(approval.spend()))).isInstanceOf(Verdict.Ask.class);
    }

    @Test
    void anApprovalIsForThatListOnly() {
        Approval approval = new Approval(MassPurgeGuard.list(enrolments(400)), "privacy-1", "privacy-2", false);

        assertThat(MassPurgeGuard.judge(enrolments(401), 2_250, List.of(approval)))
                .isInstanceOf(Verdict.Ask.class);
        assertThat(MassPurgeGuard.judge(enrolments(399), 2_250, List.of(approval)))
                .isInstanceOf(Verdict.Ask.class);
    }

    @Test
    void anApprovalIsNotSpentOnARunThatNeedsNone() {
        Approval approval = new Approval(MassPurgeGuard.list(enrolments(3)), "privacy-1", "privacy-2", false);

        assertThat(MassPurgeGuard.judge(enrolments(3), 2_250, List.of(approval)))
                .isEqualTo(new Verdict.Go(false));
    }

    @Test
    void onePersonTwiceIsNoApproval() {
        assertThatThrownBy(() -> new Approval("list", "privacy-1", "privacy-1", false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsDifferWhenTheirIdsDo() {
        // 1 and 23 are not 12 and 3
        assertThat(MassPurgeGuard.list(List.of(new CandidateId("1"), new CandidateId("23"))))
                .isNotEqualTo(MassPurgeGuard.list(List.of(new CandidateId("12"), new CandidateId("3"))))
                // printf '1\n23' | sha256sum
                .isEqualTo("889413ca491e745fd3c79c29b4828dc812113dff76f44f4ab3e069b9a38e3d86");
    }

    private static List<CandidateId> enrolments(int many) {
        return IntStream.range(0, many)
                .mapToObj(each -> new CandidateId("aios-" + each))
                .collect(Collectors.toList());
    }
}
