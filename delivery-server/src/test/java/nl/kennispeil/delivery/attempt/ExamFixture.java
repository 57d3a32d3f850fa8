package nl.kennispeil.delivery.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.FormItem;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.InMemoryTestForms;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.InMemoryItems;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemSamples;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.text.Bilingual;
import nl.kennispeil.scoring.formula.PenaltyTable;

/** One sitting of three hours with five items, and one candidate registered for it. */
public final class ExamFixture {

    public static final Instant NINE = Instant.parse("2026-03-25T08:00:00Z");
    public static final Duration TIME = Duration.ofHours(3);
    public static final Duration GRACE = Duration.ofMinutes(60);
    public static final SittingId SITTING = new SittingId("lhk-test");

    public final ServerSecret secret = ServerSecret.random();
    public final Shelves shelves;
    public final Attempts attempts;
    public final Responses responses;
    public final Sittings sittings;
    public final FormLibrary forms;
    public final Presence presence;
    public final ExamCodes codes;
    public final Exam exam;
    public final List<ItemRef> items = new ArrayList<>();
    public final AttemptId attempt = AttemptId.of(secret, SITTING.value(), "aios-1");

    public ExamFixture() {
        this(new InMemoryShelves());
    }

    public ExamFixture(Shelves shelves) {
        this(shelves, Feedback.SCORE_ONLY);
    }

    public ExamFixture(Shelves shelves, Feedback feedback) {
        this.shelves = shelves;
        InMemoryItems bank = new InMemoryItems();
        InMemoryTestForms testForms = new InMemoryTestForms();
        List<ItemVersion> all = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            ItemVersion item = ItemSamples.item("T-" + i);
            all.add(item);
            items.add(item.ref());
        }
        bank.add(all);
        testForms.add(new TestForm(
                new FormRef("LHK-T", 1),
                "LHK",
                "LHK",
                items.stream().map(each -> new FormItem(each, true)).toList(),
                new FormRules(
                        TIME, GRACE, Navigation.FREE, true, PenaltyTable.asPublished(), Release.BY_BUREAU, feedback)));
        attempts = new Attempts(shelves, Duration.ZERO);
        responses = new Responses(shelves);
        sittings = new Sittings(shelves, Duration.ZERO);
        forms = new FormLibrary(testForms, bank);
        presence = new Presence(shelves, "node");
        codes = new ExamCodes(shelves, attempts, secret);
        exam = new Exam(attempts, responses, sittings, forms, presence);
        sittings.add(sitting(SITTING, true));
        register(attempt, 0);
    }

    /** Another node on the same store. */
    public Exam otherNode() {
        return new Exam(new Attempts(shelves, Duration.ZERO), new Responses(shelves), sittings, forms, presence);
    }

    public static Sitting sitting(SittingId id, boolean moment) {
        return new Sitting(
                id,
                new Bilingual("LHK", "LHK"),
                "LHK",
                new FormRef("LHK-T", 1),
                moment,
                NINE,
                NINE.plus(TIME),
                Condition.HOME,
                Sitting.Progress.PLANNED,
                null,
                List.of(),
                0);
    }

    public void register(AttemptId id, int extraMinutes) {
        Attempt registered =
                Attempt.registered(id, SITTING, new CandidateId("aios-1"), "berk", 1, Condition.HOME, extraMinutes);
        attempts.register(List.of(registered));
        codes.publish(List.of(registered));
    }

    /** Opens on a first device and starts at nine. */
    public void start() {
        exam.open(attempt);
        if (exam.start(attempt, NINE).isEmpty()) {
            throw new AssertionError("the sitting is open at nine");
        }
    }

    public Incoming answer(int seq, int item, String value, Instant made) {
        return new Incoming(seq, items.get(item - 1), ResponseEvent.Kind.ANSWER, value, made, 1_000);
    }

    /** All events of an item, in order. */
    public List<ResponseEvent> events(int item) {
        return new Responses(shelves).of(attempt, items).getOrDefault(items.get(item - 1), List.of());
    }

    /** The answer that counts now. */
    public String stored(int item) {
        return ResponseHistory.current(events(item), ResponseEvent.Kind.ANSWER);
    }
}
