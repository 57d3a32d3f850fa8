package nl.kennispeil.delivery.bureau;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.attempt.ExamCodes;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.secret.ExamCode;
import nl.kennispeil.delivery.sitting.Announcement;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;

/**
 * What can be done to attempts while a sitting goes on. Every action is refused after closing, reaches only attempts
 * the account covers, and leaves an audit line. Whether the account has the permission is asked before.
 */
final class Supervision {

    static final int MOST_EXTRA_MINUTES = 60;
    static final int LONGEST_REOPENING = 180;

    private final Sittings sittings;
    private final Attempts attempts;
    private final ExamCodes codes;
    private final Participants participants;
    private final Monitor monitor;
    private final Consumer<Attempt> submitted;
    private final Ledger ledger;

    /** @param submitted told after an attempt was handed in */
    Supervision(
            Sittings sittings,
            Attempts attempts,
            ExamCodes codes,
            Participants participants,
            Monitor monitor,
            Consumer<Attempt> submitted,
            Ledger ledger) {
        this.sittings = sittings;
        this.attempts = attempts;
        this.codes = codes;
        this.participants = participants;
        this.monitor = monitor;
        this.submitted = submitted;
        this.ledger = ledger;
    }

    /** A message to everybody the account covers; returns how many that are. */
    int announce(Sitting sitting, String text, Account account, Instant now) {
        requireOpen(sitting);
        Announcement announcement = announcement(text, now);
        List<Attempt> reached = participants.of(sitting.id(), account);
        if (account.boundTo().isEmpty()) {
            sittings.announce(sitting.id(), announcement);
        } else {
            reached.forEach(each -> attempts.announce(each.id(), announcement));
        }
        done(
                sitting,
                Ledger.line(account, sitting.id(), "sitting.message", now)
                        .owner(account.institute())
                        .detail("reached", reached.size())
                        .detail("characters", announcement.text().length()));
        return reached.size();
    }

    void message(Sitting sitting, String attempt, String text, Account account, Instant now) {
        Attempt found = find(sitting, attempt, account);
        Announcement announcement = announcement(text, now);
        attempts.announce(found.id(), announcement);
        done(
                sitting,
                line(account, found, "attempt.message", now)
                        .detail("characters", announcement.text().length()));
    }

    void extraMinutes(Sitting sitting, String attempt, int minutes, Account account, Instant now) {
        Attempt found = find(sitting, attempt, account);
        if (minutes < 0 || minutes > MOST_EXTRA_MINUTES) {
            throw new BadRequest(400, "extra-minutes");
        }
        attempts.extraMinutes(found.id(), minutes);
        done(
                sitting,
                line(account, found, "attempt.extra-time", now)
                        .detail("before", found.extraMinutes())
                        .detail("minutes", minutes));
    }

    /** Makes former codes worthless and returns the new one, which is to be shown once. */
    ExamCode newCode(Sitting sitting, String attempt, Account account, Instant now) {
        Attempt found = find(sitting, attempt, account);
        Attempt changed = attempts.nextCode(found.id());
        codes.publish(List.of(changed));
        done(sitting, line(account, found, "attempt.new-code", now).detail("issue", changed.codeIssue()));
        return codes.current(changed);
    }

    void forceSubmit(Sitting sitting, String attempt, Account account, Instant now) {
        Attempt found = find(sitting, attempt, account);
        if (!found.started()) {
            throw new BadRequest(409, "not-started");
        }
        if (found.submitted()) {
            throw new BadRequest(409, "submitted");
        }
        submitted.accept(attempts.submit(found.id(), now, true));
        done(sitting, line(account, found, "attempt.force-submit", now));
    }

    /** The first of the two people a reopening takes. */
    void askReopen(Sitting sitting, String attempt, Account account, Instant now) {
        Attempt found = find(sitting, attempt, account);
        if (!found.started()) {
            throw new BadRequest(409, "not-started");
        }
        attempts.askReopen(found.id(), account.login());
        done(sitting, line(account, found, "attempt.ask-reopen", now));
    }

    /** The second one, who must be somebody else. */
    void confirmReopen(Sitting sitting, String attempt, int minutes, Account account, Instant now) {
        Attempt found = find(sitting, attempt, account);
        String first = found.reopenAskedBy();
        if (first == null) {
            throw new BadRequest(409, "nobody-asked");
        }
        if (Objects.equals(first, account.login())) {
            throw new BadRequest(409, "second-person");
        }
        if (minutes < 1 || minutes > LONGEST_REOPENING) {
            throw new BadRequest(400, "reopen-minutes");
        }
        Instant until = now.plus(Duration.ofMinutes(minutes));
        attempts.reopen(found.id(), until);
        done(sitting, line(account, found, "attempt.reopen", now).with(first).detail("minutes", minutes));
    }

    private Attempt find(Sitting sitting, String attempt, Account account) {
        requireOpen(sitting);
        return participants.require(sitting.id(), attempt, account);
    }

    /** @throws BadRequest 409 when the answers of a sitting are final */
    static void requireOpen(Sitting sitting) {
        if (sitting.progress() != Sitting.Progress.PLANNED) {
            throw new BadRequest(409, "sitting-closed");
        }
    }

    private static Announcement announcement(String text, Instant now) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > Announcement.MAXIMUM_LENGTH) {
            throw new BadRequest(400, "message-length");
        }
        return new Announcement("m" + now.toEpochMilli(), now, stripped);
    }

    private static Entry line(Account account, Attempt attempt, String action, Instant now) {
        return Ledger.line(account, attempt.sitting(), action, now)
                .about(attempt.id().value())
                .owner(attempt.institute());
    }

    private void done(Sitting sitting, Entry line) {
        monitor.forget(sitting.id());
        ledger.write(line);
    }
}
