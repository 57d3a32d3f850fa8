package nl.kennispeil.delivery.bureau;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.AttemptTokens;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.attempt.Incoming;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.attempt.SaveOutcome;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.rescue.RescueFile;
import nl.kennispeil.delivery.rescue.RescueKeys;

/** Takes an uploaded rescue file: all of it is checked before any of it is stored. The same file twice does no harm. */
final class RescueDesk {

    private static final int MOST_EVENTS = 20_000;

    private final Attempts attempts;
    private final AttemptTokens tokens;
    private final RescueKeys keys;
    private final Exam exam;
    private final Ledger ledger;

    RescueDesk(Attempts attempts, AttemptTokens tokens, RescueKeys keys, Exam exam, Ledger ledger) {
        this.attempts = attempts;
        this.tokens = tokens;
        this.keys = keys;
        this.exam = exam;
        this.ledger = ledger;
    }

    Screens.Rescued take(byte[] file, Account account, Instant now) {
        try {
            RescueFile rescue = RescueFile.read(file);
            Attempt attempt = attempt(rescue.attempt())
                    .filter(each -> account.covers(each.institute()))
                    .orElse(null);
            if (attempt == null) {
                return refused("unknown");
            }
            Screens.Rescued outcome = take(rescue, attempt, now);
            Entry line = Ledger.line(account, attempt.sitting(), "attempt.rescue", now)
                    .about(attempt.id().value())
                    .owner(attempt.institute());
            ledger.write(
                    outcome.problem().isEmpty()
                            ? line.detail("taken", outcome.taken()).detail("rowsRefused", outcome.refused())
                            : line.failed(outcome.problem()));
            return outcome;
        } catch (RescueFile.Unusable e) {
            return refused(e.code());
        }
    }

    private Screens.Rescued take(RescueFile rescue, Attempt attempt, Instant now) {
        RescueFile.Content content;
        try {
            content = rescue.open(keys, attempt.sitting());
        } catch (RescueFile.Unusable e) {
            return refused(e.code());
        }
        boolean proven = tokens.verify(content.token())
                .filter(claim -> claim.attempt().equals(attempt.id()) && claim.epoch() == content.epoch())
                .isPresent();
        if (!proven) {
            return refused("token");
        }
        List<Incoming> events = incoming(content.events()).orElse(List.of());
        if (events.isEmpty()) {
            return refused("events");
        }
        SaveOutcome outcome = exam.rescue(attempt.id(), content.epoch(), events, now);
        if (outcome instanceof SaveOutcome.Saved saved) {
            int late = saved.refused().size();
            return new Screens.Rescued(
                    "",
                    events.size() - late,
                    late,
                    late == 0 ? "" : "after-deadline",
                    attempt.id().value(),
                    attempt.sitting().value());
        }
        SaveOutcome.Refusal why = ((SaveOutcome.Refused) outcome).why();
        return refused(
                why == SaveOutcome.Refusal.SUBMITTED
                        ? "closed"
                        : why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private Optional<Attempt> attempt(String id) {
        try {
            return attempts.find(new AttemptId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<Incoming>> incoming(List<RescueFile.Event> written) {
        if (written.size() > MOST_EVENTS) {
            return Optional.empty();
        }
        List<Incoming> events = new ArrayList<>(written.size());
        try {
            for (RescueFile.Event each : written) {
                if (each.seq() < 1 || each.seq() > 99_999_999 || each.activeMs() < 0) {
                    return Optional.empty();
                }
                events.add(new Incoming(
                        each.seq(),
                        ItemRef.parse(each.item()),
                        ResponseEvent.Kind.of(each.kind()),
                        each.value(),
                        Instant.ofEpochMilli(each.clientTime()),
                        each.activeMs()));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
        return Optional.of(events);
    }

    private static Screens.Rescued refused(String problem) {
        return new Screens.Rescued(problem, 0, 0, "", "", "");
    }
}
