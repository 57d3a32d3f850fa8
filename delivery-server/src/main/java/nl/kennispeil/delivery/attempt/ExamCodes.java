package nl.kennispeil.delivery.attempt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.secret.ExamCode;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Single-use exam codes, kept hashed. Each opening of an attempt spends one and issues the next, which the screen shows
 * as the way to go on at another device. The same device may repeat a code: its reply may have been lost on the way.
 */
public final class ExamCodes {

    /** What presenting a code leads to. */
    public enum Outcome {
        ACCEPTED,
        UNKNOWN,
        USED
    }

    /** @param attempt present only when accepted */
    public record Claim(Outcome outcome, Optional<AttemptId> attempt) {

        private static Claim refused(Outcome outcome) {
            return new Claim(outcome, Optional.empty());
        }
    }

    static final String CODES = "exam_codes";
    static final String USES = "exam_code_uses";

    /** How many issues of codes are looked for once the attempt is gone and cannot tell how many there were. */
    private static final int ISSUES_LOOKED_AT = 32;

    private final Shelf codes;
    private final Shelf uses;
    private final Attempts attempts;
    private final ServerSecret secret;

    public ExamCodes(Shelves shelves, Attempts attempts, ServerSecret secret) {
        this.codes = shelves.shelf(CODES, Holds.PERSONS);
        this.uses = shelves.shelf(USES, Holds.PERSONS);
        this.attempts = attempts;
        this.secret = secret;
    }

    /** The code that opens this attempt now. */
    public ExamCode current(Attempt attempt) {
        return ExamCode.issue(secret, attempt.id().value(), attempt.codeIssue());
    }

    /** Makes the current codes of these attempts usable. */
    public void publish(Collection<Attempt> of) {
        codes.putAll(of.stream()
                .map(each -> Fields.of(current(each).hash())
                        .with("schema", 1)
                        .with("attempt", each.id().value())
                        .with("issue", each.codeIssue())
                        .build())
                .toList());
    }

    /**
     * Spends a code.
     *
     * @param typed as the candidate typed it
     * @param device a random name the device chose for itself
     */
    public Claim claim(String typed, String device) {
        ExamCode code;
        try {
            code = ExamCode.parse(typed);
        } catch (IllegalArgumentException e) {
            return Claim.refused(Outcome.UNKNOWN);
        }
        Fields known = codes.find(code.hash()).orElse(null);
        if (known == null) {
            return Claim.refused(Outcome.UNKNOWN);
        }
        AttemptId id = new AttemptId(known.text("attempt"));
        Attempt attempt = attempts.find(id).orElse(null);
        if (attempt == null) {
            return Claim.refused(Outcome.UNKNOWN);
        }
        boolean mine = uses.insert(
                Fields.of(code.hash()).with("schema", 1).with("device", device).build());
        if (!mine) {
            boolean repeated = uses.find(code.hash())
                    .map(use -> use.text("device").equals(device))
                    .orElse(false);
            return repeated ? accepted(id) : Claim.refused(Outcome.USED);
        }
        return known.number("issue") == attempt.codeIssue() ? accepted(id) : Claim.refused(Outcome.USED);
    }

    /** Makes every code of these attempts unknown, those of long ago too. */
    int forget(Collection<AttemptId> of) {
        List<String> hashes = hashes(of);
        int before = remaining(of);
        codes.delete(hashes);
        uses.delete(hashes);
        return before;
    }

    int remaining(Collection<AttemptId> of) {
        List<String> hashes = hashes(of);
        return codes.findAll(hashes).size() + uses.findAll(hashes).size();
    }

    /** Of the attempts that exist all issues; of the others as many as anybody ever had. */
    private List<String> hashes(Collection<AttemptId> of) {
        Map<AttemptId, Attempt> known = attempts.findAll(of);
        List<String> hashes = new ArrayList<>();
        for (AttemptId id : of) {
            Attempt attempt = known.get(id);
            int last = Math.max(attempt == null ? 0 : attempt.codeIssue(), ISSUES_LOOKED_AT);
            for (int issue = 0; issue <= last; issue++) {
                hashes.add(ExamCode.issue(secret, id.value(), issue).hash());
            }
        }
        return hashes;
    }

    private static Claim accepted(AttemptId id) {
        return new Claim(Outcome.ACCEPTED, Optional.of(id));
    }
}
