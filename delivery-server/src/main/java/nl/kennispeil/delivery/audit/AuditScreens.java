package nl.kennispeil.delivery.audit;

import java.time.Instant;
import java.util.List;

/** What the templates of the log's screens are given. */
public final class AuditScreens {

    private AuditScreens() {}

    /**
     * A line as people read it, in the language of the page.
     *
     * @param clock seconds of the time, as in {@code :07}
     * @param outcome words when it was refused or failed; empty when it was allowed
     * @param about at most a few ids
     * @param more how many ids more
     */
    public record Row(
            int number,
            Instant at,
            String clock,
            String actor,
            String role,
            String institute,
            String action,
            String kind,
            String outcome,
            String subject,
            List<String> about,
            int more,
            String detail,
            String from,
            String session) {}

    /** Something to choose in a filter. */
    public record Choice(String code, String words) {}

    /**
     * Something that stands out.
     *
     * @param rule number of the rule, as a message key
     * @param href to the lines it is about
     */
    public record Finding(String rule, String who, String role, int count, String first, String last, String href) {}

    /** What somebody did or saw of the person who reads it: a sentence, and the test it was about if any. */
    public record OwnLine(String when, String sentence, String where) {}
}
