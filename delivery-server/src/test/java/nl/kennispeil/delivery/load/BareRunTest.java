package nl.kennispeil.delivery.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BareRunTest {

    @Test
    void keepsItsRateAndCountsWaitingFromTheDueMoment() {
        SimulatedLoop loop = new SimulatedLoop();
        Tally tally = new Tally();
        Steady steady = new Steady(() -> tally.saved, loop::nanos, null);
        int[] done = {0};
        Plan plan = new Plan(
                10, Duration.ZERO, Plan.thinkFor(10, 50), Duration.ofSeconds(30), Duration.ZERO, true, false, 1);
        // a reply takes 300 ms, half as long again as the 200 ms between requests: they queue
        Line slow = (request, then) -> loop.after(300, () -> then.accept(new Reply(200, new byte[0])));
        BareRun run = new BareRun(loop, plan, tally, () -> slow, steady, () -> done[0]++);
        run.begin();
        loop.runUntil(100);

        ObjectNode report = LoadReport.ofBare(plan, tally, steady, run.seconds());
        assertThat(done[0]).isOne();
        assertThat(report.path("errors").asLong()).isZero();
        assertThat(report.path("seconds").asDouble()).isEqualTo(30);
        assertThat(report.path("p50Ms").asDouble()).isGreaterThan(300);
        assertThat(report.path("requestsPerSecond").asDouble()).isBetween(30.0, 34.0);
    }
}
