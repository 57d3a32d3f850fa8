package nl.kennispeil.delivery.attempt;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.http.ClientConnection;
import nl.kennispeil.delivery.http.Clients;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sits the practice test against this very server, so that the code of the exam path is compiled before candidates come:
 * a cold process needs several times the processor for its first thousands of saves. What is rehearsed is removed
 * afterwards; should the process die meanwhile, the practice test's own broom finds it.
 */
public final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int ACTORS = 32;
    private static final int STATUS_EVERY = 4;

    private final Exam exam;
    private final Attempts attempts;
    private final Responses responses;
    private final PracticeSitting practice;
    private final Sittings sittings;
    private final FormLibrary forms;
    private final AttemptTokens tokens;
    private final Clock clock;

    public Rehearsal(
            Exam exam,
            Attempts attempts,
            Responses responses,
            PracticeSitting practice,
            Sittings sittings,
            FormLibrary forms,
            AttemptTokens tokens,
            Clock clock) {
        this.exam = exam;
        this.attempts = attempts;
        this.responses = responses;
        this.practice = practice;
        this.sittings = sittings;
        this.forms = forms;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Rehearses for {@code before}, returns, and goes on in the background for {@code after}. */
    public void run(URI server, Duration before, Duration after) {
        Sitting sitting = practice.named("").flatMap(sittings::find).orElse(null);
        if (sitting == null) {
            return;
        }
        List<ItemRef> items = forms.form(sitting.form()).form().refs();
        List<AttemptId> cast = cast(sitting.id());
        Clients clients = new Clients(failure -> LOG.info("the rehearsal stumbled: {}", failure.getClass()));
        long curtain = System.nanoTime() + before.plus(after).toNanos();
        CountDownLatch playing = new CountDownLatch(cast.size());
        for (AttemptId each : cast) {
            Actor actor = new Actor(clients.connection(server), each, items, curtain, playing);
            clients.run(actor::play);
        }
        Thread broom = new Thread(() -> sweep(clients, playing, cast, items, before.plus(after)), "rehearsal");
        broom.setDaemon(true);
        broom.start();
        wait(playing, before);
    }

    private List<AttemptId> cast(SittingId sitting) {
        SecureRandom random = new SecureRandom();
        List<AttemptId> cast = new ArrayList<>();
        List<Attempt> registered = new ArrayList<>();
        for (int i = 0; i < ACTORS; i++) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            AttemptId id = new AttemptId(Base32.encode(bytes, 20));
            practice.began(id, clock.instant());
            registered.add(Attempt.registered(id, sitting, null, "", 0, Condition.HOME, 0));
            cast.add(id);
        }
        attempts.register(registered);
        for (AttemptId each : cast) {
            exam.open(each);
            exam.start(each, clock.instant());
        }
        return cast;
    }

    private void sweep(
            Clients clients, CountDownLatch playing, List<AttemptId> cast, List<ItemRef> items, Duration atMost) {
        try {
            wait(playing, atMost.plusSeconds(10));
            clients.close();
            cast.forEach(each -> responses.delete(each, items));
            attempts.delete(cast);
        } catch (RuntimeException e) {
            LOG.info("the rehearsal was not swept up: {}", e.getClass().getName());
        }
    }

    private static void wait(CountDownLatch latch, Duration atMost) {
        try {
            boolean done = latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("rehearsal {}", done ? "over" : "goes on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection that saves answer after answer. */
    private final class Actor {

        private final ClientConnection connection;
        private final String path;
        private final String token;
        private final List<ItemRef> items;
        private final long curtain;
        private final CountDownLatch playing;
        private int seq;

        Actor(
                ClientConnection connection,
                AttemptId attempt,
                List<ItemRef> items,
                long curtain,
                CountDownLatch playing) {
            this.connection = connection;
            this.path = "/api/attempts/" + attempt;
            this.token = tokens.token(attempt, 1);
            this.items = items;
            this.curtain = curtain;
            this.playing = playing;
        }

        void play() {
            if (System.nanoTime() > curtain) {
                playing.countDown();
                return;
            }
            seq++;
            connection.send(path + "/saves", token, save(), (status, body) -> {
                if (status != 200) {
                    playing.countDown();
                } else if (seq % STATUS_EVERY == 0) {
                    connection.send(path, token, null, (any, ignored) -> play());
                } else {
                    play();
                }
            });
        }

        private byte[] save() {
            ItemRef item = items.get(seq % items.size());
            String body = "{\"epoch\":1,\"events\":[{\"seq\":" + seq + ",\"item\":\"" + item
                    + "\",\"kind\":\"answer\",\"value\":\"A\",\"clientTime\":" + clock.millis()
                    + ",\"activeMs\":1000}]}";
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }
}
