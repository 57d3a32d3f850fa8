package nl.kennispeil.delivery.itemcomment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.ExamFixture;
import nl.kennispeil.delivery.attempt.Incoming;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.attempt.ResponseHistory;
import nl.kennispeil.delivery.attempt.Responses;
import nl.kennispeil.delivery.attempt.SittingAttempts;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentSweepTest {

    private static final Instant NINE = ExamFixture.NINE;
    /** 10 April at noon in Amsterdam; 28 days later it is 8 May, in summer time. */
    private static final Instant RELEASED = Instant.parse("2026-04-10T10:00:00Z");

    private static final Instant BEFORE = Instant.parse("2026-05-07T21:59:59Z");
    private static final Instant CLOSED = Instant.parse("2026-05-07T22:00:00Z");

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final ExamFixture exam = new ExamFixture(shelves);
    private final Rosters rosters = new Rosters(shelves);
    private final Institutes institutes = new Institutes(shelves);
    private final ItemComments comments = new ItemComments(shelves);
    private final CommentRounds rounds = new CommentRounds(shelves);
    private final Set<AttemptId> held = new HashSet<>();

    @BeforeEach
    void setUp() {
        institutes.putAll(List.of(new Institute("berk", "Berk")));
    }

    @Test
    void aRemarkLosesItsAuthorWhenTheRoundClosesAndNotASecondBefore() {
        AttemptId attempt = remarked("aios-1", "Optie B klopt ook.");
        release();
        assertThat(sweep().sweep(BEFORE)).isZero();
        assertThat(remark(attempt)).isEqualTo("Optie B klopt ook.");

        assertThat(sweep().sweep(CLOSED)).isEqualTo(1);
        assertThat(remark(attempt)).isEmpty();
        assertThat(comments.of(exam.items.get(0))).singleElement().satisfies(each -> {
            assertThat(each.text()).isEqualTo("Optie B klopt ook.");
            assertThat(each.day()).hasToString("2026-03-25");
        });
        assertThat(shelves.shelf(ItemComments.SHELF, Holds.NOBODY).all().toString())
                .doesNotContain(attempt.value());
        // the answer is where it was
        assertThat(ResponseHistory.current(
                        exam.responses.of(attempt, exam.items).getOrDefault(exam.items.get(0), List.of()),
                        ResponseEvent.Kind.ANSWER))
                .isEqualTo("A");
        assertThat(sweep().sweep(CLOSED.plusSeconds(86_400))).isZero();
    }

    @Test
    void aSittingWhoseFormIsLostStopsNoOtherAndShowsOnceThereIsNothingElseToDo() {
        SittingId lost = new SittingId("lhk-kwijt");
        Sitting whole = exam.sittings.find(ExamFixture.SITTING).orElseThrow();
        exam.sittings.add(new Sitting(
                lost,
                whole.title(),
                whole.kind(),
                new FormRef("NOT-THERE", 1),
                whole.moment(),
                whole.opens(),
                whole.closes(),
                whole.condition(),
                whole.progress(),
                null,
                List.of(),
                1));
        AttemptId there = AttemptId.of(exam.secret, lost.value(), "aios-2");
        exam.attempts.register(
                List.of(Attempt.registered(there, lost, new CandidateId("aios-2"), "berk", 1, Condition.HOME, 0)));
        rosters.add(lost, "berk", List.of(there.value()));
        AttemptId attempt = remarked("aios-1", "Optie B klopt ook.");
        release();
        exam.sittings.release(lost, RELEASED.plusSeconds(1));

        assertThat(sweep().sweep(CLOSED.plusSeconds(86_400))).isEqualTo(1);
        assertThat(remark(attempt)).isEmpty();
        assertThatThrownBy(() -> sweep().sweep(CLOSED.plusSeconds(172_800))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void nothingLeadsFromAnAttemptToItsRemarkAnyMore() {
        remarked("aios-1", "Optie B klopt ook.");
        release();
        sweep().sweep(CLOSED);
        assertThat(shelves.shelf(CommentRounds.SHELF, Holds.PERSONS)
                        .all()
                        .get(0)
                        .values()
                        .keySet())
                .contains("done")
                .doesNotContain("key");
    }

    @Test
    void aRoundMayBeShorterOrLonger() {
        remarked("aios-1", "Lang");
        release();
        rounds.setDays(ExamFixture.SITTING, 40);
        assertThat(sweep().sweep(CLOSED)).isZero();
        rounds.setDays(ExamFixture.SITTING, 0);
        assertThat(sweep().sweep(RELEASED)).isEqualTo(1);
        assertThatThrownBy(() -> rounds.setDays(ExamFixture.SITTING, 366)).hasMessageContaining("0..365");
    }

    @Test
    void numbersThatMayNotBeKeptAndMailAddressesAreBlackedOut() {
        remarked("aios-1", "Mijn BSN is 111222333, mail jan@example.org over vraag 7");
        remarked("aios-2", "In 2026 is de drempel 140/90");
        release();
        sweep().sweep(CLOSED);
        assertThat(comments.of(exam.items.get(0)))
                .extracting(ItemComments.Comment::text)
                .containsExactlyInAnyOrder(
                        "Mijn BSN is •••••••••, mail • over vraag •", "In 2026 is de drempel 140/90");
    }

    @Test
    void whoIsHeldKeepsTheRemarkUntilTheHoldEnds() {
        AttemptId one = remarked("aios-1", "Een");
        AttemptId two = remarked("aios-2", "Twee");
        release();
        held.add(two);
        assertThat(sweep().sweep(CLOSED)).isEqualTo(1);
        assertThat(remark(two)).isEqualTo("Twee");
        assertThat(sweep().sweep(CLOSED.plusSeconds(86_400))).isZero();
        held.clear();
        assertThat(sweep().sweep(CLOSED.plusSeconds(172_800))).isEqualTo(1);
        assertThat(remark(one)).isEmpty();
        assertThat(remark(two)).isEmpty();
        assertThat(comments.of(exam.items.get(0))).hasSize(2);
        assertThat(rounds.held(ExamFixture.SITTING)).isEmpty();
    }

    @Test
    void whoIsDeletedWhileHeldIsForgottenHereToo() {
        AttemptId two = remarked("aios-2", "Twee");
        release();
        held.add(two);
        sweep().sweep(CLOSED);
        Subject subject = new Subject(
                new PersonId("p"),
                new CandidateId("aios-2"),
                true,
                List.of(new Subject.SatAt(ExamFixture.SITTING, two)),
                "L");
        CommentDeletion step = new CommentDeletion(rounds);
        assertThat(step.remaining(subject)).isEqualTo(1);
        assertThat(step.delete(subject)).isEqualTo(1);
        assertThat(step.remaining(subject)).isZero();
    }

    @Test
    void aSweepThatIsBrokenOffBetweenWritingAndRemovingLosesAndDoublesNothing() {
        AttemptId one = remarked("aios-1", "Een");
        AttemptId two = remarked("aios-2", "Twee");
        release();
        AtomicBoolean broken = new AtomicBoolean(true);
        Responses breaking = new Responses(breaking(broken));
        assertThatThrownBy(() -> sweep(breaking).sweep(CLOSED)).isInstanceOf(IllegalStateException.class);
        assertThat(remark(one)).isEqualTo("Een");
        assertThat(comments.of(exam.items.get(0))).hasSize(2);

        broken.set(false);
        sweep(breaking).sweep(CLOSED);
        assertThat(remark(one)).isEmpty();
        assertThat(remark(two)).isEmpty();
        assertThat(comments.of(exam.items.get(0)))
                .extracting(ItemComments.Comment::text)
                .containsExactlyInAnyOrder("Een", "Twee");
    }

    private AttemptId remarked(String candidate, String text) {
        AttemptId attempt = AttemptId.of(exam.secret, ExamFixture.SITTING.value(), candidate);
        exam.register(attempt, 0);
        rosters.add(ExamFixture.SITTING, "berk", List.of(attempt.value()));
        exam.exam.open(attempt);
        exam.exam.start(attempt, NINE);
        List<Incoming> events = new ArrayList<>();
        events.add(exam.answer(1, 1, "A", NINE.plusSeconds(1)));
        events.add(comment(2, "eerst iets anders"));
        events.add(comment(3, text));
        exam.exam.save(attempt, 1, events, NINE.plusSeconds(5));
        return attempt;
    }

    private Incoming comment(int seq, String text) {
        return new Incoming(seq, exam.items.get(0), ResponseEvent.Kind.COMMENT, text, NINE.plusSeconds(seq), 1_000);
    }

    private void release() {
        exam.sittings.release(ExamFixture.SITTING, RELEASED);
    }

    private String remark(AttemptId attempt) {
        return ResponseHistory.current(
                exam.responses.of(attempt, exam.items).getOrDefault(exam.items.get(0), List.of()),
                ResponseEvent.Kind.COMMENT);
    }

    private CommentSweep sweep() {
        return sweep(exam.responses);
    }

    private CommentSweep sweep(Responses responses) {
        return new CommentSweep(
                rounds,
                comments,
                exam.sittings,
                new SittingAttempts(rosters, institutes, exam.attempts),
                responses,
                exam.forms,
                text -> text.contains("111222333"),
                (attempt, today) -> held.contains(attempt.id()));
    }

    /** The same shelves, on which nothing can be changed while broken. */
    private Shelves breaking(AtomicBoolean broken) {
        return (name, holds) -> (Shelf) Proxy.newProxyInstance(
                Shelf.class.getClassLoader(), new Class<?>[] {Shelf.class}, (proxy, method, arguments) -> {
                    if (broken.get() && method.getName().equals("changeAll")) {
                        throw new IllegalStateException("broken off");
                    }
                    try {
                        return method.invoke(shelves.shelf(name, holds), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
