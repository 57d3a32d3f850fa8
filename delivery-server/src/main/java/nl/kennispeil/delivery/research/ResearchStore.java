package nl.kennispeil.delivery.research;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.Mark;
import nl.kennispeil.delivery.retention.OtherClocks;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * The records of the research store, in a database of their own. A record is found by pseudonym and occasion, which take
 * the key; without it records can be read all together and deleted when their time is over, nothing else.
 *
 * <p>Lists of records by the last day they may exist stand beside them. They hold that day, which a record does not, are
 * never exported, and are what a deletion needs when key and sitting are long gone.
 */
final class ResearchStore {

    static final String RECORDS = "research_records";
    static final String TERMS = "research_terms";

    /** A list of records is split by the first digit of the pseudonym, so that no document grows large. */
    private static final int SHARD_DIGITS = 1;

    private static final int AT_A_TIME = 100;

    private final Shelves shelves;

    /** @param shelves those of the research database, not of the server's own; opened when they are first needed */
    ResearchStore(Shelves shelves) {
        this.shelves = shelves;
    }

    // PERSONS: a pattern of answers is never anonymous. They outlive the enrolment by law (T18), so no deletion step
    // has
    // them; the sweep of ten years and objections do.

    private Shelf records() {
        return shelves.shelf(RECORDS, Holds.PERSONS);
    }

    private Shelf terms() {
        return shelves.shelf(TERMS, Holds.PERSONS);
    }

    /** Whether records of a sitting may still be here. */
    static boolean mayHold(LocalDate sat, LocalDate today) {
        return OtherClocks.inResearch(sat, null, today);
    }

    /**
     * Adds the records of one sitting; those that are there already are replaced by equal ones. They are written in the
     * order of their pseudonyms, which says nothing, and not in the order in which they were read.
     *
     * @param occasion see {@link Pseudonyms#occasion}
     * @param sat day of the sitting
     */
    void add(String occasion, LocalDate sat, Collection<ResearchRecord> of) {
        String last = OtherClocks.research(sat).last().toString();
        List<ResearchRecord> sorted = new ArrayList<>(of);
        sorted.sort(Comparator.comparing(ResearchRecord::pseudonym));
        Map<String, Change> lists = new TreeMap<>();
        for (ResearchRecord each : sorted) {
            lists.computeIfAbsent(
                            list(occasion, each.pseudonym()),
                            id -> Change.ofOrCreate(id).setOnInsert("schema", 1).set("last", last))
                    .set("r." + each.pseudonym(), true);
        }
        // first the way to delete it
        terms().changeAll(List.copyOf(lists.values()));
        for (int from = 0; from < sorted.size(); from += AT_A_TIME) {
            records()
                    .putAll(sorted.subList(from, Math.min(sorted.size(), from + AT_A_TIME)).stream()
                            .map(each -> toFields(occasion, each))
                            .toList());
        }
    }

    /** The records of one pseudonym at these occasions. */
    List<ResearchRecord> find(String pseudonym, Collection<String> occasions) {
        return records().findAll(ids(pseudonym, occasions)).stream()
                .map(ResearchStore::fromFields)
                .sorted(Comparator.comparing(ResearchRecord::half))
                .toList();
    }

    /** Removes them; how many there were. */
    int remove(String pseudonym, Collection<String> occasions) {
        List<String> ids = ids(pseudonym, occasions);
        int before = records().findAll(ids).size();
        records().delete(ids);
        terms().changeAll(occasions.stream()
                .map(each -> Change.of(list(each, pseudonym)).unset("r." + pseudonym))
                .toList());
        return before;
    }

    /** Removes the records of every pseudonym that fits, whatever the occasion; how many. */
    int remove(Predicate<String> fits) {
        int gone = 0;
        for (Fields list : terms().all()) {
            List<String> out =
                    list.map("r").keySet().stream().filter(fits).sorted().toList();
            if (out.isEmpty()) {
                continue;
            }
            String occasion = occasion(list);
            List<String> ids = out.stream().map(each -> each + ":" + occasion).toList();
            gone += records().findAll(ids).size();
            records().delete(ids);
            Change change = Change.of(list.id());
            out.forEach(each -> change.unset("r." + each));
            terms().change(change);
        }
        return gone;
    }

    /** Removes every record whose last day is over; how many. */
    int sweep(LocalDate today) {
        int gone = 0;
        for (Fields list : terms().all()) {
            if (!today.isAfter(LocalDate.parse(list.text("last")))) {
                continue;
            }
            List<String> ids = recordsOf(list);
            gone += records().findAll(ids).size();
            records().delete(ids);
            terms().delete(List.of(list.id()));
        }
        return gone;
    }

    /** Hands over every record, by shard and pseudonym, some at a time. */
    void each(Consumer<ResearchRecord> to) {
        List<String> ids = new ArrayList<>();
        terms().all().forEach(list -> ids.addAll(recordsOf(list)));
        ids.sort(Comparator.naturalOrder());
        for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            records().findAll(ids.subList(from, Math.min(ids.size(), from + AT_A_TIME))).stream()
                    .sorted(Comparator.comparing(Fields::id))
                    .map(ResearchStore::fromFields)
                    .forEach(to);
        }
    }

    /** How many records there are, by half-year. */
    Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        terms().all().forEach(list -> {
            LocalDate sat = LocalDate.parse(list.text("last")).minusYears(10);
            sizes.merge(ResearchRecord.half(sat), list.map("r").size(), Integer::sum);
        });
        sizes.values().removeIf(each -> each == 0);
        return sizes;
    }

    private static List<String> recordsOf(Fields list) {
        String occasion = occasion(list);
        return list.map("r").keySet().stream()
                .map(each -> each + ":" + occasion)
                .toList();
    }

    private static String occasion(Fields list) {
        return list.id().substring(0, list.id().indexOf('#'));
    }

    private static List<String> ids(String pseudonym, Collection<String> occasions) {
        return occasions.stream().map(each -> pseudonym + ":" + each).toList();
    }

    private static String list(String occasion, String pseudonym) {
        return occasion + "#" + pseudonym.substring(0, SHARD_DIGITS);
    }

    private static Fields toFields(String occasion, ResearchRecord record) {
        return Fields.of(record.pseudonym() + ":" + occasion)
                .with("schema", 1)
                .with("institute", record.institute())
                .with("group", record.group())
                .with("half", record.half())
                .with("form", record.form().toString())
                .with(
                        "items",
                        record.items().stream().map(ResearchStore::written).toList())
                .build();
    }

    private static String written(ResearchRecord.Line line) {
        return String.join(
                "|",
                line.item().toString(),
                line.answer(),
                line.mark().name(),
                line.points().toPlainString());
    }

    private static ResearchRecord fromFields(Fields fields) {
        Map<String, ResearchRecord.Line> lines = new LinkedHashMap<>();
        for (String each : fields.texts("items")) {
            String[] part = each.split("\\|", -1);
            lines.put(
                    part[0],
                    new ResearchRecord.Line(
                            ItemRef.parse(part[0]), part[1], Mark.valueOf(part[2]), new BigDecimal(part[3])));
        }
        return new ResearchRecord(
                fields.id().substring(0, fields.id().indexOf(':')),
                fields.text("institute"),
                fields.number("group"),
                fields.text("half"),
                FormRef.parse(fields.text("form")),
                List.copyOf(lines.values()));
    }
}
