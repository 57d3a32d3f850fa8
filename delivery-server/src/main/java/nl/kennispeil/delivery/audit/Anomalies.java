package nl.kennispeil.delivery.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.delivery.page.Page;

/**
 * Lines that stand out, by plain rules that the screen states. Each is counted per account and day; a night belongs to
 * the day it began on. They say where to look, not that something is wrong.
 */
final class Anomalies {

    /** What stands out. */
    enum Rule {
        /** Break-glass access, always. */
        BREAK_GLASS("break-glass", 1),
        /** Log-ins of one account that were refused. */
        REFUSED_LOGINS("logins", 5),
        /** Refused to somebody who is bound to an institute. */
        OUTSIDE_INSTITUTE("institute", 3),
        /** Different people whose results one account saw. */
        MANY_RESULTS("results", 25),
        /** Lists taken out. */
        MANY_EXPORTS("exports", 5),
        /** Staff at work between eleven in the evening and six in the morning. */
        AT_NIGHT("night", 1);

        private final String code;
        private final int atLeast;

        Rule(String code, int atLeast) {
            this.code = code;
            this.atLeast = atLeast;
        }

        String code() {
            return code;
        }

        int atLeast() {
            return atLeast;
        }
    }

    /** @param filter leads to the lines */
    record Finding(Rule rule, String who, String role, int count, Instant first, Instant last, AuditFilter filter) {}

    /** @param complete false when there were more lines than are looked at */
    record Findings(List<Finding> found, boolean complete) {}

    private static final int MOST_SEEN = 50_000;
    private static final int MOST_FOUND = 200;
    private static final int NIGHT_BEGINS = 23;
    private static final int NIGHT_ENDS = 6;
    private static final Set<String> NO_STAFF = Set.of(Entry.SYSTEM, "api", "aios", "opleider");
    private static final Set<String> LOG_INS = Set.of(
            "account.login-failed",
            "account.locked",
            "account.code-failed",
            "account.activation-failed",
            "account.turned-away");
    private static final Set<String> EXPORTS = Set.of("export", "download", "codes-table");

    private record Key(Rule rule, Trace who, LocalDate day) {}

    /** Lines of one account on one day that fit one rule. */
    private static final class Heap {
        private final Line newest;
        private Line oldest;
        private int lines;
        private final Set<String> people = new HashSet<>();

        Heap(Line newest) {
            this.newest = newest;
            this.oldest = newest;
        }

        void add(Line line) {
            oldest = line;
            lines++;
            line.about().forEach(each -> people.add(each.ledger()));
        }
    }

    private final AuditTrail trail;

    Anomalies(AuditTrail trail) {
        this.trail = trail;
    }

    /** What stood out on these days, the gravest rule first and the newest first within it. */
    Findings find(Scope scope, LocalDate from, LocalDate until, Instant now) {
        Map<Key, Heap> heaps = new LinkedHashMap<>();
        boolean complete = trail.each(
                Query.in(scope).days(from, until), Integer.MAX_VALUE, MOST_SEEN, now, line -> sort(line, heaps));
        List<Finding> found = new ArrayList<>();
        heaps.forEach((key, heap) -> {
            int count = key.rule() == Rule.MANY_RESULTS ? heap.people.size() : heap.lines;
            if (count >= key.rule().atLeast()) {
                found.add(finding(key, heap, count));
            }
        });
        found.sort(Comparator.comparing(Finding::rule).thenComparing(Finding::last, Comparator.reverseOrder()));
        return new Findings(found.subList(0, Math.min(MOST_FOUND, found.size())), complete);
    }

    private static void sort(Line line, Map<Key, Heap> heaps) {
        for (Rule rule : Rule.values()) {
            if (fits(rule, line)) {
                Key key = new Key(rule, line.actor(), day(rule, line.at()));
                heaps.computeIfAbsent(key, any -> new Heap(line)).add(line);
            }
        }
    }

    private static boolean fits(Rule rule, Line line) {
        String action = line.action();
        boolean refused = line.outcome() == Outcome.REFUSED;
        return switch (rule) {
            case BREAK_GLASS -> action.startsWith("break-glass");
            case REFUSED_LOGINS ->
                // who types a login that there is not is nobody yet
                LOG_INS.contains(action) && refused && line.topic().equals("account");
            case OUTSIDE_INSTITUTE ->
                action.equals("access.refused") && !line.institute().isEmpty();
            case MANY_RESULTS -> action.equals("result.view") && !refused;
            case MANY_EXPORTS -> EXPORTS.contains(action.substring(action.lastIndexOf('.') + 1)) && !refused;
            case AT_NIGHT -> !NO_STAFF.contains(line.role()) && !refused && night(line.at());
        };
    }

    private static boolean night(Instant at) {
        int hour = at.atZone(Page.ZONE).getHour();
        return hour >= NIGHT_BEGINS || hour < NIGHT_ENDS;
    }

    private static LocalDate day(Rule rule, Instant at) {
        LocalDate day = LineIndex.day(at);
        boolean afterMidnight = at.atZone(Page.ZONE).getHour() < NIGHT_ENDS;
        return rule == Rule.AT_NIGHT && afterMidnight ? day.minusDays(1) : day;
    }

    private static Finding finding(Key key, Heap heap, int count) {
        Line newest = heap.newest;
        AuditFilter filter = AuditFilter.NONE
                .by(newest.actor().raw())
                .action(
                        switch (key.rule()) {
                            case BREAK_GLASS, OUTSIDE_INSTITUTE, MANY_RESULTS -> newest.action();
                            case REFUSED_LOGINS, MANY_EXPORTS, AT_NIGHT -> "";
                        })
                .days(LineIndex.day(heap.oldest.at()), LineIndex.day(newest.at()));
        return new Finding(
                key.rule(), newest.actor().shown(), newest.role(), count, heap.oldest.at(), newest.at(), filter);
    }
}
