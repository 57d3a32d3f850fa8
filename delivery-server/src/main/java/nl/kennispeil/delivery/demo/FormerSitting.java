package nl.kennispeil.delivery.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nl.kennispeil.bank.demo.Simulation;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.result.Grading;
import nl.kennispeil.delivery.result.Result;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;

/**
 * A sitting of the past: who was there, what they answered and what it was worth, all simulated with a fixed seed. Only
 * marked answers are kept, as after any sitting that is long closed; the single key presses never happened.
 */
final class FormerSitting {

    private static final long SEED = 20260325;
    private static final int ABSENT_PER_THOUSAND = 18;
    private static final int PAPER_PER_THOUSAND = 27;

    private final Stores stores;
    private final FormLibrary.Delivered form;
    private final Sitting sitting;

    FormerSitting(Stores stores, FormLibrary.Delivered form, Sitting sitting) {
        this.stores = stores;
        this.form = form;
        this.sitting = sitting;
    }

    void fill(List<Candidate> candidates) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Attempt> attempts = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        Map<String, List<String>> rosters = new LinkedHashMap<>();
        for (Candidate each : candidates) {
            AttemptId id = AttemptId.of(
                    stores.secret(), sitting.id().value(), each.id().value());
            rosters.computeIfAbsent(each.institute(), any -> new ArrayList<>()).add(id.value());
            boolean absent = random.nextInt(1000) < ABSENT_PER_THOUSAND;
            Attempt attempt = attempt(id, each, absent, random);
            attempts.add(attempt);
            Instant submitted = attempt.submittedAt();
            if (submitted != null) {
                // half a year ago everybody was a group lower
                int group = Math.max(1, each.phase() - 1);
                results.add(Grading.grade(id, 1, form, answers(group, random), submitted));
            }
        }
        stores.attempts().putAll(attempts);
        stores.results().append(results);
        rosters.forEach((institute, ids) -> stores.rosters().add(sitting.id(), institute, ids));
        stores.sittings().add(sitting);
    }

    private Map<ItemRef, Answer> answers(int group, SplittableRandom random) {
        Simulation.Candidate simulated = Simulation.GROUPS.get(group - 1).draw(random);
        Map<ItemRef, Answer> answers = new HashMap<>();
        for (ItemVersion item : form.items()) {
            answers.put(item.ref(), Simulation.answer(item, simulated, random));
        }
        return answers;
    }

    private Attempt attempt(AttemptId id, Candidate candidate, boolean absent, SplittableRandom random) {
        Condition condition = random.nextInt(1000) < PAPER_PER_THOUSAND ? Condition.PAPER : Condition.HOME;
        Instant started = sitting.opens().plusMillis(random.nextInt(30_000));
        Instant submitted = started.plus(Duration.ofMinutes(70)).plusSeconds(random.nextInt(6_300));
        return new Attempt(
                id,
                sitting.id(),
                candidate.id(),
                candidate.institute(),
                candidate.phase(),
                condition,
                candidate.extraMinutes(),
                absent ? 0 : 1,
                absent ? 0 : 1,
                absent ? null : started,
                absent ? null : submitted,
                false,
                null,
                null,
                List.of(),
                0);
    }
}
