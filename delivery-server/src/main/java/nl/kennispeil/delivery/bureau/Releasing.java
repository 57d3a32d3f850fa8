package nl.kennispeil.delivery.bureau;

import java.time.Instant;
import java.util.function.Predicate;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;

/** Releasing results takes two people: one proposes, another one confirms (domain.md §5). */
final class Releasing {

    private final Sittings sittings;
    private final Ledger ledger;
    private final Predicate<SittingId> unmarked;

    /** @param unmarked true while answers of a sitting wait for people to mark them */
    Releasing(Sittings sittings, Ledger ledger, Predicate<SittingId> unmarked) {
        this.sittings = sittings;
        this.ledger = ledger;
        this.unmarked = unmarked;
    }

    void propose(Sitting sitting, Account account, Instant now) {
        requireClosed(sitting, account);
        if (sitting.proposedBy() != null) {
            throw new BadRequest(409, "already-proposed");
        }
        sittings.proposeRelease(sitting.id(), account.login());
        ledger.write(Ledger.line(account, sitting.id(), "sitting.propose-release", now));
    }

    void confirm(Sitting sitting, Account account, Instant now) {
        requireClosed(sitting, account);
        String first = sitting.proposedBy();
        if (first == null) {
            throw new BadRequest(409, "nobody-proposed");
        }
        if (first.equals(account.login())) {
            throw new BadRequest(409, "second-person");
        }
        sittings.release(sitting.id(), now);
        ledger.write(Ledger.line(account, sitting.id(), "sitting.release", now).with(first));
    }

    private void requireClosed(Sitting sitting, Account account) {
        Participants.requireNational(account);
        if (sitting.progress() != Sitting.Progress.CLOSED) {
            throw new BadRequest(
                    409, sitting.progress() == Sitting.Progress.RELEASED ? "already-released" : "not-closed");
        }
        if (unmarked.test(sitting.id())) {
            throw new BadRequest(409, "not-marked");
        }
    }
}
