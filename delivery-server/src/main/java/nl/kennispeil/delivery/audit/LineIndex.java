package nl.kennispeil.delivery.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.secret.LedgerId;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Where lines about, to or by somebody are, without looking at the others. An entry names blocks, and is cut by ranges
 * of numbers, so that it cannot grow without end and its id can be computed. Entries are written before their block: an
 * entry may point at a line that came to be another one, which readers notice, and no line is without its entry. Keys
 * are ledger ids, so nothing in here can be read back.
 */
final class LineIndex {

    /** Numbers that share an entry: most blocks it can name. */
    static final int RANGE = 1_024;

    /** Entries looked for in one question to the store. */
    private static final int AT_ONCE = 400;

    private static final String BLOCKS = "blocks";
    private static final String TECHNICAL = "technical";

    private final Shelf shelf;
    private final ServerSecret secret;

    /** The first and last number of a period; nothing when first is after last. */
    record Range(int first, int last) {}

    LineIndex(Shelves shelves, ServerSecret secret) {
        this.shelf = shelves.shelf("audit_index", Holds.PERSONS);
        this.secret = secret;
    }

    /** The key of an enrolment, person, attempt, login or other id. */
    String key(String id) {
        return LedgerId.of(secret, id);
    }

    static String instituteKey(String institute) {
        return "institute:" + institute;
    }

    /** Of lines whose subject is nothing but a topic. */
    static String topicKey(String topic) {
        return "topic:" + topic;
    }

    static String technicalKey() {
        return TECHNICAL;
    }

    /** Enters lines that are to be written as one block. */
    void add(List<Line> lines) {
        int first = lines.get(0).number();
        Set<String> keys = new LinkedHashSet<>();
        Set<LocalDate> days = new TreeSet<>();
        for (Line each : lines) {
            keys.addAll(keys(each));
            days.add(day(each.at()));
        }
        List<Change> changes = new ArrayList<>();
        for (String key : keys) {
            changes.add(Change.ofOrCreate(id(key, first / RANGE))
                    .setOnInsert("schema", 1)
                    .push(BLOCKS, first));
        }
        for (LocalDate day : days) {
            changes.add(Change.ofOrCreate(id(day))
                    .setOnInsert("schema", 1)
                    .min("first", first)
                    .max("last", lines.get(lines.size() - 1).number()));
        }
        shelf.changeAll(changes);
    }

    /** First numbers of the blocks that have lines of any of the keys, between two ranges, both included. */
    NavigableSet<Integer> blocks(Collection<String> keys, int firstRange, int lastRange) {
        TreeSet<Integer> blocks = new TreeSet<>();
        for (Fields each : shelf.findAll(ids(keys, firstRange, lastRange))) {
            blocks.addAll(numbers(each));
        }
        return blocks;
    }

    /** How many ranges to ask for at a time, with so many keys. */
    static int rangesAtOnce(int keys) {
        return Math.max(1, AT_ONCE / Math.max(1, keys));
    }

    /** The numbers that the days of a period have; everything up to {@code last} without a first or last day. */
    Range numbers(Optional<LocalDate> from, Optional<LocalDate> until, Instant now, Range all) {
        if (from.isEmpty() && until.isEmpty()) {
            return all;
        }
        LocalDate today = day(now);
        LocalDate last = until.filter(today::isAfter).orElse(today);
        LocalDate first = from.orElse(today.minusMonths(AuditTrail.MONTHS_KEPT + 2L));
        List<String> ids = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last) && ids.size() < 1_200; day = day.plusDays(1)) {
            ids.add(id(day));
        }
        int lowest = Integer.MAX_VALUE;
        int highest = 0;
        for (Fields each : shelf.findAll(ids)) {
            lowest = Math.min(lowest, each.number("first"));
            highest = Math.max(highest, each.number("last"));
        }
        return new Range(Math.max(lowest, all.first()), Math.min(highest, all.last()));
    }

    /** Removes every entry of a key; returns how many there were. */
    int forget(String key, Range all) {
        int gone = 0;
        for (List<String> ids : parts(ids(List.of(key), all.first() / RANGE, all.last() / RANGE))) {
            gone += shelf.findAll(ids).size();
            shelf.delete(ids);
        }
        return gone;
    }

    int entries(String key, Range all) {
        return shelf.findAll(ids(List.of(key), all.first() / RANGE, all.last() / RANGE))
                .size();
    }

    /**
     * Removes entries and days that only led to lines that are trimmed.
     *
     * @param next first number that stays
     * @param end last number of the chain: its range is still written to, so its entries stay
     */
    void trim(List<Line> trimmed, int next, int end) {
        Set<String> ids = new LinkedHashSet<>();
        for (Line each : trimmed) {
            int range = each.number() / RANGE;
            for (String key : keys(each)) {
                // the one before as well: an entry may have been meant for a block that came later
                for (int former = Math.max(0, range - 1); former <= range && former < end / RANGE; former++) {
                    ids.add(id(key, former));
                }
            }
        }
        for (List<String> part : parts(List.copyOf(ids))) {
            shelf.delete(shelf.findAll(part).stream()
                    .filter(each -> numbers(each).stream().allMatch(block -> block < next))
                    .map(Fields::id)
                    .toList());
        }
        Set<LocalDate> days = new TreeSet<>();
        trimmed.forEach(each -> days.add(day(each.at())));
        List<String> over = new ArrayList<>();
        for (Fields each : shelf.findAll(days.stream().map(LineIndex::id).toList())) {
            if (each.number("last") < next) {
                over.add(each.id());
            }
        }
        shelf.delete(over);
    }

    static LocalDate day(Instant at) {
        return at.atZone(Page.ZONE).toLocalDate();
    }

    private static Set<String> keys(Line line) {
        Set<String> keys = new LinkedHashSet<>();
        line.traces().forEach(each -> keys.add(each.ledger()));
        if (!line.owner().isEmpty()) {
            keys.add(instituteKey(line.owner()));
        }
        if (!line.institute().isEmpty()) {
            keys.add(instituteKey(line.institute()));
        }
        if (line.subject().ledger().isEmpty()) {
            keys.add(topicKey(line.topic()));
        }
        if (Scope.technical(line)) {
            keys.add(TECHNICAL);
        }
        return keys;
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> numbers(Fields entry) {
        Object blocks = entry.values().get(BLOCKS);
        return blocks == null
                ? List.of()
                : ((List<Number>) blocks).stream().map(Number::intValue).toList();
    }

    private static List<String> ids(Collection<String> keys, int firstRange, int lastRange) {
        List<String> ids = new ArrayList<>();
        for (int range = firstRange; range <= lastRange; range++) {
            for (String key : keys) {
                ids.add(id(key, range));
            }
        }
        return ids;
    }

    private static List<List<String>> parts(List<String> ids) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            parts.add(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
        }
        return parts;
    }

    private static String id(String key, int range) {
        return key + "#" + String.format(Locale.ROOT, "%07d", range);
    }

    private static String id(LocalDate day) {
        return "day:" + day;
    }
}
