package nl.kennispeil.delivery.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.candidate.CandidateId;

/**
 * Stops a run that would delete more than one for every twenty that run, since that is more often a wrong import than a right one (T3).
 * Two people may let it go on, once, for exactly the list they saw. Ask when a run begins, not again when it resumes:
 * by then the list is shorter.
 */
public final class MassPurgeGuard {

    /** More than 1 in this many asks: 5 %. Whole numbers, so that exactly 5 % is not a matter of rounding. */
    private static final int ONE_IN = 20;

    private MassPurgeGuard() {}

    /** What a run may do. */
    public sealed interface Verdict {

        /**
         * Go on.
         *
         * @param spends true when that was allowed by the approval, which is thereby used up
         */
        record Go(boolean spends) implements Verdict {}

        /**
         * Delete nothing and ask.
         *
         * @param list what an approval must name, see {@link MassPurgeGuard#list}
         */
        record Ask(int due, long active, String list) implements Verdict {}
    }

    /**
     * Leave to delete one list.
     *
     * @param list see {@link MassPurgeGuard#list}
     * @param first the account of one privacy officer
     * @param second that of another
     * @param spent true once a run has used it
     */
    public record Approval(String list, String first, String second, boolean spent) {

        /** @throws IllegalArgumentException when it is one person twice */
        public Approval {
            if (first.equals(second)) {
                throw new IllegalArgumentException("a mass purge is approved by two different people, got one twice");
            }
        }

        public Approval spend() {
            return new Approval(list, first, second, true);
        }
    }

    /**
     * Judges a run before it deletes anything.
     *
     * @param due the enrolments it would delete
     * @param active the enrolments that run today: begun and not ended
     * @param approvals those that were given, for whatever list
     */
    public static Verdict judge(Collection<CandidateId> due, long active, Collection<Approval> approvals) {
        List<CandidateId> distinct = due.stream().distinct().toList();
        if ((long) distinct.size() * ONE_IN <= active) {
            return new Verdict.Go(false);
        }
        String list = list(distinct);
        boolean approved =
                approvals.stream().anyMatch(each -> !each.spent() && each.list().equals(list));
        return approved ? new Verdict.Go(true) : new Verdict.Ask(distinct.size(), active, list);
    }

    /** Stands for a list of enrolments whatever its order: a SHA-256 over the sorted ids, 64 hexadecimal digits. */
    public static String list(Collection<CandidateId> enrolments) {
        String ids =
                enrolments.stream().map(CandidateId::value).distinct().sorted().collect(Collectors.joining("\n"));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ids.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
