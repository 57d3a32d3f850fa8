package nl.kennispeil.delivery.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.demo.DemoEssays;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.result.Grading;
import nl.kennispeil.delivery.result.Result;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.text.Bilingual;

/** A closed sitting of open questions whose answers wait for two markers each. */
final class DemoMarking {

    static final SittingId SITTING = new SittingId("open-vragen");

    private final Stores stores;
    private final Instant opened;

    /** @param now the sitting was the day before */
    DemoMarking(Stores stores, Instant now) {
        this.stores = stores;
        this.opened = now.minus(Duration.ofDays(1));
    }

    /**
     * Needs the items in the bank.
     *
     * @param candidates as many as there are answers; the last of them writes nothing
     */
    void fill(List<Candidate> candidates) {
        List<DemoEssays.Asked> asked = DemoEssays.all();
        List<ItemVersion> items = asked.stream().map(DemoEssays.Asked::item).toList();
        TestForm form = DemoEssays.form(items);
        stores.testForms().add(form);
        FormLibrary.Delivered delivered = stores.forms().form(form.ref());
        List<Attempt> attempts = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        Map<String, List<String>> rosters = new LinkedHashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            Attempt attempt = attempt(candidates.get(i), i);
            attempts.add(attempt);
            rosters.computeIfAbsent(attempt.institute(), any -> new ArrayList<>())
                    .add(attempt.id().value());
            Map<ItemRef, Answer> answers = i == candidates.size() - 1 ? Map.of() : answers(asked, i);
            stores.responses().record(attempt.id(), events(answers));
            results.add(Grading.grade(attempt.id(), 1, delivered, answers, opened.plus(Duration.ofMinutes(25))));
        }
        stores.attempts().putAll(attempts);
        stores.results().append(results);
        rosters.forEach((institute, ids) -> stores.rosters().add(SITTING, institute, ids));
        stores.sittings().add(sitting(form));
    }

    /** How many people it takes for every answer to be somebody's, and one more. */
    static int people() {
        return 1
                + DemoEssays.all().stream()
                        .mapToInt(each -> each.answers().size())
                        .max()
                        .orElse(0);
    }

    private static Map<ItemRef, Answer> answers(List<DemoEssays.Asked> asked, int candidate) {
        Map<ItemRef, Answer> answers = new HashMap<>();
        for (DemoEssays.Asked each : asked) {
            String text = each.answers().get(candidate % each.answers().size());
            answers.put(each.item().ref(), new Answer.Given(new TreeMap<>(Map.of("RESPONSE", List.of(text)))));
        }
        return answers;
    }

    private List<ResponseEvent> events(Map<ItemRef, Answer> answers) {
        List<ResponseEvent> events = new ArrayList<>();
        answers.forEach((item, answer) -> {
            Instant at = opened.plus(Duration.ofMinutes(8L * (events.size() + 1)));
            events.add(new ResponseEvent(
                    1, events.size() + 1, item, ResponseEvent.Kind.ANSWER, answer.wire(), at, at, 480_000, false));
        });
        return events;
    }

    private Attempt attempt(Candidate candidate, int number) {
        Instant started = opened.plusSeconds(number);
        return new Attempt(
                AttemptId.of(stores.secret(), SITTING.value(), candidate.id().value()),
                SITTING,
                candidate.id(),
                candidate.institute(),
                candidate.phase(),
                Condition.HOME,
                candidate.extraMinutes(),
                1,
                1,
                started,
                started.plus(Duration.ofMinutes(20)),
                false,
                null,
                null,
                List.of(),
                0);
    }

    private Sitting sitting(TestForm form) {
        return new Sitting(
                SITTING,
                new Bilingual("Open vragen (demo)", "Open questions (demo)"),
                form.kind(),
                form.ref(),
                true,
                opened,
                opened.plus(Duration.ofMinutes(30)),
                Condition.HOME,
                Sitting.Progress.CLOSED,
                null,
                List.of(),
                0);
    }
}
