package nl.kennispeil.delivery.attempt;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;

/** The practice test: open all year, without a person, and forgotten after a day (R46). */
public final class PracticeSitting {

    /** The kind of sitting and form a practice test has. */
    public static final String KIND = "OEFEN";

    private static final Duration KEPT = Duration.ofDays(1);

    private final Sittings sittings;
    private final Attempts attempts;
    private final Responses responses;
    private final FormLibrary forms;
    private final Consumer<List<AttemptId>> alsoForget;
    private final Shelf begun;
    private volatile List<Sitting> open = List.of();

    /** @param alsoForget removes what other features keep of attempts */
    public PracticeSitting(
            Shelves shelves,
            Sittings sittings,
            Attempts attempts,
            Responses responses,
            FormLibrary forms,
            Consumer<List<AttemptId>> alsoForget) {
        this.sittings = sittings;
        this.attempts = attempts;
        this.responses = responses;
        this.forms = forms;
        this.alsoForget = alsoForget;
        this.begun = shelves.shelf("practice_begun", Holds.NOBODY);
    }

    /** The practice sittings that are open, the newest first, as found by the last {@link #refresh}. */
    List<Sitting> open() {
        return open;
    }

    /** The newest one, or the one that is named. */
    Optional<SittingId> named(String id) {
        return open.stream()
                .map(Sitting::id)
                .filter(each -> id.isEmpty() || each.value().equals(id))
                .findFirst();
    }

    /** Notes when a practice attempt began, so that it can be forgotten; durable before the attempt exists. */
    void began(AttemptId id, Instant now) {
        begun.change(Change.ofOrCreate(day(now)).set("a." + id, now));
    }

    /** Looks up the open practice sittings and forgets attempts of more than a day ago. Called every few minutes. */
    public void refresh(Instant now) {
        open = sittings.all().stream()
                .filter(each -> each.kind().equals(KIND) && each.stage(now) == Sitting.Stage.OPEN)
                .sorted(Comparator.comparing(Sitting::opens)
                        .reversed()
                        .thenComparing(each -> each.id().value()))
                .toList();
        for (Fields day : begun.all()) {
            Instant lastMoment =
                    Instant.parse(day.id()).plus(Duration.ofDays(1)).plus(KEPT);
            if (now.isAfter(lastMoment)) {
                forget(day);
            }
        }
    }

    private void forget(Fields day) {
        List<AttemptId> ids = new ArrayList<>();
        day.map("a").keySet().forEach(each -> ids.add(new AttemptId(each)));
        attempts.findAll(ids)
                .values()
                .forEach(attempt -> sittings.find(attempt.sitting()).ifPresent(sitting -> {
                    List<ItemRef> items = forms.form(sitting.form()).form().refs();
                    responses.delete(attempt.id(), items);
                }));
        alsoForget.accept(ids);
        attempts.delete(ids);
        begun.delete(List.of(day.id()));
    }

    private static String day(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS).toString();
    }
}
