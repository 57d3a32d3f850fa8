package nl.kennispeil.delivery.adaptive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.form.AdaptivePart;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.FormItem;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.InMemoryTestForms;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.form.ReportingScale;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.InMemoryItems;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemSamples;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.attempt.Incoming;
import nl.kennispeil.delivery.attempt.Presence;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.attempt.Responses;
import nl.kennispeil.delivery.attempt.SaveOutcome;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.text.Bilingual;
import nl.kennispeil.scoring.formula.PenaltyTable;
import nl.kennispeil.scoring.irt.ItemParameters;

/** A sitting of one hour with an adaptive form of up to eight items out of forty, and one candidate. A is always right. */
public final class AdaptiveFixture {

    public static final Instant NINE = Instant.parse("2026-03-25T08:00:00Z");
    public static final Duration TIME = Duration.ofHours(1);
    public static final Duration GRACE = Duration.ofMinutes(30);
    public static final SittingId SITTING = new SittingId("adaptief-test");
    public static final int LENGTH = 8;
    static final String RULES = "{\"stop\":{\"length\":8},\"exposure\":{\"method\":\"randomesque\",\"best\":5}}";

    private static final int POOL = 40;

    public final Shelves shelves;
    public final FormLibrary forms;
    public final Sittings sittings;
    public final AttemptId attempt = new AttemptId("ADAPTIVE0000000000AA");
    public final FormLibrary.Delivered form;
    public Exam exam;

    public AdaptiveFixture(Shelves shelves) {
        this(shelves, RULES, 0);
    }

    public AdaptiveFixture(Shelves shelves, String rules, int breakAfter) {
        this.shelves = shelves;
        InMemoryItems bank = new InMemoryItems();
        InMemoryTestForms testForms = new InMemoryTestForms();
        List<ItemVersion> items = new ArrayList<>();
        List<FormItem> places = new ArrayList<>();
        Map<ItemRef, AdaptivePart.Calibrated> pool = new LinkedHashMap<>();
        for (int i = 0; i < POOL; i++) {
            ItemVersion item =
                    ItemSamples.item("T-" + (i + 1), List.of("K", "L", "R").get(i % 3), 4, "A");
            items.add(item);
            places.add(new FormItem(item.ref(), true));
            pool.put(
                    item.ref(),
                    new AdaptivePart.Calibrated(
                            new ItemParameters.ThreePl(0.8 + 0.02 * i, -2 + 0.1 * i, 0.2), 60, Set.of()));
        }
        bank.add(items);
        testForms.add(new TestForm(
                new FormRef("ADAPTIEF-T", 1),
                "LHK",
                "LHK",
                places,
                new FormRules(
                        TIME,
                        GRACE,
                        Navigation.FORWARD_ONLY,
                        true,
                        PenaltyTable.none(),
                        Release.BY_BUREAU,
                        Feedback.SCORE_ONLY,
                        new AdaptivePart(rules, null, pool, ReportingScale.USUAL, breakAfter, true))));
        forms = new FormLibrary(testForms, bank);
        form = forms.form(new FormRef("ADAPTIEF-T", 1));
        sittings = new Sittings(shelves, Duration.ZERO);
        sittings.add(new Sitting(
                SITTING,
                new Bilingual("Adaptief", "Adaptive"),
                "LHK",
                new FormRef("ADAPTIEF-T", 1),
                false,
                NINE,
                NINE.plus(Duration.ofHours(8)),
                Condition.HOME,
                Sitting.Progress.PLANNED,
                null,
                List.of(),
                0));
        exam = node();
        new Attempts(shelves, Duration.ZERO)
                .register(List.of(
                        Attempt.registered(attempt, SITTING, new CandidateId("aios-1"), "berk", 1, Condition.HOME, 0)));
    }

    /** A node that knows nothing but what is in the store. */
    public Exam node() {
        return new Exam(
                new Attempts(shelves, Duration.ZERO),
                new Responses(shelves),
                sittings,
                forms,
                new Presence(shelves, "node"));
    }

    /** Opens on a first device and starts at nine. */
    public AdaptiveFixture started() {
        exam.open(attempt);
        if (exam.start(attempt, NINE).isEmpty()) {
            throw new AssertionError("the sitting is open at nine");
        }
        return this;
    }

    public static Instant at(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }

    public Place place(Exam node, int minute) {
        return node.place(node.context(attempt), 1, at(minute));
    }

    /** The item in view. */
    public ItemRef due(Exam node) {
        ItemVersion item = place(node, 1).item();
        if (item == null) {
            throw new AssertionError("there is no item in view");
        }
        return item.ref();
    }

    public SaveOutcome confirm(Exam node, int seq, ItemRef item, String value, int minute) {
        return send(node, 1, seq, item, ResponseEvent.Kind.FINAL, value, minute, minute);
    }

    public SaveOutcome send(
            Exam node, int epoch, int seq, ItemRef item, ResponseEvent.Kind kind, String value, int made, int arrives) {
        return node.save(attempt, epoch, List.of(new Incoming(seq, item, kind, value, at(made), 1_000)), at(arrives));
    }

    public List<CourseLog.Confirmed> logged() {
        return new CourseLog(shelves).from(attempt, 1);
    }
}
