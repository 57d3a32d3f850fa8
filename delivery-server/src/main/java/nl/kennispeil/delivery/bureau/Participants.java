package nl.kennispeil.delivery.bureau;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.SittingId;

/**
 * The attempts of a sitting as far as an account covers them. Every screen and action of the bureau reaches attempts
 * through here, so that an account bound to an institute never sees or touches another one's.
 */
final class Participants {

    private final Rosters rosters;
    private final Attempts attempts;
    private final Institutes institutes;
    private final Predicate<CandidateId> hidden;

    /** @param hidden whose data nobody of the bureau or an institute may see (AVG art. 18) */
    Participants(Rosters rosters, Attempts attempts, Institutes institutes, Predicate<CandidateId> hidden) {
        this.rosters = rosters;
        this.attempts = attempts;
        this.institutes = institutes;
        this.hidden = hidden;
    }

    /** Whether nobody here may see anything of a candidate. */
    boolean hidden(CandidateId candidate) {
        return hidden.test(candidate);
    }

    /** The institutes an account covers, by name. */
    List<Institute> institutes(Account account) {
        return institutes.all().stream()
                .filter(each -> account.covers(each.id()))
                .toList();
    }

    /** All attempts of a sitting that an account covers. */
    List<Attempt> of(SittingId sitting, Account account) {
        return ofInstitutes(
                        sitting, institutes(account).stream().map(Institute::id).toList())
                .stream()
                .filter(this::visible)
                .toList();
    }

    /** Those of a sitting that may be shown, of the whole country. */
    List<Attempt> shown(SittingId sitting) {
        return all(sitting).stream().filter(this::visible).toList();
    }

    /** All attempts of a sitting, to mark them: what nobody may see is kept and marked all the same. */
    List<Attempt> all(SittingId sitting) {
        return ofInstitutes(
                sitting, institutes.all().stream().map(Institute::id).toList());
    }

    /**
     * One attempt of a sitting.
     *
     * @throws BadRequest 404 when there is none or the account does not cover it; which of the two is not told
     */
    Attempt require(SittingId sitting, String attempt, Account account) {
        return id(attempt)
                .flatMap(attempts::find)
                .filter(each -> each.sitting().equals(sitting))
                .filter(each -> account.covers(each.institute()))
                .filter(this::visible)
                .orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    /** @throws BadRequest 403 when the account is bound to an institute and the work is about all of them */
    static void requireNational(Account account) {
        if (account.boundTo().isPresent()) {
            throw new BadRequest(403, "not-yours");
        }
    }

    private boolean visible(Attempt attempt) {
        CandidateId candidate = attempt.candidate();
        return candidate == null || !hidden.test(candidate);
    }

    private List<Attempt> ofInstitutes(SittingId sitting, List<String> ids) {
        List<AttemptId> all = new ArrayList<>();
        rosters.of(sitting, ids).values().forEach(list -> list.forEach(each -> all.add(new AttemptId(each))));
        return List.copyOf(attempts.findAll(all).values());
    }

    private static Optional<AttemptId> id(String value) {
        try {
            return Optional.of(new AttemptId(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
