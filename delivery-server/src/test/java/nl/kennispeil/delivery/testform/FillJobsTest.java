package nl.kennispeil.delivery.testform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.delivery.http.BadRequest;
import org.junit.jupiter.api.Test;

class FillJobsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final FormRef FORM = new FormRef("PROEF", 1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final FillJobs jobs = new FillJobs();

    @Test
    void oneIsAtWorkOnAFormAndTheButtonPressedTwiceStartsNoSecond() {
        CountDownLatch go = new CountDownLatch(1);
        FillJobs.Job first = jobs.start(FORM, NOW, job -> failing(go));
        assertThat(jobs.start(FORM, NOW, job -> failing(go))).isSameAs(first);
        FillJobs.Job other = jobs.start(new FormRef("ANDERE", 1), NOW, job -> failing(go));
        assertThat(other).isNotSameAs(first);
        assertThat(first.ended()).isFalse();
        go.countDown();
        assertThat(first.ended(LONG)).isTrue();
        assertThat(jobs.start(FORM, NOW, job -> failing(go))).isNotSameAs(first);
    }

    @Test
    void whoStopsItIsHeard() {
        CountDownLatch stopped = new CountDownLatch(1);
        FillJobs.Job job = jobs.start(FORM, NOW, each -> {
            while (!each.cancelled()) {
                Thread.onSpinWait();
            }
            stopped.countDown();
            throw new BadRequest(409, "form-busy");
        });
        job.at(0.4);
        job.at(0.2);
        assertThat(job.share()).isEqualTo(0.4);
        job.cancel();
        assertThat(job.ended(LONG)).isTrue();
        assertThat(stopped.getCount()).isZero();
        assertThat(job.error()).isEqualTo("form-busy");
        assertThat(job.done()).isEmpty();
    }

    @Test
    void whatGoesWrongEndsItWithoutWordsOfTheInside() {
        FillJobs.Job job = jobs.start(FORM, NOW, each -> {
            throw new IllegalStateException("table 7");
        });
        assertThat(job.ended(LONG)).isTrue();
        assertThat(job.error()).isEqualTo("internal");
    }

    @Test
    void anotherFormDoesNotFindIt() {
        FillJobs.Job job = jobs.start(FORM, NOW, each -> failing(new CountDownLatch(0)));
        assertThat(jobs.find(FORM, job.id())).contains(job);
        assertThat(jobs.find(new FormRef("PROEF", 2), job.id())).isEmpty();
        assertThat(jobs.find(FORM, "0-0")).isEmpty();
    }

    @Test
    void tooManyAtOnceAreSentAway() {
        CountDownLatch go = new CountDownLatch(1);
        List<Integer> refused = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            try {
                jobs.start(new FormRef("F" + i, 1), NOW, job -> failing(go));
            } catch (BadRequest e) {
                refused.add(e.status());
            }
        }
        go.countDown();
        assertThat(refused).hasSize(18).containsOnly(503);
    }

    private static FillJobs.Done failing(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BadRequest(409, "form-busy");
    }
}
