package nl.kennispeil.delivery.load;

import java.util.LinkedHashMap;
import java.util.Map;

/** What has happened in a run so far. For one thread: that of the {@link Loop}. */
final class Tally {

    final Latencies saves = new Latencies();
    final Latencies starts = new Latencies();
    final Latencies logins = new Latencies();
    final Latencies submits = new Latencies();
    final Latencies lag = new Latencies();

    /** Acknowledged answers. */
    long saved;
    /** Requests that carried them. */
    long saveRequests;
    /** What a candidate would notice as going wrong for good. */
    long errors;
    /** Requests sent again, or events sent again, because the server was away or busy. */
    long retries;
    /** Answers the server will not take, such as those made after the deadline. */
    long refused;

    int skippedCodes;
    int loggedIn;
    int started;
    int submitted;
    int ended;

    private final Map<String, Integer> reasons = new LinkedHashMap<>();

    /** Counts something that went wrong for good. */
    void error(String reason) {
        errors++;
        if (reasons.size() < 10 || reasons.containsKey(reason)) {
            reasons.merge(reason, 1, Integer::sum);
        }
    }

    /** Reasons of errors with how often, the first few kinds. */
    Map<String, Integer> reasons() {
        return reasons;
    }
}
